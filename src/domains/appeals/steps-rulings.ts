/** What a forum finds, and what is repeated because of it: decided by the rules, saved together. */
import { prose } from '../../platform/record/index.ts'
import { ok, type Result } from '../../platform/values.ts'
import type { Step } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { actOf } from './acts.ts'
import type { Appeal, Finding, Ruling } from './appeal.ts'
import type { AppealRefusal } from './rules.ts'
import { asksOrder, repeat, rule } from './ruling.ts'
import { caseOf, onRung, told } from './steps.ts'
import { saveAppeal, saveRuling } from './store.ts'

export type RulingTyped = {
  readonly finding: Finding
  readonly reasons: string
  readonly order?: string | undefined
}

export async function ruleOnAppeal(
  step: Step,
  appeal: Appeal,
  { finding, ...typed }: RulingTyped,
): Promise<Result<Appeal, AppealRefusal>> {
  const { tx, clock, by, now } = step
  const about = await caseOf(tx, appeal)
  const hasOrder = typed.order !== undefined
  const made = rule(about, by, { finding, hasOrder }, now)
  if (!made.ok) return made
  const { judge, appeal: next } = made.value
  const { actor, role, rung } = judge
  const { person } = actor
  const reasons = prose('reasons', typed.reasons, clock, person)
  const ordered = asksOrder(finding) ? typed.order : undefined
  const order = ordered === undefined ? undefined : prose('order', ordered, clock, person)
  const ruling: Ruling = {
    appeal: appeal.id,
    rung,
    finding,
    by: person,
    role,
    reasons: reasons.commitment,
    order: order?.commitment,
    at: now,
  }
  const cap = `role:${role}` as const
  const parts = order ? [reasons, order] : [reasons]
  const clear = { ...onRung(about.rungs, rung), finding }
  const rules = told(step, about, actor, { act: 'appeal.rule', cap, clear, parts })
  await saveRuling(tx, ruling, actOf(appeal, rules))
  const { state } = next
  const to = state.kind === 'ended' ? state.how : state.kind
  const settles = told(step, about, actor, { act: 'appeal.settle', cap, clear: { state: to } })
  await saveAppeal(tx, next, actOf(next, settles))
  return ok(next)
}

export async function repeatForAppeal(
  step: Step,
  appeal: Appeal,
  href: string,
): Promise<Result<Appeal, AppealRefusal>> {
  const { tx, by, now } = step
  const { process } = await caseOf(tx, appeal)
  const template = await templateOf(tx, process.pin)
  const made = repeat({ process, template, appeal }, by, href, now)
  if (!made.ok) return made
  const { repetition } = made.value
  if (!repetition || by.kind !== 'person' || !by.actor) throw new Error('repeated by nobody')
  const cap = `role:${repetition.role}` as const
  const act = told(step, { process }, by.actor, { act: 'appeal.repeat', cap, clear: { href } })
  await saveAppeal(tx, made.value, actOf(made.value, act))
  return made
}
