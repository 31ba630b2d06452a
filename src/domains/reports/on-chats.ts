/** Lines of a meeting's chat as what can be reported: struck by whoever runs the meeting. */
import { wordsOf } from '../../platform/record/index.ts'
import { chatLineId, findChat } from '../chats/index.ts'
import { findHosted, mayRun, placeOf, topicsOfHost } from '../meetings/index.ts'
import type { Reportable } from './reportable.ts'
import type { Thing } from './report.ts'

export const reportableChatLines: Reportable = {
  noun: 'chat-line',
  async find(db, raw) {
    const id = chatLineId(raw)
    const line = id && (await findChat(db, id))
    const found = line && (await findHosted(db, line.meeting))
    if (!line || !found) return undefined
    const { hosting } = found
    const { name, path } = placeOf(hosting)
    const wording = (await wordsOf(db, [line.words])).get(line.words)
    const href = `/meetings/${line.meeting}/chat?line=${line.id}`
    return {
      thing: `chat-line:${line.id}` as Thing,
      href,
      removal: `${href}#strike`,
      author: line.by,
      name: undefined,
      words: wording.kind === 'text' && !line.struck ? wording.text : undefined,
      place: { title: name, href: path },
      body: hosting.kind === 'process' ? hosting.process.body : hosting.body.id,
      isSealed: false,
      officeOf: (actor) => {
        const runs = mayRun(hosting, actor)
        return runs.ok ? runs.value : undefined
      },
      about: `chat-line:${line.id}`,
      rules: hosting.kind === 'process' ? hosting.process.pin.hash : undefined,
      topics: [...topicsOfHost(hosting), `meeting:${line.meeting}`],
    }
  },
  takenBy: ({ act, obj }) => (act === 'chat.strike' ? obj : undefined),
}
