/** What waits for somebody about outcomes: one to adopt, a commitment of theirs that is due. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { callsThatAre, type Call } from '../decisions/index.ts'
import type { Actor } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { Commitment } from './commitment.ts'
import { isOfParty } from './rules/committing.ts'
import { mayAdopt } from './rules/adopting.ts'
import { groundOf } from './steps/outcomes.ts'
import { openCommitments } from './store/commitments.ts'
import { outcomesOfCalls } from './store/outcomes.ts'

/** One thing to do: `said` is a key of this catalogue with the values it takes. */
export type Thing = {
  readonly said:
    | { readonly key: 'outcomes.things.report'; readonly what: string }
    | { readonly key: 'outcomes.things.adopt'; readonly question: string }
  readonly href: string
  /** Until when it can be done in time. */
  readonly until: Instant | undefined
  /** Since when it is late, or waits. */
  readonly since: Instant | undefined
  readonly stake: 'action'
  readonly process: ProcessId
}

/** A commitment is called soon due from this long before. */
export const SOON = days(30)

/** In a list one line is enough to know which commitment is meant. */
const LINE_LENGTH_MAX = 120

/** Nothing here is for everybody: a commitment waits for its party, a result for its chairs. */
export async function outcomeThings(
  read: Read,
  actor: Actor | undefined,
  now: Instant,
): Promise<readonly Thing[]> {
  if (!actor) return []
  const soon = after(now, SOON)
  const mine = (await openCommitments(read)).filter(
    (one) => one.due !== undefined && one.due <= soon && isOfParty(one, actor),
  )
  return [...(await owed(read, mine, now)), ...(await adoptable(read, actor))]
}

async function owed(
  read: Read,
  commitments: readonly Commitment[],
  now: Instant,
): Promise<readonly Thing[]> {
  const words = await wordsOf(
    read,
    commitments.map(({ what }) => what),
  )
  return commitments.map(({ id, process, outcome, what, due = now }) => {
    const wording = words.get(what)
    return {
      said: {
        key: 'outcomes.things.report',
        what: wording.kind === 'text' ? wording.text.slice(0, LINE_LENGTH_MAX) : id,
      },
      href: `/outcomes/${outcome}#${id}`,
      until: due > now ? due : undefined,
      since: due > now ? undefined : due,
      stake: 'action',
      process,
    }
  })
}

async function adoptable(read: Read, actor: Actor): Promise<readonly Thing[]> {
  const calls = await callsThatAre(read, ['designated'])
  const taken = await outcomesOfCalls(
    read,
    calls.map(({ id }) => id),
  )
  const waiting: Call[] = []
  for (const call of calls) {
    if (taken.has(call.id) || actor.roles.length === 0) continue
    const may = mayAdopt(await groundOf(read, call), { kind: 'person', actor })
    if (may.ok) waiting.push(call)
  }
  const words = await wordsOf(
    read,
    waiting.map(({ question }) => question),
  )
  return waiting.map(({ id, process, question, state }) => {
    const wording = words.get(question)
    return {
      said: {
        key: 'outcomes.things.adopt',
        question: wording.kind === 'text' ? wording.text : id,
      },
      href: `/outcomes/new?call=${id}`,
      until: undefined,
      since: state.kind === 'designated' ? state.designatedAt : undefined,
      stake: 'action',
      process,
    }
  })
}
