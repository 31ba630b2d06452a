/** Loads the proceedings of a meeting: its parts, its place in a cycle, its summary. No rules. */
import type { Read } from '../../platform/db/index.ts'
import type { Language, Translate } from '../../platform/languages/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findCycle, hubsOf, placeOf, roundAt, type MeetingId } from '../meetings/index.ts'
import { loadNotes, type NotesShown } from '../minutes/index.ts'
import type { Actor } from '../people/index.ts'
import { plain } from '../processes/index.ts'
import type { ToldShown } from '../stewards/index.ts'
import { loadSummary } from './load-summary.ts'
import type { PartTools } from './part.ts'
import { partsOf, type NamedPart } from './parts.ts'

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly tools: PartTools
  readonly t: Translate
  readonly language: Language
}

/** Which turn of which cycle it was. */
export type InCycle = { readonly path: string; readonly name: string; readonly region: string }

/** Where people followed it together: `Nakuru (5 people)`. */
export type HubShown = { readonly id: string; readonly said: string }

export type MeetingProceedings = {
  readonly shown: NotesShown
  readonly host: { readonly path: string; readonly name: string }
  readonly hubs: readonly HubShown[]
  readonly cycle: InCycle | undefined
  readonly summary: ToldShown | undefined
  readonly parts: readonly NamedPart[]
}

export async function loadMeeting(
  asked: Asked,
  id: MeetingId,
): Promise<MeetingProceedings | undefined> {
  const { read, t } = asked
  const shown = await loadNotes(asked, id)
  if (!shown) return undefined
  const { path, name, slug } = placeOf(shown.hosting)
  return {
    shown,
    host: { path, name: plain(shown, name, slug) },
    hubs: await hubsAt(asked, id),
    cycle: await cycleOf(asked, id),
    summary: await loadSummary(read, `meeting:${id}`, t),
    parts: await partsOf({ ...asked, shown }),
  }
}

async function hubsAt({ read, t }: Asked, id: MeetingId): Promise<readonly HubShown[]> {
  const hubs = await hubsOf(read, id)
  const words = await wordsOf(
    read,
    hubs.map(({ place }) => place),
  )
  return hubs.map(({ id, place, people }) => {
    const name = plain({ words }, place, t('minutes.removed'))
    const count = people.length
    return { id, said: count === 0 ? name : t('proceedings.hub', { place: name, count }) }
  })
}

async function cycleOf({ read, t }: Asked, id: MeetingId): Promise<InCycle | undefined> {
  const round = await roundAt(read, id)
  const cycle = round && (await findCycle(read, round.cycle))
  if (!round || !cycle) return undefined
  const words = await wordsOf(read, [cycle.name])
  return {
    path: `/cycles/${cycle.id}/proceedings`,
    name: plain({ words }, cycle.name, t('minutes.removed')),
    region: round.region,
  }
}
