/**
 * Who may appeal, sign an appeal, judge it and take it on to the next forum. Pure: the template's
 * rungs, numbers and clocks decide; no clock and no store here. What a forum finds is `ruling.ts`.
 */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { mayAct, type Actor, type Capacity, type Commitment } from '../people/index.ts'
import { type By, type Process, type ProcessRefusal, rolesIn } from '../processes/index.ts'
import { type AppealLadder, type AppealRule, dueAfter } from '../templates/index.ts'
import {
  APPEALS_MAX,
  isFor,
  isRunning,
  phaseOf,
  SIGNERS_MAX,
  type Appeal,
  type AppealId,
  type AppealState,
  type Phase,
  type Remedy,
  type Ruling,
  type Rungs,
  type Signer,
  type Subject,
} from './appeal.ts'

export type AppealRefusal = ProcessRefusal | OwnRefusal

/** The refusals of this domain alone. */
export type OwnRefusal =
  | { readonly kind: 'no-forum' }
  /** The template has several ladders, and none of them was chosen. */
  | { readonly kind: 'no-such-ladder' }
  /** The ladder is for other matters than this act. */
  | { readonly kind: 'not-for-this' }
  /** The template lets some file and sign it, and not everybody. */
  | { readonly kind: 'no-standing' }
  /** No act of this process, or no act at all, has this number. */
  | { readonly kind: 'not-here' }
  | { readonly kind: 'too-late'; readonly until: Instant }
  | { readonly kind: 'runs-already' }
  /** On another appeal: what is no more is not annulled again, nor sent back. */
  | { readonly kind: 'annulled-already'; readonly by: AppealId }
  | { readonly kind: 'too-many'; readonly most: number }
  | { readonly kind: 'not-now'; readonly phase: Phase }
  | { readonly kind: 'signed-already' }
  | { readonly kind: 'not-signed' }
  /** Who filed an appeal withdraws it, and does not step back from it. */
  | { readonly kind: 'yours' }
  | { readonly kind: 'not-filed-by-you' }
  | { readonly kind: 'last-rung' }
  | { readonly kind: 'own-cause' }
  /** The template keeps those who took part from judging it. */
  | { readonly kind: 'recused' }
  | { readonly kind: 'no-such-remedy'; readonly remedies: readonly Remedy[] }
  | { readonly kind: 'order-missing' }
  | { readonly kind: 'nothing-owed' }
  | { readonly kind: 'no-such-href' }

/** All that a rule asks of a process before an appeal is filed in it. */
export type Ground = {
  readonly process: Process
  readonly ladders: readonly AppealLadder[]
  readonly undertakings: { readonly id: string; readonly version: number }
  readonly earlier: readonly Appeal[]
  /** Whoever acts has done something in the process before. */
  readonly tookPart: boolean
}

export type Case = {
  readonly process: Process
  readonly rungs: Rungs
  readonly undertakings: Ground['undertakings']
  readonly appeal: Appeal
  readonly signers: readonly Signer[]
  readonly rulings: readonly Ruling[]
  /** All appeals of the process, this one too. */
  readonly earlier: readonly Appeal[]
  /** As for filing. */
  readonly tookPart: boolean
}

export const actingIn = (by: By): Actor | undefined => (by.kind === 'person' ? by.actor : undefined)

/** What a forum may grant where its template names nothing: that it be looked at again. */
const REMEDIES_UNNAMED: readonly Remedy[] = ['remand']

export const remediesOf = ({ remedies }: Pick<AppealRule, 'remedies'>): readonly Remedy[] =>
  remedies !== undefined && remedies.length > 0 ? remedies : REMEDIES_UNNAMED

/** Months are calendar months and the last day counts whole: processes.md, T-20. */
export const fileUntil = (published: Instant, { fileWithin }: Pick<AppealRule, 'fileWithin'>) =>
  dueAfter(published, fileWithin.for)

type Standing = { readonly process: Process; readonly tookPart: boolean }

/** As the rung's own rule has it; beyond that standing is words, and the forum's to judge. */
const stands = (
  { process, tookPart }: Standing,
  { from }: Pick<AppealRule, 'from'>,
  actor: Actor,
): boolean =>
  !from ||
  (from.tookPart === true && tookPart) ||
  (from.roles !== undefined &&
    rolesIn(process, actor).some((role) => from.roles?.includes(role) === true))

