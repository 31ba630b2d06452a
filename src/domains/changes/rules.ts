/**
 * Who may propose a change of the rules, when it is adopted, and who brings it into force. Pure.
 *
 * It is adopted by the rules in force and by nothing else: a call on its own text that ended in
 * agreement and is no longer challenged, or a ballot on that text. Then it is anybody's who may
 * propose: no officer holds back what was adopted. Source: processes.md 12, T-9.
 */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { Ballot, BallotId } from '../ballots/index.ts'
import { isAgreed, type Call, type CallRule, type Designation } from '../decisions/index.ts'
import { isRunning, type Challenge } from '../challenges/index.ts'
import { mayAct, type Actor } from '../people/index.ts'
import {
  type By,
  type ChangingRefusal,
  mayActAs,
  type Process,
  type StandingRefusal,
} from '../processes/index.ts'
import {
  type ChangesRule,
  dueAfter,
  type FileProblem,
  type SectionChanges,
  type Template,
  undertakingsOf,
} from '../templates/index.ts'
import {
  CHANGES_EACH_MAX,
  CHANGES_MAX,
  OPEN_EACH_MAX,
  OPEN_MAX,
  type Basis,
  type RuleChange,
} from './change.ts'
import { HINDRANCES, type Behind, type Hindrance } from './hindrance.ts'

export type OwnRefusal =
  | { readonly kind: 'rules-fixed' }
  | { readonly kind: 'too-many-proposals'; readonly most: number }
  | { readonly kind: 'too-many-open'; readonly most: number }
  | { readonly kind: 'too-many-own'; readonly most: number }
  | { readonly kind: 'no-such-version' }
  | { readonly kind: 'not-sound'; readonly problems: readonly FileProblem[] }
  | { readonly kind: 'nothing-typed' }
  | { readonly kind: 'not-adopted'; readonly adoption: Adoption['kind'] }
  /** Adopted, and so many of one kind stand in its way. */
  | ({ readonly kind: 'hindered' } & Hindered)
  | { readonly kind: 'overtaken' }
  | { readonly kind: 'settled-already' }
  | { readonly kind: 'not-yours' }
  /** Nothing was wrong and nothing was saved: the proposer wanted to look first. */
  | { readonly kind: 'looked'; readonly sections: readonly SectionChanges[] }
export type ChangeRefusal = OwnRefusal | ChangingRefusal | StandingRefusal

/** What a proposal is held against. */
export type Before = {
  readonly process: Process
  readonly template: Template
  readonly changes: readonly RuleChange[]
  /** Those that can still come into force: what was rejected or overtaken takes no room. */
  readonly open: readonly RuleChange[]
}

export type Standing = {
  readonly actor: Actor
  readonly role: string
  readonly rule: ChangesRule
}

/** Who may propose, in which role; the same may bring into force what was adopted. */
export function mayPropose(before: Before, by: By): Result<Standing, ChangeRefusal> {
  const { changes } = before
  const standing = standingIn(before, by)
  if (!standing.ok) return standing
  if (changes.length >= CHANGES_MAX) {
    return refuse({ kind: 'too-many-proposals', most: CHANGES_MAX })
  }
  if (before.open.length >= OPEN_MAX) return refuse({ kind: 'too-many-open', most: OPEN_MAX })
  const { person } = standing.value.actor
  const own = (list: readonly RuleChange[]) =>
    list.filter(({ proposedBy }) => proposedBy === person).length
  if (own(changes) >= CHANGES_EACH_MAX) {
    return refuse({ kind: 'too-many-own', most: CHANGES_EACH_MAX })
  }
  return own(before.open) >= OPEN_EACH_MAX
    ? refuse({ kind: 'too-many-open', most: OPEN_EACH_MAX })
    : standing
}

/** Proposed, and neither rejected nor written against rules that are in force no more. */
export const isOpen = (
  { state, under }: Pick<RuleChange, 'state' | 'under'>,
  { pin }: Pick<Process, 'pin'>,
  adoption: Adoption,
): boolean => state.kind === 'proposed' && under === pin.hash && adoption.kind !== 'rejected'

