/** Refusals and gates in words: a sentence each, with its number. Decides nothing. */
import {
  formatDate,
  formatList,
  formatSpan,
  formatWhen,
  type Key,
  type Translate,
} from '../../platform/languages/index.ts'
import { between, instant, unreachable, type Instant } from '../../platform/values.ts'
import { explainPerson, isOfPeople } from '../people/index.ts'
import {
  groupTitle,
  inWords,
  roleTitle,
  roleTitles,
  stageTitle,
  type Template,
} from '../templates/index.ts'
import type { ProcessRefusal } from './rules.ts'
import type { ConditionVerdict, Limit } from './rules-gates.ts'
import type { InputRefusal, WindowRefusal } from './rules-windows.ts'
import type { WindowWarning } from './rules-warnings.ts'

/** What a sentence is said with. */
export type Saying = { readonly t: Translate; readonly template: Template; readonly now: Instant }

/** What must hold, and how far it is from holding; nothing is added to what simply holds. */
export type SaidCondition = {
  readonly met: boolean
  readonly requirement: string
  readonly fact: string | undefined
}

export function sayCondition(verdict: ConditionVerdict, saying: Saying): SaidCondition {
  const requirement = inWords(verdict.condition.says, saying.t)
  return { met: verdict.met, requirement, fact: sayStanding(verdict, saying) }
}

function sayStanding({ met, standing, condition }: ConditionVerdict, saying: Saying) {
  const { t, template, now } = saying
  if (standing.kind === 'unknown') return t('processes.gate.unknown')
  const { fact, limit } = standing
  const role = condition.waitsFor ? roleTitle(template, condition.waitsFor, t) : undefined
  const { detail } = fact
  const plain = detail
    ? // The provider's own sentence; `main.ts` joins no provider whose catalogue lacks its keys.
      t(detail.key as Key, detail.values)
    : met
      ? undefined
      : sayShort(limit, { value: fact.value, of: fact.of, role }, t)
  if (plain === undefined) return undefined
  const grouped = fact.group
    ? t('processes.gate.group', { group: inWords(fact.group, t), said: plain })
    : plain
  if (fact.since === undefined) return grouped
  return t('processes.gate.since', { said: grouped, span: formatSpan(between(fact.since, now), t) })
}

type Short = {
  readonly value: number
  readonly of: number | undefined
  readonly role: string | undefined
}

function sayShort(limit: Limit, { value, of, role }: Short, t: Translate): string {
  const move = role === undefined ? '' : t('processes.gate.waits', { role })
  const after = (said: string) =>
    move === '' ? said : t('processes.gate.and-move', { said, move })
  switch (limit.kind) {
    case 'atMost':
      return after(
        of === undefined
          ? t('processes.gate.at-most', { value })
          : t('processes.gate.at-most-of', { value, of }),
      )
    case 'atLeast':
      if (limit.count === 1) return after(t('processes.gate.not-yet'))
      return after(t('processes.gate.at-least', { value, limit: limit.count }))
    case 'equals':
      return after(t('processes.gate.equals', { value, limit: limit.count }))
    case 'all-closed':
      return after(t('processes.gate.windows', { open: (of ?? 0) - value }))
    default:
      return unreachable(limit)
  }
}