/** Anybody who may act at all and has standing on the first rung of some ladder. */
export function mayFileAny(
  ground: Ground,
  by: By,
): Result<{ readonly actor: Actor; readonly open: readonly AppealLadder[] }, AppealRefusal> {
  const { process, ladders, earlier, undertakings } = ground
  if (ladders.length === 0) return refuse({ kind: 'no-forum' })
  if (process.reported) return refuse({ kind: 'reported-only' })
  if (earlier.length >= APPEALS_MAX) return refuse({ kind: 'too-many', most: APPEALS_MAX })
  const actor = mayAct(actingIn(by), undertakings)
  if (!actor.ok) return actor
  const open = ladders.filter(({ rungs: [first] }) => first && stands(ground, first, actor.value))
  return open.length === 0 ? refuse({ kind: 'no-standing' }) : ok({ actor: actor.value, open })
}

/** The ladder that was chosen, or the only one that there is. */
function chosen(
  { ladders }: Ground,
  open: readonly AppealLadder[],
  { ladder, subject }: Pick<Filing, 'ladder' | 'subject'>,
): Result<
  { readonly id: string; readonly rungs: Rungs; readonly first: AppealRule },
  AppealRefusal
> {
  const only = ladders.length === 1 ? ladders[0]?.id : undefined
  const found = ladders.find(({ id }) => id === (ladder ?? only))
  const first = found?.rungs[0]
  if (!found || !first) return refuse({ kind: 'no-such-ladder' })
  if (!open.includes(found)) return refuse({ kind: 'no-standing' })
  if (!isFor(found, subject)) return refuse({ kind: 'not-for-this' })
  return ok({ id: found.id, rungs: found.rungs, first })
}

export type Filing = {
  readonly id: AppealId
  /** Needed where the template has several. */
  readonly ladder?: string | undefined
  readonly subject: Subject
  readonly grounds: Commitment
  readonly sought: Remedy
  readonly capacity: Capacity
}

/** Before the forum at once where one voice is enough, else when enough have signed. */
export function file(
  ground: Ground,
  by: By,
  filing: Filing,
  now: Instant,
): Result<Appeal, AppealRefusal> {
  const { id, subject, grounds, sought, capacity } = filing
  const allowed = mayFileAny(ground, by)
  if (!allowed.ok) return allowed
  const { actor, open } = allowed.value
  const ladder = chosen(ground, open, filing)
  if (!ladder.ok) return ladder
  const { first, rungs } = ladder.value
  const until = fileUntil(subject.at, first)
  if (now >= until) return refuse({ kind: 'too-late', until })
  const remedies = remediesOf(first)
  if (!remedies.includes(sought)) return refuse({ kind: 'no-such-remedy', remedies })
  const own = ground.earlier.some(
    (one) => one.filedBy === actor.person && isSame(one.subject, subject) && isRunning(one, now),
  )
  if (own) return refuse({ kind: 'runs-already' })
  const annulled = annulledBy(ground.earlier, { id, subject })
  if (annulled) return refuse({ kind: 'annulled-already', by: annulled.id })
  return ok({
    id,
    process: ground.process.id,
    ladder: ladder.value.id,
    subject,
    filedBy: actor.person,
    capacity,
    grounds,
    sought,
    confidential: first.confidential === true,
    filedAt: now,
    state: arrived(rungs, { rung: 0, signed: 1, until }, now),
    repetition: undefined,
  })
}

const isSame = (one: Subject, other: Subject): boolean =>
  one.thing === other.thing && one.act === other.act && one.entry === other.entry

/** Another appeal against the same act, on which a forum annulled it. */
export const annulledBy = (
  earlier: readonly Appeal[],
  { id, subject }: Pick<Appeal, 'id' | 'subject'>,
): Appeal | undefined =>
  earlier.find(
    (one) =>
      one.id !== id &&
      isSame(one.subject, subject) &&
      one.state.kind === 'ended' &&
      one.state.how === 'annul',
  )

type Arriving = { readonly rung: number; readonly signed: number; readonly until: Instant }