function standingIn(
  { process, template }: Pick<Before, 'process' | 'template'>,
  by: By,
): Result<Standing, ChangeRefusal> {
  const rule = template.changes
  if (!rule) return refuse({ kind: 'rules-fixed' })
  const role = mayActAs(process, by, rule.proposedBy)
  if (!role.ok) return role
  const actor = mayAct(by.kind === 'person' ? by.actor : undefined, undertakingsOf(process.pin))
  return actor.ok ? ok({ actor: actor.value, role: role.value, rule }) : actor
}

/** Everything that was asked about the text of a change. */
export type Asked = {
  readonly calls: readonly {
    readonly call: Call
    readonly rule: CallRule
    readonly final: Designation | undefined
    readonly challenges: readonly Challenge[]
  }[]
  readonly ballots: readonly Ballot[]
}

/** How far the adoption of a change is. */
export type Adoption =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'asked'; readonly href: string }
  /** Agreed, and it can still be challenged, or is. */
  | { readonly kind: 'challengeable'; readonly href: string; readonly until: Instant | undefined }
  | {
      readonly kind: 'adopted'
      readonly href: string
      readonly basis: Basis
      readonly at: Instant
    }
  | { readonly kind: 'rejected'; readonly href: string }

/**
 * Of several times that it was asked and answered the last one counts. Asking once more takes
 * nothing back: an officer would hold back by it, for as long as they like, what was adopted.
 */
export function adoptionOf(
  { text, hash }: Pick<RuleChange, 'text' | 'hash'>,
  { changes, challenges, decisions }: Template,
  asked: Asked,
  now: Instant,
): Adoption {
  if (!changes) return { kind: 'unasked' }
  const { adoptedBy } = changes
  const isOfText = (subject: { readonly text: string; readonly hash: string }) =>
    subject.text === text && subject.hash === hash
  if ('decision' in adoptedBy) {
    const held = asked.ballots.filter(
      ({ decision, subject, state }) =>
        decision === adoptedBy.decision &&
        subject.kind === 'text' &&
        isOfText(subject) &&
        state.kind !== 'withdrawn',
    )
    return lastAnswered(held.map((one) => adoptionBy(one, decisions)))
  }
  const { window, ladder = 'consensus' } = adoptedBy
  const held = asked.calls.filter(
    ({ call }) =>
      call.windowKind === window &&
      (call.ladder ?? 'consensus') === ladder &&
      isOfText(call.subject) &&
      call.state.kind !== 'withdrawn' &&
      call.state.kind !== 'draft',
  )
  return lastAnswered(held.map((one) => adoptionIn(one, challenges, now)))
}

function lastAnswered(adoptions: readonly Adoption[]): Adoption {
  const last = adoptions.at(-1) ?? { kind: 'unasked' }
  const answered = adoptions.findLast(({ kind }) => kind !== 'asked')
  return answered && answered.kind !== 'rejected' ? answered : last
}

function adoptionBy({ id, state }: Ballot, decisions: Template['decisions']): Adoption {
  const href = `/ballots/${id}`
  if (state.kind !== 'closed') return { kind: 'asked', href }
  const passes = decisions.some(({ outcomes }) =>
    outcomes.some((one) => one.id === state.outcome && one.passes),
  )
  const basis = { kind: 'ballot', ballot: id satisfies BallotId } as const
  const at = state.closedAt
  return state.met && passes ? { kind: 'adopted', href, basis, at } : { kind: 'rejected', href }
}

