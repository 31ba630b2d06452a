/** Loads what the item on the table is about: its text, and what is open about it. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { amendmentId, findAmendment } from '../amendments/index.ts'
import { ballotsOf, itemKey } from '../ballots/index.ts'
import { callsOf, phaseOf as callPhase } from '../decisions/index.ts'
import { pathOfLink, type AgendaItem } from '../meetings/index.ts'
import { findText, latestVersions, textId } from '../texts/index.ts'
import type { AboutItem } from './shown.ts'

/** Of each kind, on the page of the room. */
const OPEN_MAX = 5

const NOTHING: AboutItem = { path: undefined, isHere: false, brackets: undefined, open: [] }

export async function aboutItem(db: Read, item: AgendaItem, now: Instant): Promise<AboutItem> {
  const { link } = item
  if (link === undefined) return NOTHING
  const path = pathOfLink(link)
  const [noun, raw = ''] = link.split('#', 1)[0]?.split(':') ?? []
  const id = noun === 'text' ? textId(raw) : undefined
  const text = id && (await findText(db, id))
  if (!text) {
    const amendment = noun === 'amendment' ? amendmentId(raw) : undefined
    const found = amendment && (await findAmendment(db, amendment))
    return { ...NOTHING, path, isHere: found !== undefined }
  }
  const version = (await latestVersions(db, text.process)).get(text.id)
  const calls = (await callsOf(db, { text: text.id })).filter(
    (call) => callPhase(call, now) === 'open',
  )
  const ballots = (await ballotsOf(db, { process: text.process })).filter(
    ({ state, subject }) =>
      state.kind === 'open' && subject.kind !== 'removal' && itemKey(subject) === `text:${text.id}`,
  )
  return {
    path,
    isHere: true,
    brackets: version?.brackets,
    open: [
      ...calls.slice(0, OPEN_MAX).map((call) => ({
        kind: 'call' as const,
        path: `/calls/${call.id}`,
      })),
      ...ballots.slice(0, OPEN_MAX).map((ballot) => ({
        kind: 'ballot' as const,
        path: `/ballots/${ballot.id}`,
      })),
    ],
  }
}