/** At a rung: its clock runs once as many have signed as it asks for. */
function arrived(rungs: Rungs, { rung, signed, until }: Arriving, now: Instant): AppealState {
  const rule = rungs[rung]
  if (!rule) throw new Error(`no forum at rung ${rung}`)
  if (signed < (rule.supporters?.count ?? 1)) return { kind: 'gathering', rung, until }
  return { kind: 'before', rung, since: now, due: dueAfter(now, rule.answerWithin.for) }
}

const isBehind = (signers: readonly Signer[], { person }: Actor): boolean =>
  signers.some((one) => one.person === person)

export function maySign(about: Case, by: By, now: Instant): Result<Actor, AppealRefusal> {
  const { appeal, signers, undertakings, rungs } = about
  if (!isRunning(appeal, now)) return refuse({ kind: 'not-now', phase: phaseOf(appeal, now) })
  const actor = mayAct(actingIn(by), undertakings)
  if (!actor.ok) return actor
  if (isBehind(signers, actor.value)) return refuse({ kind: 'signed-already' })
  const rule = rungs[rungOf(appeal)]
  if (rule && !stands(about, rule, actor.value)) return refuse({ kind: 'no-standing' })
  return signers.length >= SIGNERS_MAX ? refuse({ kind: 'too-many', most: SIGNERS_MAX }) : actor
}

/** The appeal after one more has signed: with enough of them the forum's clock starts. */
export function signed({ rungs, appeal, signers }: Case, now: Instant): Appeal {
  const { state } = appeal
  if (state.kind !== 'gathering') return appeal
  const { rung, until } = state
  return { ...appeal, state: arrived(rungs, { rung, until, signed: signers.length + 1 }, now) }
}

/** What was before a forum stays there, however many step back. */
export function mayStepBack(
  { appeal, signers }: Case,
  by: By,
  now: Instant,
): Result<Actor, AppealRefusal> {
  if (!isRunning(appeal, now)) return refuse({ kind: 'not-now', phase: phaseOf(appeal, now) })
  const actor = mayAct(actingIn(by))
  if (!actor.ok) return actor
  if (!isBehind(signers, actor.value)) return refuse({ kind: 'not-signed' })
  return actor.value.person === appeal.filedBy ? refuse({ kind: 'yours' }) : actor
}

export function mayWithdraw({ appeal }: Case, by: By, now: Instant): Result<Actor, AppealRefusal> {
  if (!isRunning(appeal, now)) return refuse({ kind: 'not-now', phase: phaseOf(appeal, now) })
  const actor = mayAct(actingIn(by))
  if (!actor.ok) return actor
  return actor.value.person === appeal.filedBy ? actor : refuse({ kind: 'not-filed-by-you' })
}

export const withdrawn = (appeal: Appeal, now: Instant): Appeal => ({
  ...appeal,
  state: { kind: 'ended', how: 'withdrawn', rung: rungOf(appeal), at: now },
})

export const rungOf = ({ state: { rung } }: Pick<Appeal, 'state'>): number => rung

/**
 * A denial in time, or a forum that let its day pass: both leave the next forum, if any, to those
 * who have standing before it.
 */
export function mayCarry(about: Case, by: By, now: Instant): Result<Actor, AppealRefusal> {
  const { rungs, appeal } = about
  const phase = phaseOf(appeal, now)
  if (phase !== 'denied' && phase !== 'missed') return refuse({ kind: 'not-now', phase })
  const next = rungs[rungOf(appeal) + 1]
  if (!next) return refuse({ kind: 'last-rung' })
  const actor = mayAct(actingIn(by))
  if (!actor.ok) return actor
  if (actor.value.person !== appeal.filedBy) return refuse({ kind: 'not-filed-by-you' })
  return stands(about, next, actor.value) ? actor : refuse({ kind: 'no-standing' })
}

/** Where the next rung asks for more people, they have its filing time to sign. */
export function carried({ rungs, appeal, signers }: Case, now: Instant): Appeal {
  const { state } = appeal
  const rung = state.rung + 1
  const next = rungs[rung]
  if (!next) throw new Error(`${appeal.id} is on its last rung`)
  const until = state.kind === 'denied' ? state.until : fileUntil(now, next)
  return { ...appeal, state: arrived(rungs, { rung, until, signed: signers.length }, now) }
}
