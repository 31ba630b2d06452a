/** Loads what a room shows. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findBody } from '../bodies/index.ts'
import {
  agendaOf,
  hubsOf,
  placeOf,
  type Hosting,
  type MeetingId,
  findHosted,
} from '../meetings/index.ts'
import { attendancesOf, type Attendee } from '../minutes/index.ts'
import {
  affiliationIn,
  codesOf,
  findAffiliations,
  findPeople,
  namesOf,
  type Capacity,
  type Labels,
} from '../people/index.ts'
import type { RoomAsked, RoomScene } from './part.ts'
import { phaseOf } from './room.ts'
import { speakingRuleOf } from './rules-queue.ts'
import type { FloorShown, Told } from './shown.ts'
import { handsOf, sittingOf, turnsOf } from './store.ts'

const NOTHING_ASKED: RoomAsked = { language: undefined, every: undefined }

type Reading = {
  readonly db: Read
  readonly now: Instant
  readonly asked: RoomAsked | undefined
}

export async function loadScene(
  { db, now, asked = NOTHING_ASKED }: Reading,
  id: MeetingId,
): Promise<RoomScene | undefined> {
  const found = await findHosted(db, id)
  if (!found) return undefined
  const { meeting, hosting } = found
  const sitting = await sittingOf(db, id)
  return {
    db,
    meeting,
    hosting,
    sitting,
    phase: phaseOf(sitting, meeting, now),
    agenda: await agendaOf(db, id),
    attendances: await attendancesOf(db, id),
    hubs: await hubsOf(db, id),
    now,
    asked,
  }
}

type Mentioned = { readonly who: readonly Attendee[]; readonly said: readonly string[] }

/** Names and words of those who are mentioned, and of the room itself. */
export async function toldIn(scene: RoomScene, { who, said }: Mentioned): Promise<Told> {
  const { db, meeting, hosting, agenda } = scene
  const people = who.flatMap((one) => (one.kind === 'person' ? [one.person] : []))
  const organisations = await organisationsOf(db, who)
  const { title, ways } = meeting
  const commitments = [
    ...[title, placeOf(hosting).name, ways.dialIn].flatMap((one) => one ?? []),
    ...agenda.map(({ topic }) => topic),
    ...organisations.values(),
    ...who.flatMap((one) => (one.kind === 'guest' ? [one.name] : [])),
    ...said,
  ]
  return {
    words: await wordsOf(db, [...new Set(commitments)]),
    names: await namesOf(db, await findPeople(db, [...new Set(people)])),
    organisations,
    groups: await groupsOf(db, hosting),
  }
}

async function organisationsOf(
  db: Read,
  who: readonly Attendee[],
): Promise<ReadonlyMap<Capacity, string>> {
  const capacities = who.flatMap((one) => (one.kind === 'person' ? [one.capacity] : []))
  const ids = capacities.flatMap((capacity) => affiliationIn(capacity) ?? [])
  const found = await findAffiliations(db, [...new Set(ids)])
  return new Map(
    capacities.flatMap((capacity) => {
      const id = affiliationIn(capacity)
      const organisation = id && found.get(id)?.organisation
      return organisation === undefined ? [] : [[capacity, organisation] as const]
    }),
  )
}

async function groupsOf(db: Read, hosting: Hosting): Promise<ReadonlyMap<string, Labels>> {
  const id = hosting.kind === 'process' ? hosting.process.body : hosting.body.id
  const body = id && (await findBody(db, { id }))
  if (!body || body.grouping === null) return new Map()
  const codes = await codesOf(db, body.grouping)
  return new Map(codes.map(({ code, labels }) => [code, labels]))
}

export async function loadFloor(scene: RoomScene): Promise<FloorShown> {
  const { db, meeting, hosting } = scene
  const hands = await handsOf(db, meeting.id)
  const turns = await turnsOf(db, meeting.id)
  const told = await toldIn(scene, {
    who: hands.map(({ who }) => who),
    said: turns.flatMap(({ departed }) => departed ?? []),
  })
  return { ...scene, ...told, hands, turns, rule: speakingRuleOf(hosting, meeting.kind) }
}
