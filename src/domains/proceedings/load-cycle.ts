/** Loads the proceedings of a cycle: the figures of each of its meetings. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Body } from '../bodies/index.ts'
import { actionsWhere, isOpen, type Action } from '../actions/index.ts'
import {
  findCycle,
  hostingOf,
  meetingPhase,
  meetingsById,
  placeOf,
  roundsOf,
  type Cycle,
  type CycleId,
  type Hosting,
  type Meeting,
} from '../meetings/index.ts'
import { attendancesOf, firstComings, notesOf, type Attendance } from '../minutes/index.ts'
import { choicesThen, codesOf, type ChosenThen, type PersonId } from '../people/index.ts'
import { plain } from '../processes/index.ts'
import { sittingOf, phaseOf as sittingPhase, timeByGroup, turnsOf } from '../rooms/index.ts'
import { loadLedger, type CameTo, type LedgerLine } from '../slots/index.ts'
import type { ToldShown } from '../stewards/index.ts'
import { actionFigures, carriedOver, tallied, type Tally } from './figures.ts'
import type { RoundFigures } from './figures-cycle.ts'
import { loadSummary } from './load-summary.ts'
import type { Asked } from './load.ts'
import { ACTIONS_MAX } from './parts/actions.tsx'
import { GROUPS, labelled, REGIONS } from './parts/attendance.tsx'
import { decisionsIn } from './parts/decisions.tsx'

export type CycleAsked = Asked & { readonly cameTo: CameTo }

export type CycleProceedings = {
  readonly cycle: Cycle
  readonly hosting: Hosting
  readonly name: string
  readonly host: { readonly path: string; readonly name: string }
  readonly rounds: readonly RoundFigures[]
  /** How many different people came. */
  readonly people: number
  readonly summary: ToldShown | undefined
  /** When the clock changes a figure. */
  readonly until: Instant | undefined
}

export async function loadCycle(
  asked: CycleAsked,
  id: CycleId,
): Promise<CycleProceedings | undefined> {
  const { read, t, now } = asked
  const cycle = await findCycle(read, id)
  const hosting = cycle && (await hostingOf(read, { kind: 'body', body: cycle.body }))
  if (!cycle || hosting?.kind !== 'body') return undefined
  const hosts = new Map((await roundsOf(read, id)).map((one) => [one.meeting, one.region]))
  const meetings = await meetingsById(read, [...hosts.keys()])
  const { path, slug, name } = placeOf(hosting)
  const words = await wordsOf(read, [cycle.name, name, ...meetings.map(({ title }) => title)])
  const { came, chosen } = await attendedAt(read, meetings)
  const naming = await namingOf(asked, hosting.body)
  const actions = await actionsOf(read, meetings)
  const ledger = (await loadLedger(asked, hosting)).lines
  const first = await firstComings(read, peopleIn([...came.values()].flat()))
  const figuresOf = async (meeting: Meeting): Promise<RoundFigures> => {
    const lines = came.get(meeting.id) ?? []
    return {
      meeting: meeting.id,
      title: plain({ words }, meeting.title, t('minutes.removed')),
      starts: meeting.starts,
      phase: meetingPhase(meeting, now),
      host: hosts.get(meeting.id) ?? '',
      ...attended(lines, { meeting, chosen, naming, first }),
      spoken: await spokenAt(asked, meeting, naming),
      decisions: decisionsIn(await notesOf(read, meeting.id)).length,
      ...actedOn(actions.get(meeting.id) ?? [], { meeting, meetings, now }),
      night: nightOf(ledger, meeting, naming),
    }
  }
  return {
    cycle,
    hosting,
    name: plain({ words }, cycle.name, t('minutes.removed')),
    host: { path, name: plain({ words }, name, slug) },
    rounds: await Promise.all(meetings.map(figuresOf)),
    people: first.size,
    summary: await loadSummary(read, `cycle:${id}`, t),
    until: edgeOf(meetings, [...actions.values()].flat(), now),
  }
}

const peopleIn = (lines: readonly Attendance[]): readonly PersonId[] => [
  ...new Set(lines.flatMap(({ who }) => (who.kind === 'person' ? [who.person] : []))),
]

