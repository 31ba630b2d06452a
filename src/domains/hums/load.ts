/** Loads what the pages of hums show, and a room's part. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import {
  agendaOf,
  hubsOf,
  mayRun,
  placeOf,
  type AgendaItem,
  type Hosting,
  type Hub,
  type Meeting,
  type MeetingId,
  findHosted,
} from '../meetings/index.ts'
import { attendancesOf, type Attendance } from '../minutes/index.ts'
import { findPeople, namesOf, type Actor, type PersonId } from '../people/index.ts'
import type { Returned, SittingPhase } from '../rooms/index.ts'
import { groupNamesOf } from './groups.ts'
import type { Hum } from './hum.ts'
import { isByPhone } from './rules.ts'
import { openOf, type HumsSeen, type HumsShown, type PhoneLine } from './shown.ts'
import { standingByHand, standingOf } from './standing-of.ts'
import { answeredIn, hubTotals, ownAnswer, whoAnswered } from './store-answers.ts'
import { codeOf } from './store-codes.ts'
import { humsOf } from './store.ts'
import { whoOf } from './who.ts'

/** What a room has loaded already, or a page has loaded for itself. */
export type Ground = {
  readonly db: Read
  readonly meeting: Meeting
  readonly hosting: Hosting
  readonly phase: SittingPhase
  readonly agenda: readonly AgendaItem[]
  readonly hubs: readonly Hub[]
  readonly attendances: readonly Attendance[]
  readonly now: Instant
}

export async function seenIn(ground: Ground): Promise<HumsSeen> {
  const { db, meeting, hosting, agenda, hubs, attendances } = ground
  const hums = await humsOf(db, meeting.id)
  const open = openOf(hums)
  const totals = open ? await hubTotals(db, open.id) : []
  const guests = attendances.flatMap(({ who }) => (who.kind === 'guest' ? [who.name] : []))
  const people = [
    ...hums.map(({ askedBy }) => askedBy),
    ...attendances.flatMap(({ who }) => (who.kind === 'person' ? [who.person] : [])),
  ]
  const commitments = [
    meeting.title,
    placeOf(hosting).name,
    ...hums.flatMap(({ question, answers }) => [
      question,
      ...(answers.kind === 'own' ? answers.words : []),
    ]),
    ...agenda.map(({ topic }) => topic),
    ...hubs.map(({ place }) => place),
    ...guests,
  ]
  return {
    ...ground,
    hums,
    answered: {
      count: open ? await answeredIn(db, open.id) : 0,
      hubs: totals.map(({ hub }) => hub),
    },
    groups: await groupNamesOf(db, hosting),
    words: await wordsOf(db, [...new Set(commitments)]),
    names: await namesOf(db, await findPeople(db, [...new Set(people)])),
  }
}

export type Seeing = {
  readonly viewer: Actor | undefined
  readonly returned: Returned | undefined
  readonly takesMessages: boolean
}

export async function shownTo(ground: Ground, seeing: Seeing): Promise<HumsShown> {
  const { db, meeting, hosting, now } = ground
  const { viewer } = seeing
  const about = await standingByHand(db, { meeting, hosting, actor: viewer, now })
  // Names of those by phone are for who answers for them: others' pages need none of them.
  const isHand = mayRun(hosting, viewer).ok || about.moderates
  const byPhone = isHand ? ground.attendances.filter(isByPhone) : []
  const seen = await seenIn({ ...ground, attendances: byPhone })
  const open = openOf(seen.hums)
  const own = viewer && open && (await ownAnswer(db, open.id, viewer.person))
  const by = own?.enteredBy
  return {
    ...seen,
    ...seeing,
    names: by === undefined ? seen.names : await withName(db, seen.names, by),
    about,
    own,
    byPhone: open ? await phoneLines(db, open, byPhone) : [],
    code: viewer && (await codeOf(db, meeting.id, viewer.person)),
  }
}

const withName = async (db: Read, names: HumsSeen['names'], person: PersonId) =>
  new Map([...names, ...(await namesOf(db, await findPeople(db, [person])))])

async function phoneLines(
  db: Read,
  { id }: Hum,
  lines: readonly Attendance[],
): Promise<readonly PhoneLine[]> {
  const heard = await whoAnswered(db, id, lines.map(whoOf))
  return lines.map((line) => {
    const answer = heard.get(whoOf(line))
    if (!answer) return { line, heard: 'not-yet' }
    return { line, heard: answer.isByHand ? 'by-hand' : 'themselves' }
  })
}

export type Asked = Seeing & { readonly read: Read; readonly now: Instant }

export async function groundOf(
  { read, now, viewer }: Pick<Asked, 'read' | 'now' | 'viewer'>,
  id: MeetingId,
): Promise<Ground | undefined> {
  const found = await findHosted(read, id)
  if (!found) return undefined
  const { meeting, hosting } = found
  const { phase } = await standingOf(read, { meeting, hosting, actor: viewer, now })
  return {
    db: read,
    meeting,
    hosting,
    phase,
    agenda: await agendaOf(read, id),
    hubs: await hubsOf(read, id),
    attendances: await attendancesOf(read, id),
    now,
  }
}

export async function loadHums(asked: Asked, id: MeetingId): Promise<HumsShown | undefined> {
  const ground = await groundOf(asked, id)
  const { viewer, returned, takesMessages } = asked
  return ground && shownTo(ground, { viewer, returned, takesMessages })
}
