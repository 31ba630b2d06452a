/** A sheet filled, an issue returned, a decision of the panel: acts, steward log and mail. */
import { newUlid } from '../../../platform/clock.ts'
import type { Prose } from '../../../platform/record/index.ts'
import { ok, refuse, unreachable, type Instant, type Result } from '../../../platform/values.ts'
import { lockBody } from '../../bodies/index.ts'
import { SCREENING_PANEL, type Actor } from '../../people/index.ts'
import { enterLog } from '../../stewards/index.ts'
import { actOn, becomingClear, outcomeClear, sheetClear, topicsOf } from '../acts.ts'
import type { DeclinedFor, Issue } from '../issue.ts'
import type { News } from '../mails.tsx'
import { takenOf } from '../rules/budget.ts'
import * as rules from '../rules/deciding.ts'
import type { Refusal } from '../rules/refusal.ts'
import type {
  Cost,
  Element,
  LockInQuestion,
  Outcome,
  OutcomeKind,
  Points,
  Screening,
  ScreeningId,
  Sheet,
  SheetWord,
  UrgencyQuestion,
} from '../screening.ts'
import { SHEET_WORDS } from '../screening.ts'
import { lockAccepted, saveIssue } from '../store/issues.ts'
import { saveScreening, screeningsOf } from '../store/screenings.ts'
import { thresholds } from '../thresholds.ts'
import { personally, say, sayIf, tellProposer, type Setting } from './setting.ts'

export type ElementTyped = {
  readonly what: string
  readonly who: string
  readonly authority: string | undefined
  readonly attends: boolean
  readonly core: boolean
}

export type OutcomeTyped = {
  readonly kind: OutcomeKind
  readonly scope?: string | undefined
  readonly to?: string | undefined
  readonly until?: Instant | undefined
  readonly why?: DeclinedFor | undefined
}

export type SheetTyped = {
  readonly urgency: Points<UrgencyQuestion>
  readonly lockIn: Points<LockInQuestion>
  readonly elements: readonly ElementTyped[]
  readonly words: Readonly<Partial<Record<SheetWord, string>>>
  readonly cost: Cost
}

type Said<Value> = { readonly value: Value; readonly parts: readonly Prose[] }

/** What an outcome cannot be without: the narrower scope, to whom, until when. */
function whole(typed: OutcomeTyped): Result<true, Refusal> {
  const { kind, scope = '', to = '', until } = typed
  if (kind === 'narrowed' && scope.trim() === '') {
    return refuse({ kind: 'missing-words', outcome: kind })
  }
  if (kind === 'referred' && to.trim() === '') {
    return refuse({ kind: 'missing-words', outcome: kind })
  }
  if (kind === 'parked' && until === undefined) {
    return refuse({ kind: 'missing-words', outcome: kind })
  }
  return ok(true)
}

/** @throws where a parked outcome has no date: the form asks for it. */
function outcomeOf(setting: Setting, typed: OutcomeTyped, by: Actor): Said<Outcome> {
  switch (typed.kind) {
    case 'narrowed': {
      const scope = say(setting, 'scope', typed.scope ?? '', by.person)
      return { value: { kind: 'narrowed', scope: scope.commitment }, parts: [scope] }
    }
    case 'referred': {
      const to = say(setting, 'referred-to', typed.to ?? '', by.person)
      return { value: { kind: 'referred', to: to.commitment }, parts: [to] }
    }
    case 'parked': {
      if (typed.until === undefined) throw new Error('parked until when?')
      return { value: { kind: 'parked', until: typed.until }, parts: [] }
    }
    case 'declined':
      return { value: { kind: 'declined', why: typed.why ?? 'other' }, parts: [] }
    case 'accepted':
      return { value: { kind: 'accepted' }, parts: [] }
    default:
      return unreachable(typed.kind)
  }
}

