/** What an editor's decisions come to: the next version, and what each amendment becomes. Pure. */
import { createHash } from 'node:crypto'
import { ok, refuse, unreachable, type Result } from '../../../platform/values.ts'
import type { Amendment, AmendmentId, Change } from '../amendment.ts'
import { currentOf, DECIDED_MAX, type DecisionStep } from '../assembly.ts'
import type { Commitment } from '../../people/index.ts'
import type { ClauseId } from '../../texts/index.ts'
import type { Refusal } from '../refusal.ts'
import { assemble, type Assembled, type Taking, type Trouble } from './assembling.ts'
import type { Ground } from './touches.ts'

/** An open amendment with what its changes say; `words` removed by nobody. */
export type Open = {
  readonly amendment: Amendment
  readonly changes: readonly Change[]
  /** True where words of it were removed since: nobody can put in what is not there. */
  readonly removed: boolean
}

export type PlanTrouble =
  | Trouble
  /** What it was to be merged into is neither taken nor about to be. */
  | { readonly kind: 'merged-nowhere' }
  | { readonly kind: 'words-removed' }

export type Plan = Omit<Assembled, 'troubles'> & {
  readonly troubles: ReadonlyMap<AmendmentId, PlanTrouble>
  /** The last decision about each amendment that is still open. */
  readonly decided: ReadonlyMap<AmendmentId, DecisionStep>
  /** Decisions about what others decided or took back meanwhile: they come to nothing. */
  readonly overtaken: readonly DecisionStep[]
  /** Says in a few letters what this plan would publish. */
  readonly seen: string
}

export type Asked = {
  readonly open: ReadonlyMap<AmendmentId, Open>
  /** Taken by an earlier version: something can be merged into them still. */
  readonly taken: ReadonlySet<AmendmentId>
  readonly steps: readonly DecisionStep[]
}

export function planOf(ground: Ground, { open, taken, steps }: Asked): Plan {
  const current = currentOf(steps)
  const decided = new Map([...current].filter(([id]) => open.has(id)))
  const overtaken = [...current.values()].filter(({ amendment }) => !open.has(amendment))
  const takings = [...decided.values()].flatMap((step) => takingOf(step, open) ?? [])
  const usable = takings.filter(({ id }) => !open.get(id)?.removed || decidesInPart(decided, id))
  const { troubles: met, ...assembled } = assemble(ground, usable)
  const troubles = new Map<AmendmentId, PlanTrouble>(met)
  for (const { id } of takings) {
    if (!usable.some((one) => one.id === id)) troubles.set(id, { kind: 'words-removed' })
  }
  const comesIn = new Set(usable.map(({ id }) => id))
  for (const [id, { decision }] of decided) {
    if (decision.kind !== 'merge' || decision.into === 'text') continue
    const leads = comesIn.has(decision.into) || taken.has(decision.into)
    if (!leads) troubles.set(id, { kind: 'merged-nowhere' })
  }
  const seen = digestOf({ clauses: assembled.clauses, decided: [...decided] })
  return { ...assembled, troubles, decided, overtaken, seen }
}

const digestOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64').slice(0, 22)

const decidesInPart = (decided: Plan['decided'], id: AmendmentId) =>
  decided.get(id)?.decision.kind === 'part'

function takingOf(
  { amendment: id, base, decision }: DecisionStep,
  open: Asked['open'],
): Taking | undefined {
  const one = open.get(id)
  if (!one) return undefined
  switch (decision.kind) {
    case 'take':
    case 'brackets': {
      const { changes } = one
      return { id, base: one.amendment.base, changes, inBrackets: decision.kind === 'brackets' }
    }
    case 'part':
      return { id, base, changes: decision.changes, inBrackets: false }
    case 'merge':
    case 'decline':
    case 'later':
      return undefined
    default:
      return unreachable(decision)
  }
}

/** Those that the new version settles; what is left for later stays open. */
export const settling = ({ decided }: Pick<Plan, 'decided'>): readonly DecisionStep[] =>
  [...decided.values()].filter(({ decision }) => decision.kind !== 'later')

/** May this be published as it stands? Nothing is lost silently, so nothing may be unsettled. */
export function mayPublishPlan(plan: Plan, seen: string | undefined): Result<true, Refusal> {
  const settled = settling(plan).length
  if (settled === 0) return refuse({ kind: 'nothing-decided' })
  if (settled > DECIDED_MAX) return refuse({ kind: 'too-many-decided', most: DECIDED_MAX })
  if (plan.troubles.size > 0) return refuse({ kind: 'unsettled', count: plan.troubles.size })
  return seen === undefined || seen === plan.seen ? ok(true) : refuse({ kind: 'seen-otherwise' })
}

/** What becomes of an amendment by a decision. */
export function settled(
  amendment: Amendment,
  decision: DecisionStep['decision'],
  done: Settling,
): Amendment {
  const { by, at, version, clauses, reasonOf } = done
  const when = { by, at, version }
  const taken = { kind: 'taken', ...when, clauses } as const
  switch (decision.kind) {
    case 'take':
      return { ...amendment, state: { ...taken, extent: 'whole' } }
    case 'brackets':
      return { ...amendment, state: { ...taken, extent: 'brackets' } }
    case 'part':
      return {
        ...amendment,
        state: { ...taken, extent: 'part', reason: reasonOf(decision.reason) },
      }
    case 'merge':
      return {
        ...amendment,
        state: { kind: 'merged', ...when, into: decision.into, reason: reasonOf(decision.reason) },
      }
    case 'decline':
      return {
        ...amendment,
        state: { kind: 'declined', ...when, reason: reasonOf(decision.reason) },
      }
    case 'later':
      return amendment
    default:
      return unreachable(decision)
  }
}

export type Settling = {
  readonly by: Amendment['by']
  readonly at: Amendment['at']
  readonly version: number
  /** Where what it asked for stands, should it be taken. */
  readonly clauses: readonly ClauseId[]
  /** Where the words of a reason are kept. */
  readonly reasonOf: (words: string) => Commitment
}
