/** What waits for somebody in calls: a position, an answer, a word, a level. Shows nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import { asOf, findProcesses, type ProcessId } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { datesOf, phaseOf, seatOf, type Call, type CallId } from './call.ts'
import { isUnanswered, isWordOver, type Objection } from './objection.ts'
import { holdsOneOf } from './call-rule.ts'
import { callRuleOf, partyOf } from './rules/rule-of.ts'
import { callsThatAre, processesOfCalls } from './store/calls.ts'
import { mergesAsked } from './store/merges.ts'
import { awaitingWordOf, objectionsOf, waitingObjections } from './store/objections.ts'
import type { WaitingObjection } from './store/objections.ts'
import { positionsBy, sealedBy } from './store/positions.ts'

/** One thing to do: `said` is a key of this catalogue with the values it takes. */
export type Thing = {
  readonly said:
    | { readonly key: 'decisions.things.position'; readonly question: string }
    | { readonly key: 'decisions.things.reservation'; readonly question: string }
    | { readonly key: 'decisions.things.conclude'; readonly question: string }
    | { readonly key: 'decisions.things.answer'; readonly title: string }
    | { readonly key: 'decisions.things.word'; readonly title: string }
    | { readonly key: 'decisions.things.merge'; readonly title: string }
  readonly href: string
  /** Until when it can be done, where an hour ends it. */
  readonly until: Instant | undefined
  /** Since when it waits, where somebody waits for it. */
  readonly since: Instant | undefined
  readonly stake: 'counted' | 'position' | 'answer' | 'reservation' | 'action'
  readonly process: ProcessId
}

/** Without an actor: what anybody can do now. With one: what waits for this person. */
export async function decisionThings(
  read: Read,
  actor: Actor | undefined,
  now: Instant,
): Promise<readonly Thing[]> {
  const calls = await callsThatAre(read, ['open', 'closed'])
  const open = calls.filter((call) => phaseOf(call, now) === 'open')
  if (!actor) return asked(read, open, 'decisions.things.position')
  const { served, answered } = await inOffice(read, calls, actor)
  const waiting = (await waitingObjections(read)).filter(({ call }) => answered.has(call))
  const words = (await awaitingWordOf(read, actor.person)).filter(
    ({ state }) => state.kind === 'answered' && !isWordOver(state.answer, now),
  )
  const ended = served.filter((call) => phaseOf(call, now) === 'closed')
  const processes = await processesOf(read, calls, [...waiting, ...words])
  return [
    ...(await ownPositions(read, open, actor, now)),
    ...(await titled(read, words, { key: 'decisions.things.word', processes })),
    ...(await titled(read, waiting, { key: 'decisions.things.answer', processes })),
    ...(await titled(read, await toMerge(read, calls, actor), {
      key: 'decisions.things.merge',
      processes,
    })),
    ...(await asked(read, ended, 'decisions.things.conclude')),
  ]
}

/** The calls that they serve, and those in which they answer objections. */
async function inOffice(read: Read, calls: readonly Call[], actor: Actor) {
  const processes = new Map((await findProcesses(read)).map((one) => [one.id, one]))
  const served: Call[] = []
  const answered = new Set<CallId>()
  for (const call of calls) {
    const found = processes.get(call.process)
    if (!found) continue
    const process = asOf(found, call.draftedAt)
    const template = await templateOf(read, process.pin)
    const rule = callRuleOf(template, process.pin, call.windowKind, call.ladder)
    const party = partyOf(process, actor, rule)
    if (holdsOneOf(party, rule.chairs)) served.push(call)
    if (holdsOneOf(party, rule.answerers)) answered.add(call.id)
  }
  return { served, answered }
}

/** Where they are counted and have said nothing; and where they said that they would. */
async function ownPositions(
  read: Read,
  open: readonly Call[],
  { person }: Actor,
  now: Instant,
): Promise<readonly Thing[]> {
  const ids = open.map(({ id }) => id)
  const said = new Map((await positionsBy(read, ids, person)).map((one) => [one.call, one.shown]))
  const sealed = [...said].filter(([, { kind }]) => kind === 'sealed').map(([call]) => call)
  const inside = await sealedBy(read, sealed, person)
  const missing = open.filter((call) => seatOf(call, person) !== undefined && !said.has(call.id))
  const reserved = open.flatMap((call) => {
    const shown = inside.get(call.id) ?? said.get(call.id)
    return shown?.kind === 'reserve' ? [{ call, until: shown.until }] : []
  })
  const counted = await asked(read, missing, 'decisions.things.position')
  const reservations = await asked(
    read,
    reserved.map(({ call }) => call),
    'decisions.things.reservation',
  )
  return [
    ...counted.map((thing) => ({ ...thing, stake: 'counted' as const })),
    ...reservations.map((thing, index) => ({ ...thing, ...runsOut(reserved[index]?.until, now) })),
  ]
}

