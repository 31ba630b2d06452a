/**
 * Who judges an appeal, what a forum may find, and what is owed because of it. Pure: no clock and
 * no store here.
 */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { mayAct, type Actor, type PersonId } from '../people/index.ts'
import { actingFor, type By, HREF, mayActAs, type Process, rolesIn } from '../processes/index.ts'
import type { Template } from '../templates/index.ts'
import { isOwed, phaseOf, type Appeal, type Finding, type Rungs } from './appeal.ts'
import {
  actingIn,
  annulledBy,
  fileUntil,
  remediesOf,
  type AppealRefusal,
  type Case,
} from './rules.ts'

export type Judge = { readonly actor: Actor; readonly role: string; readonly rung: number }

/** The forum of the rung answers; a day missed is missed in public, and it still answers. */
export function mayRule(about: Case, by: By, now: Instant): Result<Judge, AppealRefusal> {
  const { process, rungs, appeal, signers } = about
  const { state } = appeal
  if (state.kind !== 'before') return refuse({ kind: 'not-now', phase: phaseOf(appeal, now) })
  const rule = rungs[state.rung]
  if (!rule) return refuse({ kind: 'no-forum' })
  const role = mayActAs(process, by, [rule.forum])
  if (!role.ok) return role
  const actor = mayAct(actingIn(by))
  if (!actor.ok) return actor
  // Whoever stands in for one of the forum judges in that one's causes no more than in their own.
  const people = actingFor(process, actor.value, [rule.forum])
  if (signers.some((one) => people.includes(one.person))) return refuse({ kind: 'own-cause' })
  if (rule.recuse === true && people.some((person) => tookPart(about, person)))
    return refuse({ kind: 'recused' })
  return ok({ actor: actor.value, role: rule.forum, rung: state.rung })
}

/** In the act itself, or in what an earlier forum found about it. */
const tookPart = ({ appeal, rulings }: Case, person: PersonId): boolean =>
  appeal.subject.by.includes(person) || rulings.some(({ by }) => by === person)

/** Findings of one rung, in the order in which a form offers them. */
export const findingsOf = (rungs: Rungs, rung: number): readonly Finding[] => {
  const rule = rungs[rung]
  return rule ? ['deny', ...remediesOf(rule)] : []
}

/** What happens to an act once at most: afterwards another appeal against it finds nothing left. */
const UNDOING: ReadonlySet<Finding> = new Set<Finding>(['annul', 'remand'])

/** What must be said besides reasons: what is repeated, or to whom it is recommended. */
export const asksOrder = (finding: Finding): boolean =>
  finding === 'annul' || finding === 'remand' || finding === 'recommend'

export type Found = { readonly finding: Finding; readonly hasOrder: boolean }

/** A remedy ends it on any rung; a denial leaves the next rung, where there is one. */
export function rule(
  about: Case,
  by: By,
  { finding, hasOrder }: Found,
  now: Instant,
): Result<{ readonly judge: Judge; readonly appeal: Appeal }, AppealRefusal> {
  const judge = mayRule(about, by, now)
  if (!judge.ok) return judge
  const { rung } = judge.value
  const { rungs, appeal } = about
  const findings = findingsOf(rungs, rung)
  if (!findings.includes(finding)) {
    const remedies = findings.filter((one) => one !== 'deny')
    return refuse({ kind: 'no-such-remedy', remedies })
  }
  const annulled = UNDOING.has(finding) && annulledBy(about.earlier, appeal)
  if (annulled) return refuse({ kind: 'annulled-already', by: annulled.id })
  if (asksOrder(finding) && !hasOrder) return refuse({ kind: 'order-missing' })
  return ok({ judge: judge.value, appeal: { ...appeal, state: found(rungs, rung, finding, now) } })
}

function found(rungs: Rungs, rung: number, finding: Finding, now: Instant): Appeal['state'] {
  if (finding !== 'deny') return { kind: 'ended', how: finding, rung, at: now }
  const next = rungs[rung]?.final === true ? undefined : rungs[rung + 1]
  return next
    ? { kind: 'denied', rung, until: fileUntil(now, next) }
    : { kind: 'ended', how: 'refused', rung, at: now }
}

export type Owed = {
  readonly process: Process
  readonly template: Template
  readonly appeal: Appeal
}

/** Whoever moves the process on says where what was repeated can be read. */
export function mayRepeat(
  { process, template, appeal }: Owed,
  by: By,
): Result<{ readonly actor: Actor; readonly role: string }, AppealRefusal> {
  if (!isOwed(appeal)) return refuse({ kind: 'nothing-owed' })
  const role = mayActAs(process, by, template.moves.by)
  if (!role.ok) return role
  const actor = mayAct(actingIn(by))
  return actor.ok ? ok({ actor: actor.value, role: role.value }) : actor
}

export function repeat(
  owed: Owed,
  by: By,
  href: string,
  now: Instant,
): Result<Appeal, AppealRefusal> {
  const allowed = mayRepeat(owed, by)
  if (!allowed.ok) return allowed
  if (!HREF.test(href)) return refuse({ kind: 'no-such-href' })
  const { actor, role } = allowed.value
  return ok({ ...owed.appeal, repetition: { href, by: actor.person, role, at: now } })
}

/** Sealed words are for whoever filed it and for the forums that it has reached. */
export function mayReadGrounds(
  { process, rungs, appeal }: Pick<Case, 'process' | 'rungs' | 'appeal'>,
  viewer: Actor | undefined,
): boolean {
  if (!appeal.confidential) return true
  if (!viewer) return false
  if (viewer.person === appeal.filedBy) return true
  const forums = rungs.slice(0, appeal.state.rung + 1).map(({ forum }) => forum)
  return rolesIn(process, viewer).some((role) => forums.includes(role))
}
