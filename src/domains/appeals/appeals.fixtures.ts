/** People and rungs for tests of appeals: one appeal against a designation of July. */
import type { Instant } from '../../platform/values.ts'
import { anActor, somePerson } from '../people/fixtures.ts'
import type { Actor, BodyId } from '../people/index.ts'
import type { By } from '../processes/index.ts'
import { aProcess } from '../processes/processes.fixtures.ts'
import { appealLaddersOf, type AppealRule, undertakingsOf } from '../templates/index.ts'
import { span, words } from '../templates/templates.fixtures.ts'
import type { Appeal, AppealId, Rungs, Subject } from './appeal.ts'
import { file, type Case, type Ground } from './rules.ts'
import { rule } from './ruling.ts'

export const process = aProcess()
export const undertakings = undertakingsOf(process.pin)
export const agreed = new Set([...anActor().agreed, `${undertakings.id}/${undertakings.version}`])
export const body = process.body ?? ('none' as string as BodyId)
export const person = (
  digit: string,
  role?: 'chair' | 'liaison' | 'secretary' | 'facilitator',
): Actor =>
  anActor({
    person: somePerson(digit),
    agreed,
    roles: role ? [{ body, slug: 'table', role }] : [],
  })
export const acting = (actor: Actor): By => ({ kind: 'person', actor })

export const ama = person('a')
export const ben = person('b')
export const cy = person('c')
export const chair = person('d', 'chair')
export const other = person('e', 'chair')
export const liaison = person('f', 'liaison')

export const rung = (forum: string, more: Partial<AppealRule> = {}): AppealRule => ({
  forum,
  standing: words,
  grounds: words,
  remedy: words,
  fileWithin: span('P2M'),
  answerWithin: span('P14D'),
  ...more,
})

export const at = (day: string) => Date.parse(`${day}T12:00:00Z`) as Instant
export const SUBJECT: Subject = {
  thing: 'call:1',
  act: 'designation.conclude',
  entry: 7,
  at: at('2026-07-01'),
  by: [chair.person],
  matters: ['designation:consensus', 'conduct:chair'],
}
export const NOW = at('2026-07-02')
export const id = 'appeal' as string as AppealId

export const ground = (rungs: Rungs, earlier: readonly Appeal[] = []): Ground => ({
  process,
  ladders: appealLaddersOf({ appeals: rungs, appealLadders: [] }),
  undertakings,
  earlier,
  tookPart: false,
})
export const filing = {
  id,
  subject: SUBJECT,
  grounds: 'w=',
  sought: 'remand',
  capacity: 'personal',
} as const

export function filed(rungs: Rungs, now = NOW): Case {
  const made = file(ground(rungs), acting(ama), filing, now)
  if (!made.ok) throw new Error(made.refusal.kind)
  const { filedBy, capacity } = made.value
  const first = { appeal: id, person: filedBy, capacity, signedAt: now }
  const opened = { process, rungs, undertakings, tookPart: false }
  return { ...opened, appeal: made.value, signers: [first], rulings: [], earlier: [made.value] }
}

export const kindOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'ok' : result.refusal.kind

export function denied(about: Case, judge: Actor, now: Instant): Case {
  const made = rule(about, acting(judge), { finding: 'deny', hasOrder: false }, now)
  if (!made.ok) throw new Error(made.refusal.kind)
  const { role, rung: on } = made.value.judge
  const ruling = {
    appeal: id,
    rung: on,
    finding: 'deny',
    by: judge.person,
    role,
    reasons: 'r=',
    order: undefined,
    at: now,
  } as const
  return { ...about, appeal: made.value.appeal, rulings: [...about.rulings, ruling] }
}