function sheetOf(setting: Setting, typed: SheetTyped, by: Actor): Said<Sheet> {
  const parts: Prose[] = []
  const told = (name: string, text: string | undefined) => {
    const said = sayIf(setting, name, text, by.person)
    if (said) parts.push(said)
    return said?.commitment
  }
  const elements = typed.elements.map(({ what, who, authority, ...rest }, index): Element => {
    const one = say(setting, `element-${index + 1}`, what, by.person)
    const by_ = say(setting, `implementer-${index + 1}`, who, by.person)
    parts.push(one, by_)
    const needs = told(`authority-${index + 1}`, authority) ?? null
    return { ...rest, what: one.commitment, who: by_.commitment, authority: needs }
  })
  const words = SHEET_WORDS.flatMap((word) => {
    const commitment = told(PART_NAMES[word], typed.words[word])
    return commitment === undefined ? [] : [[word, commitment] as const]
  })
  const { urgency, lockIn, cost } = typed
  return { value: { urgency, lockIn, elements, words: Object.fromEntries(words), cost }, parts }
}

const PART_NAMES = {
  urgency: 'urgency',
  lockIn: 'lock-in',
  mandate: 'mandate',
  existing: 'existing',
  gap: 'gap',
} as const satisfies Record<SheetWord, string>

async function log(
  setting: Setting,
  issue: Issue,
  by: Actor,
  line: { readonly role: string; readonly text: string },
): Promise<void> {
  const { tx, clock, now, via } = setting
  const said = {
    kind: 'screening',
    by,
    role: line.role,
    about: `issue:${issue.id}`,
    place: `/issues/${issue.id}`,
    line: say(setting, 'line', line.text, by.person),
    via,
    topics: topicsOf(issue),
  } as const
  await enterLog(tx, clock, said, now)
}

/** A sheet that waited is overtaken by the new one, and stays to be read. */
async function overtake(setting: Setting, issue: Issue, by: Actor, cap: `role:${string}`) {
  const { tx, now } = setting
  for (const old of await screeningsOf(tx, issue.id)) {
    if (old.state.kind !== 'waiting') continue
    const clear = { screening: old.id }
    const act = actOn(issue, 'issue.overtake', personally(setting, by, cap), { clear })
    await saveScreening(tx, { ...old, state: { kind: 'overtaken', at: now } }, act)
  }
}

export type ScreeningTyped = {
  readonly sheet: SheetTyped
  readonly proposed: OutcomeTyped
  readonly reason: string
}

const STAFF = 'role:secretary'

export async function screenIssue(
  setting: Setting,
  issue: Issue,
  by: Actor,
  typed: ScreeningTyped,
): Promise<Result<Screening, Refusal>> {
  const { tx, clock, now } = setting
  const complete = whole(typed.proposed)
  if (!complete.ok) return complete
  const sheet = sheetOf(setting, typed.sheet, by)
  const proposed = outcomeOf(setting, typed.proposed, by)
  const reason = say(setting, 'reason', typed.reason, by.person)
  const id = newUlid(clock) as ScreeningId
  const filled = { id, sheet: sheet.value, proposed: proposed.value, reason }
  const screened = rules.screen(issue, by, filled, { thresholds: thresholds(), now })
  if (!screened.ok) return screened
  await overtake(setting, issue, by, STAFF)
  const clear = { screening: id, ...sheetClear(sheet.value), ...outcomeClear(proposed.value) }
  const parts = [...sheet.parts, ...proposed.parts, reason]
  const act = actOn(issue, 'issue.screen', personally(setting, by, STAFF), { clear, parts })
  await saveScreening(tx, screened.value, act)
  await log(setting, issue, by, { role: 'secretary', text: typed.reason })
  return screened
}

