/** Answers what the finder is asked: of people who are typed, or of those of a process or body. */
import type { Read } from '../../platform/db/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { findBody } from '../bodies/index.ts'
import { mayRun, type Hosting } from '../meetings/index.ts'
import { findAccount, type Actor, type PersonId } from '../people/index.ts'
import { patternFrom, type Asking } from './asking.ts'
import { membershipOf, type Membership } from './invited.ts'
import { findSlots, type Finding } from './rules/finder.ts'
import { meanNight } from './rules/ledger.ts'
import { readLines } from './rules/lines.ts'
import { localTimes, meetingsOfSlot } from './rules/local.ts'
import { nameOf } from './rules/naming.ts'
import { groupsTold, PEOPLE_MIN, type Group, type Invited } from './rules/told.ts'
import type { Column, Found, Place, Refusal, Row } from './shown.ts'
import { meanOf, type Pattern, type Sitting } from './slot.ts'

export type AskedBy = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
}

/** Where nobody is typed, the host's own people are meant. */
export async function answer(
  by: AskedBy,
  asking: Asking,
  hosting: Hosting | undefined,
): Promise<Result<Found, Refusal>> {
  const pattern = patternFrom(asking)
  const own = by.viewer && (await findAccount(by.read, { person: by.viewer.person }))
  const isTyped = !hosting || asking.people.trim() !== ''
  const answered = isTyped ? ofTyped(asking.people, pattern) : await ofHost(by, pattern, hosting)
  if (!answered.ok) return answered
  const { columns, rows, zones } = answered.value
  return ok({
    pattern,
    columns,
    rows,
    own: own && { zone: own.zone, means: columns.map((one) => sumIn([own.zone], one, pattern)) },
    places: placesOf(own ? [own.zone, ...zones] : zones, own?.zone, { columns, pattern }),
  })
}

type Answered = {
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** Those that may be shown. */
  readonly zones: readonly string[]
}

function ofTyped(typed: string, pattern: Pattern): Result<Answered, Refusal> {
  const read = readLines(typed)
  if (!read.ok) return read
  const finding = findSlots(read.value, pattern)
  if (!finding.ok) return finding
  const columns = columnsOf(finding.value)
  const rows = (columns[0]?.proposal.burdens ?? []).map(({ region, people }, at): Row => ({
    region: { kind: 'typed', text: region },
    people,
    means: columns.map(({ proposal }) => {
      const burden = proposal.burdens[at]
      return burden ? meanOf(burden) : 0
    }),
  }))
  return ok({ columns, rows, zones: read.value.map(({ zone }) => zone) })
}

async function ofHost(
  { read, now, viewer }: AskedBy,
  pattern: Pattern,
  hosting: Hosting,
): Promise<Result<Answered, Refusal>> {
  if (!mayRun(hosting, viewer).ok) return refuse({ kind: 'zones-are-private' })
  const id = hosting.kind === 'process' ? hosting.process.body : hosting.body.id
  const body = id && (await findBody(read, { id }))
  if (!body) return refuse({ kind: 'nobody' })
  const membership = await membershipOf(read, body, now)
  const invited = membership.invitedAt(now)
  const finding = findSlots(sittingsOf(invited, membership), pattern)
  if (!finding.ok) return finding
  const columns = columnsOf(finding.value)
  const groups = groupsTold(invited)
  const rows = groups.map(({ region, people }): Row => {
    const zones = people.map(membership.zoneOf)
    return {
      region: nameOf(region, membership.labels),
      people: people.length,
      means: columns.map((column) => sumIn(zones, column, pattern)),
    }
  })
  return ok({ columns, rows, zones: commonZones(groups, membership) })
}

const sittingsOf = (
  invited: readonly Invited<PersonId>[],
  { zoneOf }: Membership,
): readonly Sitting[] =>
  invited.map(({ person, region = '' }) => ({ region, zone: zoneOf(person), people: 1 }))

/** A zone is shown where at least five of those who are told of live by it. */
function commonZones(
  groups: readonly Group<PersonId>[],
  { zoneOf }: Membership,
): readonly string[] {
  const zones = groups.flatMap(({ people }) => people.map(zoneOf))
  return zones.filter((zone) => zones.filter((one) => one === zone).length >= PEOPLE_MIN)
}

const columnsOf = ({ usual, simpler, fair }: Finding): readonly Column[] => [
  { of: 'most', proposal: usual },
  ...[...simpler, fair].map((proposal) => ({ of: proposal.slots.length, proposal })),
]

/** Over all meetings, of one of the people in these zones. */
const sumIn = (zones: readonly string[], { proposal }: Column, { minutes }: Pattern): number =>
  proposal.starts.reduce((sum, starts) => sum + (meanNight(zones, { starts, minutes }) ?? 0), 0)

type Proposed = { readonly columns: readonly Column[]; readonly pattern: Pattern }

/** The reader's own comes first. */
function placesOf(
  zones: readonly string[],
  own: string | undefined,
  { columns, pattern }: Proposed,
): readonly Place[] {
  const proposal = columns.at(-1)?.proposal
  if (!proposal) return []
  const { slots, starts } = proposal
  return [...new Set(zones)].map((zone) => ({
    zone,
    isOwn: zone === own,
    slots: slots.map((_, slot) =>
      localTimes(zone, meetingsOfSlot(starts, slot, slots.length), pattern.minutes),
    ),
  }))
}
