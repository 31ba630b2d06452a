/** Loads something said without a name, as far as whoever asks may know it. Decides nothing. */
import { wordsOf } from '../../platform/record/index.ts'
import { findProcess } from '../processes/index.ts'
import { findText } from '../texts/index.ts'
import { sceneOf, textShown, type Asked } from './load.ts'
import type { RemarkId } from './remark.ts'
import type { RemarkShown } from './shown.ts'
import { findRemark, findVoice } from './store-remarks.ts'

/** Before it is agreed to it is there for two: who noted it, and who is said to have said it. */
export async function loadRemark(asked: Asked, id: RemarkId): Promise<RemarkShown | undefined> {
  const { read, viewer } = asked
  const found = await findRemark(read, id)
  const voice = await findVoice(read, id)
  const own = voice && viewer?.person === voice.speaker ? voice : undefined
  const heard = own ?? (voice && viewer?.person === voice.notedBy ? voice : undefined)
  const about = found ?? heard
  if (!about) return undefined
  const { text: of, process: within } = about
  const text = await findText(read, of)
  const process = await findProcess(read, { id: within })
  if (!text || !process) return undefined
  const words = found ? (await wordsOf(read, [found.words])).get(found.words) : undefined
  const said = found ? (words?.kind === 'text' ? words.text : '') : (heard?.words ?? '')
  return {
    ...(await sceneOf(asked, process, [], [about.notedBy])),
    at: await textShown(read, text),
    remark: { ...about, group: found?.group, said },
    isAgreed: found !== undefined,
    voice: own,
  }
}
