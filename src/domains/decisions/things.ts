/** What waits for somebody in calls: a position, an answer, a word, a level. Shows nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import { datesOf, phaseOf, seatOf, type Call } from './call.ts'
import { isUnanswered, isWordOver, type Objection } from './objection.ts'
import { holdsOneOf } from './call-rule.ts'
import { contextOf } from './routes/load.ts'
import { callsThatAre } from './store/calls.ts'
import { mergesAsked } from './store/merges.ts'
import { awaitingWordOf, objectionsOf, waitingObjections } from './store/objections.ts'
import { findPosition } from './store/positions.ts'

/** One thing to do: `said` is a key of this catalogue with the values it takes. */
export type Thing = {
  readonly said:
    | { readonly key: 'decisions.things.position'; readonly question: string }
    | { readonly key: 'decisions.things.conclude'; readonly question: string }
    | { readonly key: 'decisions.things.answer'; readonly title: string }
    | { readonly key: 'decisions.things.word'; readonly title: string }
    | { readonly key: 'decisions.things.merge'; readonly title: string }
  readonly href: string
  /** Until when it can be done, where an hour ends it. */
  readonly until: Instant | undefined
  /** Since when it waits, where somebody waits for it. */
  readonly since: Instant | undefined
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
  const served: Call[] = []
  const answered = new Set<string>()
  const mine: Call[] = []
  for (const call of calls) {
    const { party, rule } = await contextOf(read, call, actor)
    if (holdsOneOf(party, rule.chairs)) served.push(call)
    if (holdsOneOf(party, rule.answerers)) answered.add(call.id)
    const counted = open.includes(call) && seatOf(call, actor.person) !== undefined
    if (counted && !(await findPosition(read, call.id, actor.person))) mine.push(call)
  }
  const waiting = (await waitingObjections(read)).filter(({ call }) => answered.has(call))
  const words = (await awaitingWordOf(read, actor.person)).filter(
    ({ state }) => state.kind === 'answered' && !isWordOver(state.answer, now),
  )
  const ended = served.filter((call) => phaseOf(call, now) === 'closed')
  return [
    ...(await asked(read, mine, 'decisions.things.position')),
    ...(await titled(read, words, 'decisions.things.word')),
    ...(await titled(read, waiting, 'decisions.things.answer')),
    ...(await titled(read, await toMerge(read, calls, actor), 'decisions.things.merge')),
    ...(await asked(read, ended, 'decisions.things.conclude')),
  ]
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

async function asked(
  read: Read,
  calls: readonly Call[],
  key: 'decisions.things.position' | 'decisions.things.conclude',
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
    }
  })
}

/** Which answer the word is asked on: a word by mail counts for that one alone. */
const answerIn = (state: Objection['state']) =>
  state.kind === 'answered' ? `#answer-${state.answer.round}` : ''

async function titled(
  read: Read,
  objections: readonly Objection[],
  key: 'decisions.things.answer' | 'decisions.things.word' | 'decisions.things.merge',
): Promise<readonly Thing[]> {
  const words = await wordsOf(
    read,
    objections.map(({ title }) => title),
  )
  return objections.map(({ id, title, raisedAt, state }) => {
    const wording = words.get(title)
    return {
      said: { key, title: wording.kind === 'text' ? wording.text : id },
      href: `/objections/${id}${key === 'decisions.things.word' ? answerIn(state) : ''}`,
      until: state.kind === 'answered' ? state.answer.wordUntil : undefined,
      since: state.kind === 'answered' ? state.answer.at : raisedAt,
    }
  })
}