export async function returnIssue(
  setting: Setting,
  issue: Issue,
  by: Actor,
  text: string,
): Promise<Result<Issue, Refusal>> {
  const reason = say(setting, 'reason', text, by.person)
  const returned = rules.returnForCompletion(issue, by, reason, setting.now)
  if (!returned.ok) return returned
  await overtake(setting, issue, by, STAFF)
  const doer = personally(setting, by, STAFF)
  await saveIssue(
    setting.tx,
    returned.value,
    actOn(issue, 'issue.return', doer, { parts: [reason] }),
  )
  await log(setting, issue, by, { role: 'secretary', text })
  await tellProposer(setting, issue, { kind: 'returned' }, text)
  return returned
}

export type DecisionTyped = {
  readonly outcome: OutcomeTyped
  readonly reason: string
  readonly despite?: string | undefined
  /** What makes room, where accepting needs it: it is concluded, or parked until then. */
  readonly frees?: { readonly issue: Issue; readonly parkedUntil: Instant | undefined } | undefined
}

export async function decideIssue(
  setting: Setting,
  issue: Issue,
  by: Actor,
  typed: DecisionTyped,
): Promise<Result<Issue, Refusal>> {
  const { tx, now } = setting
  const complete = whole(typed.outcome)
  if (!complete.ok) return complete
  // Held by every decision: two at once cannot both take the last room.
  await lockBody(tx, SCREENING_PANEL)
  const accepted = await lockAccepted(tx)
  const screening = (await screeningsOf(tx, issue.id)).find(({ state }) => state.kind === 'waiting')
  const outcome = outcomeOf(setting, typed.outcome, by)
  const reason = say(setting, 'reason', typed.reason, by.person)
  const despite = sayIf(setting, 'despite', typed.despite, by.person)
  const facts = { thresholds: thresholds(), taken: takenOf(accepted), now }
  const frees = typed.frees && freedBy(typed.frees)
  const ruling = { outcome: outcome.value, reason, despite, frees }
  const ruled = rules.decide({ issue, screening }, by, ruling, facts)
  if (!ruled.ok) return ruled
  const cap =
    `role:${by.roles.find(({ slug }) => slug === SCREENING_PANEL)?.role ?? 'chair'}` as const
  const doer = personally(setting, by, cap)
  const decided = ruled.value
  const clear = {
    screening: decided.screening.id,
    despite: despite !== undefined,
    ...outcomeClear(outcome.value),
  }
  const parts = [...outcome.parts, reason, ...(despite ? [despite] : [])]
  await saveScreening(tx, decided.screening, actOn(issue, 'issue.decide', doer, { clear, parts }))
  for (const changed of [decided.issue, decided.freed]) {
    if (!changed) continue
    const act = actOn(changed, 'issue.become', doer, { clear: becomingClear(changed) })
    await saveIssue(tx, changed, act)
    await tellProposer(setting, changed, newsOf(changed, typed.outcome), typed.reason)
  }
  const role = cap.slice('role:'.length)
  await log(setting, issue, by, { role, text: typed.reason })
  if (decided.freed) await log(setting, decided.freed, by, { role, text: typed.reason })
  return ok(decided.issue)
}

const freedBy = ({ issue, parkedUntil }: NonNullable<DecisionTyped['frees']>): rules.Freed => ({
  issue,
  how: parkedUntil === undefined ? { kind: 'concluded' } : { kind: 'parked', until: parkedUntil },
})

function newsOf({ state }: Issue, typed: OutcomeTyped): News {
  switch (state.kind) {
    case 'narrowed':
      return { kind: 'narrowed', scope: typed.scope ?? '' }
    case 'referred':
      return { kind: 'referred', to: typed.to ?? '' }
    case 'parked':
      return { kind: 'parked', until: state.until }
    case 'declined':
      return { kind: 'declined', why: state.why }
    case 'concluded':
      return { kind: 'concluded' }
    case 'accepted':
      return { kind: 'accepted' }
    case 'proposed':
    case 'returned':
    case 'sorted':
    case 'withdrawn':
    case 'reported':
      throw new Error(`no decision makes an issue ${state.kind}`)
    default:
      return unreachable(state)
  }
}