/** Who came to each, and what each of them had said of themselves then. */
async function attendedAt(read: Read, meetings: readonly Meeting[]) {
  const came = new Map<Meeting['id'], readonly Attendance[]>()
  const since = new Map<PersonId, Instant>()
  // Meetings are in the order of their hours: the first that somebody came to is the earliest.
  for (const { id, starts } of meetings) {
    const lines = (await attendancesOf(read, id)).filter(({ struckAt }) => struckAt === undefined)
    came.set(id, lines)
    for (const person of peopleIn(lines)) if (!since.has(person)) since.set(person, starts)
  }
  return { came, chosen: await choicesThen(read, since) }
}

type Naming = {
  /** The lists from which people choose where they are from, and for whom they sit. */
  readonly regions: string
  readonly groups: string
  readonly region: (code: string | undefined) => string
  readonly group: (code: string | undefined) => string
}

async function namingOf({ read, t, language }: Asked, body: Body): Promise<Naming> {
  const regions = body.shape?.regions ?? REGIONS
  const groups = body.grouping ?? GROUPS
  const region = labelled(await codesOf(read, regions), language)
  const group = labelled(await codesOf(read, groups), language)
  return {
    regions,
    groups,
    region: (code) => region(code) ?? t('proceedings.no-region'),
    group: (code) => group(code) ?? t('proceedings.no-group'),
  }
}

type Known = {
  readonly meeting: Meeting
  readonly chosen: ChosenThen
  readonly naming: Naming
  readonly first: ReadonlyMap<PersonId, Instant>
}

function attended(lines: readonly Attendance[], { meeting, chosen, naming, first }: Known) {
  const came = lines.filter(({ as }) => as !== 'apologies')
  const choiceIn = (list: string) =>
    came.map(({ who }) =>
      who.kind === 'person' ? chosen(who.person, list, meeting.starts) : undefined,
    )
  const isNew = ({ who, at }: Attendance) => who.kind === 'person' && first.get(who.person) === at
  return {
    came: came.length,
    apologies: lines.length - came.length,
    newcomers: came.filter(isNew).length,
    byRegion: named(tallied(choiceIn(naming.regions)), naming.region),
    byGroup: named(tallied(choiceIn(naming.groups)), naming.group),
  }
}

const named = (
  tallies: readonly Tally<string | undefined>[],
  naming: (code: string | undefined) => string,
): readonly Tally<string>[] => tallies.map(({ of, count }) => ({ of: naming(of), count }))

const MINUTE = 60_000

/** To everybody once the room is closed; before that it is the chair's. */
async function spokenAt({ read, now }: Asked, meeting: Meeting, naming: Naming) {
  const phase = sittingPhase(await sittingOf(read, meeting.id), meeting, now)
  if (phase !== 'closed') return []
  return timeByGroup(await turnsOf(read, meeting.id)).map(({ group, spoken }) => ({
    of: naming.group(group),
    count: Math.round(spoken / MINUTE),
  }))
}

async function actionsOf(read: Read, meetings: readonly Meeting[]) {
  const found = new Map<Meeting['id'], readonly Action[]>()
  for (const { id } of meetings) {
    const asked = { source: `meeting:${id}`, which: 'all', limit: ACTIONS_MAX } as const
    found.set(id, await actionsWhere(read, asked))
  }
  return found
}

type When = {
  readonly meeting: Meeting
  readonly meetings: readonly Meeting[]
  readonly now: Instant
}

function actedOn(actions: readonly Action[], { meeting, meetings, now }: When) {
  const next = meetings.find(({ starts }) => starts > meeting.starts && starts <= now)
  return {
    actions: actionFigures(actions, now),
    carried: next ? actions.filter((one) => carriedOver(one, [next]) > 0).length : 0,
  }
}

const nightOf = (lines: readonly LedgerLine[], meeting: Meeting, naming: Naming) =>
  lines
    .filter((line) => line.meeting === meeting.id)
    .map(({ region, outside }) => ({ of: naming.region(region), count: Math.round(outside) }))

function edgeOf(
  meetings: readonly Meeting[],
  actions: readonly Action[],
  now: Instant,
): Instant | undefined {
  const edges = [
    ...meetings.map(({ starts }) => starts),
    ...actions.filter(isOpen).map(({ due }) => due),
  ]
  return edges.filter((edge) => edge > now).toSorted((one, other) => one - other)[0]
}