/** One that has run out is still a reservation: whoever made it is asked until the call closes. */
const runsOut = (until: Instant | undefined, now: Instant): Pick<Thing, 'until' | 'since'> =>
  until !== undefined && until > now
    ? { until, since: undefined }
    : { until: undefined, since: until }

/** In which process each of these calls is; those of objections may have closed long ago. */
async function processesOf(
  read: Read,
  calls: readonly Call[],
  objections: readonly Pick<Objection, 'call'>[],
): Promise<ReadonlyMap<CallId, ProcessId>> {
  const known = new Map(calls.map(({ id, process }) => [id, process]))
  const others = objections.flatMap(({ call }) => (known.has(call) ? [] : [call]))
  return new Map([...known, ...(await processesOfCalls(read, [...new Set(others)]))])
}

/** Own objections that somebody asked to merge, while nobody has answered them. */
async function toMerge(
  read: Read,
  calls: readonly Call[],
  { person }: Actor,
): Promise<readonly Objection[]> {
  const merges = await mergesAsked(
    read,
    calls.map(({ id }) => id),
  )
  const waiting = merges.filter(({ agreed }) => !agreed.includes(person))
  if (waiting.length === 0) return []
  const behind = await objectionsOf(read, [...new Set(waiting.map(({ call }) => call))])
  const open = new Map(
    behind.flatMap(({ objection }) =>
      isUnanswered(objection) ? [[objection.id, objection] as const] : [],
    ),
  )
  const own = waiting.flatMap(({ from, into }) => {
    const both = [open.get(from), open.get(into)].filter((one) => one !== undefined)
    return both.length === 2 ? both.filter(({ owner }) => owner === person).slice(0, 1) : []
  })
  return [...new Set(own)]
}

const STAKE_OF = {
  'decisions.things.position': 'position',
  'decisions.things.reservation': 'reservation',
  'decisions.things.conclude': 'action',
} as const satisfies Partial<Record<Thing['said']['key'], Thing['stake']>>

async function asked(
  read: Read,
  calls: readonly Call[],
  key: 'decisions.things.position' | 'decisions.things.reservation' | 'decisions.things.conclude',
): Promise<readonly Thing[]> {
  const words = await wordsOf(
    read,
    calls.map(({ question }) => question),
  )
  return calls.map((call) => {
    const wording = words.get(call.question)
    const closes = datesOf(call)?.closes
    const isOver = key === 'decisions.things.conclude'
    return {
      said: { key, question: wording.kind === 'text' ? wording.text : call.id },
      href: `/calls/${call.id}`,
      until: isOver ? undefined : closes,
      since: isOver ? closes : undefined,
      stake: STAKE_OF[key],
      process: call.process,
    }
  })
}

/** Which answer the word is asked on: a word by mail counts for that one alone. */
const answerIn = (state: Objection['state']) =>
  state.kind === 'answered' ? `#answer-${state.answer.round}` : ''

type Titled = {
  readonly key: 'decisions.things.answer' | 'decisions.things.word' | 'decisions.things.merge'
  readonly processes: ReadonlyMap<CallId, ProcessId>
}

/** A word on an answer that has an hour counts until then, and not after. */
async function titled(
  read: Read,
  objections: readonly WaitingObjection[],
  { key, processes }: Titled,
): Promise<readonly Thing[]> {
  const words = await wordsOf(
    read,
    objections.map(({ title }) => title),
  )
  return objections.flatMap(({ id, call, title, raisedAt, state }) => {
    const process = processes.get(call)
    if (process === undefined) return []
    const wording = words.get(title)
    const until = state.kind === 'answered' ? state.answer.wordUntil : undefined
    return [
      {
        said: { key, title: wording.kind === 'text' ? wording.text : id },
        href: `/objections/${id}${key === 'decisions.things.word' ? answerIn(state) : ''}`,
        until,
        since: state.kind === 'answered' ? state.answer.at : raisedAt,
        stake: until === undefined ? 'answer' : 'counted',
        process,
      },
    ]
  })
}
