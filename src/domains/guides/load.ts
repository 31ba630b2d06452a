/** Loads what the pages of guides show. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf, type Words } from '../../platform/record/index.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { codesOf, findPeople, namesOf } from '../people/index.ts'
import type { Actor, Code, Named, PersonId } from '../people/index.ts'
import { comingMeetings, meetingPhase, type Meeting } from '../meetings/index.ts'
import { activeGuides } from './active.ts'
import { otherOf, type Guide, type GuideMessage, type Pair } from './guide.ts'
import { loadNow, messagesOf, pairsOf } from './store-pairs.ts'

/** Office hours that are listed, and how far ahead. */
const HOURS_MAX = 5
const AHEAD = days(60)
/** Cancelled ones are among them. */
const LOOKED_AT = 50

export type GuidesShown = {
  readonly guides: readonly (Guide & { readonly free: number })[]
  readonly names: ReadonlyMap<PersonId, Named>
  readonly words: Words
  readonly codes: readonly Code[]
  /** Of whoever reads: the newest first. */
  readonly pairs: readonly Pair[]
  readonly viewer: Actor | undefined
  readonly officeHours: readonly Meeting[]
}

export async function loadGuides(
  read: Read,
  viewer: Actor | undefined,
  now: Instant,
): Promise<GuidesShown> {
  const guides = await activeGuides(read)
  const load = await loadNow(read)
  const pairs = viewer ? await pairsOf(read, viewer.person) : []
  const ids = [
    ...guides.map(({ person }) => person),
    ...(viewer ? pairs.map((pair) => otherOf(pair, viewer.person)) : []),
  ]
  const coming = await comingMeetings(read, {
    from: now,
    until: after(now, AHEAD),
    limit: LOOKED_AT,
    kinds: ['office-hours'],
  })
  const officeHours = coming
    .filter((one) => meetingPhase(one, now) !== 'cancelled')
    .slice(0, HOURS_MAX)
  return {
    guides: guides.map((guide) => ({
      ...guide,
      free: Math.max(0, guide.places - (load.get(guide.person) ?? 0)),
    })),
    names: await namesOf(read, await findPeople(read, [...new Set(ids)])),
    words: await wordsOf(read, [
      ...guides.map(({ hours }) => hours),
      ...officeHours.map(({ title }) => title),
    ]),
    codes: await codesOf(read),
    pairs,
    viewer,
    officeHours,
  }
}

export type PairShown = {
  readonly pair: Pair
  readonly messages: readonly GuideMessage[]
  readonly viewer: Actor
  readonly name: (person: PersonId) => string
}

export async function loadPair(read: Read, pair: Pair, viewer: Actor): Promise<PairShown> {
  const names = await namesOf(read, await findPeople(read, [pair.guide, pair.newcomer]))
  return {
    pair,
    messages: await messagesOf(read, pair.id),
    viewer,
    name: (person) => names.get(person)?.name ?? person,
  }
}