export function explainProcess(refusal: ProcessRefusal, saying: Saying): string {
  const { t, template } = saying
  if (isOfPeople(refusal)) return explainPerson(refusal, t)
  switch (refusal.kind) {
    case 'not-in-role':
      return t('processes.refused.not-in-role', { roles: roleTitles(template, refusal.roles, t) })
    case 'not-next': {
      const names = [refusal.next, ...refusal.back].map((id) => stageTitle(template, id, t))
      return t('processes.refused.not-next', {
        stages: formatList(names, t.language, 'disjunction'),
      })
    }
    case 'gate-shut': {
      const said = refusal.unmet.map((verdict) => {
        const { requirement, fact } = sayCondition(verdict, saying)
        return fact === undefined ? requirement : `${requirement} — ${fact}`
      })
      return t('processes.refused.gate-shut', { count: said.length, said: said.join(' · ') })
    }
    case 'too-many-stages':
      return t('processes.refused.too-many-stages', { most: refusal.most })
    case 'not-yet-reported':
      return t('processes.refused.not-yet-reported', { today: refusal.today })
    case 'enough-rounds':
      return t('processes.refused.enough-rounds', {
        stage: stageTitle(template, refusal.stage, t),
        most: refusal.most,
      })
    case 'stopped-enough':
      return t('processes.refused.stopped-enough', { times: refusal.times })
    case 'no-stop-the-clock':
    case 'no-walk-out':
    case 'not-seated':
    case 'no-group':
    case 'asked-already':
    case 'walked-out':
    case 'no-such-exit':
    case 'clock-only':
    case 'not-optional':
    case 'no-variance':
    case 'variance-not-noticed':
    case 'reported-only':
    case 'not-reported':
    case 'not-staff':
    case 'slug-malformed':
    case 'slug-taken':
    case 'not-running':
    case 'not-suspended':
    case 'gate-holds':
    case 'reason-missing':
    case 'source-missing':
    case 'no-such-day':
    case 'no-such-artefact':
    case 'no-such-place':
      return t(`processes.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}

export function explainWindow(refusal: WindowRefusal, { t, template }: Saying): string {
  const day = (at: Instant) => formatDate(at, 'UTC', t.language)
  const when = (at: Instant) => formatWhen(at, 'UTC', t.language)
  if (isOfPeople(refusal)) return explainPerson(refusal, t)
  switch (refusal.kind) {
    case 'not-in-role':
      return t('processes.refused.not-in-role', { roles: roleTitles(template, refusal.roles, t) })
    case 'too-short':
      return t('processes.refused.too-short', { day: day(refusal.earliest) })
    case 'not-business-day':
      return t('processes.refused.not-business-day', { day: day(refusal.next) })
    case 'group-crowded':
      return t('processes.refused.group-crowded', {
        group: groupTitle(template, refusal.group, t),
        most: refusal.most,
      })
    case 'too-long':
      return t('processes.refused.too-long', { day: day(refusal.latest) })
    case 'window-closed':
      return t('processes.refused.window-closed', { when: when(refusal.closed) })
    case 'not-later':
      return t('processes.refused.not-later', { day: day(refusal.closes) })
    case 'extended-enough':
      return t('processes.refused.extended-enough', { times: refusal.times })
    case 'reported-only':
    case 'not-reported':
    case 'not-running':
    case 'no-such-window':
    case 'window-not-in-stage':
    case 'no-such-day':
    case 'not-dated':
    case 'language-not-required':
    case 'published-already':
      return t(`processes.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}

/** For whatever is done in a window: why it is too early or too late. */
export function explainInput(refusal: InputRefusal, t: Translate): string {
  switch (refusal.kind) {
    case 'not-open-yet':
      return refusal.opens === undefined
        ? t('processes.refused.not-dated')
        : t('processes.refused.not-open-yet', {
            when: formatWhen(refusal.opens, 'UTC', t.language),
          })
    case 'closed':
      return t('processes.refused.window-closed', {
        when: formatWhen(refusal.closed, 'UTC', t.language),
      })
    default:
      return unreachable(refusal)
  }
}

/** A warning about the dates of a window; regions by their code. */
export function sayWarning(warning: WindowWarning, t: Translate): string {
  const day = (iso: string) => formatDate(instant(`${iso}T00:00Z`), 'UTC', t.language)
  switch (warning.kind) {
    case 'holidays':
      return t('processes.warn.holidays', {
        count: warning.days,
        region: regionWord(warning.region, t),
        day: day(warning.first),
      })
    case 'closes-on-holiday':
      return t('processes.warn.closes', {
        day: day(warning.day),
        region: regionWord(warning.region, t),
      })
    case 'meeting':
      return t('processes.warn.meeting', {
        title: warning.meeting.title,
        body: warning.meeting.body,
      })
    default:
      return unreachable(warning)
  }
}

const regionWord = (code: string, t: Translate): string =>
  t('processes.warn.region', { code: code.toUpperCase() })