function adoptionIn(
  { call, rule, final, challenges }: Asked['calls'][number],
  ladder: Template['challenges'],
  now: Instant,
): Adoption {
  const href = `/calls/${call.id}`
  if (call.state.kind !== 'designated' || final?.state.kind !== 'final') {
    return { kind: 'asked', href }
  }
  if (!isAgreed(rule, final)) return { kind: 'rejected', href }
  if (challenges.some((one) => isRunning(one, now))) {
    return { kind: 'challengeable', href, until: undefined }
  }
  const until = ladder && dueAfter(final.state.finalAt, ladder.within.for)
  if (until !== undefined && now < until) return { kind: 'challengeable', href, until }
  const at = final.state.finalAt
  return { kind: 'adopted', href, basis: { kind: 'call', call: call.id }, at }
}

export type Settling = { readonly by: By; readonly adoption: Adoption; readonly now: Instant }
/** What adopted it has effect only where nothing stands in its way. */
export type Enacting = Settling & { readonly hindrances: readonly Hindrance[] }
export type Settled = { readonly change: RuleChange; readonly standing: Standing }

/** In force from now on; the same rules must still be in force that it was to change. */
export function bringIntoForce(
  change: RuleChange,
  before: Before,
  { by, adoption, now, hindrances }: Enacting,
): Result<Settled, ChangeRefusal> {
  if (change.state.kind !== 'proposed') return refuse({ kind: 'settled-already' })
  if (change.under !== before.process.pin.hash) return refuse({ kind: 'overtaken' })
  if (adoption.kind !== 'adopted') return refuse({ kind: 'not-adopted', adoption: adoption.kind })
  const hindered = hinderedBy(hindrances)
  if (hindered) return refuse({ kind: 'hindered', ...hindered })
  const standing = standingIn(before, by)
  if (!standing.ok) return standing
  const { basis } = adoption
  const { person } = standing.value.actor
  const state = { kind: 'in-force', at: now, by: person, basis } as const
  return ok({ change: { ...change, state }, standing: standing.value })
}

export type Hindered =
  | { readonly by: 'set-aside' | 'suspended'; readonly count: number }
  | { readonly by: 'appealable'; readonly until: Instant }

/** What was set aside comes first: no answer to what still runs brings it back. */
export function hinderedBy(hindrances: readonly Hindrance[]): Hindered | undefined {
  for (const by of HINDRANCES) {
    const held = hindrances.filter(({ kind }) => kind === by)
    const [first] = held
    if (first?.kind === 'appealable') return { by: first.kind, until: first.until }
    if (first) return { by: first.kind, count: held.length }
  }
  return undefined
}

/** An appeal against any of it is one against the change. */
export function behindOf(
  { id, text }: Pick<RuleChange, 'id' | 'text'>,
  { calls, ballots }: Asked,
  { basis, at }: Extract<Adoption, { readonly kind: 'adopted' }>,
): Behind {
  const own = [`change:${id}`, `text:${text}`]
  if (basis.kind === 'ballot') {
    const ballot = ballots.find((one) => one.id === basis.ballot)
    const matters = ballot ? [`decision:${ballot.decision}`] : []
    return { things: [...own, `ballot:${basis.ballot}`], matters, at }
  }
  const held = calls.find(({ call }) => call.id === basis.call)
  const challenges = held?.challenges.map((one) => `challenge:${one.id}`) ?? []
  const matters = [`designation:${held?.call.ladder ?? 'consensus'}`]
  return { things: [...own, `call:${basis.call}`, ...challenges], matters, at }
}

/** By whoever proposed it, while nobody has been asked; afterwards it is no longer theirs alone. */
export function withdraw(
  change: RuleChange,
  before: Before,
  { by, adoption, now }: Settling,
): Result<Settled, ChangeRefusal> {
  if (change.state.kind !== 'proposed') return refuse({ kind: 'settled-already' })
  const isOwn = by.kind === 'person' && by.actor?.person === change.proposedBy
  if (!isOwn) return refuse({ kind: 'not-yours' })
  if (adoption.kind !== 'unasked') return refuse({ kind: 'not-adopted', adoption: adoption.kind })
  const standing = standingIn(before, by)
  if (!standing.ok) return standing
  const state = { kind: 'withdrawn', at: now } as const
  return ok({ change: { ...change, state }, standing: standing.value })
}
