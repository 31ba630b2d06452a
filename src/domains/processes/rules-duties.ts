/** What became of each duty: owed, met, late or missed, and whose move it is. Pure. */
import { unreachable, type Instant } from '../../platform/values.ts'
import {
  dueAfter,
  type DutyRule,
  type Holidays,
  later,
  type Template,
  type Trigger,
  triggerOf,
} from '../templates/index.ts'
import type { Happening } from './happening.ts'
import { type Process, type ProcessDocument, stageSince } from './process.ts'
import { type Limit, limitsOf } from './rules-limits.ts'
import { firstWindows, standingWindows } from './rules-lines.ts'
import type { Window } from './window.ts'

/** A duty that recurs is followed so often; a process that runs longer is begun anew. */
export const REPEATS_MAX = 120

/** What a process has: read once for a page, a gate or the desk. */
export type Holdings = {
  readonly windows: readonly Window[]
  readonly documents: readonly ProcessDocument[]
  /** What later domains say has happened; nothing where none is joined. */
  readonly happenings?: readonly Happening[]
  /** Of the template's regions. */
  readonly holidays?: Holidays
}

export type Duty = {
  readonly rule: DutyRule
  readonly from: Instant
  readonly due: Instant
  readonly state:
    | { readonly kind: 'owed' }
    | { readonly kind: 'missed' }
    | { readonly kind: 'met' | 'late'; readonly document: ProcessDocument }
}

/**
 * Every time a duty arose, and what became of it: in time means before the due minute. Of what
 * sources report nobody is said to be late: the clocks of a template made here bound no one there.
 */
export function dutiesOf(
  process: Process,
  template: Template,
  holdings: Holdings,
  now: Instant,
): readonly Duty[] {
  if (process.reported) return []
  return spellsOf(process, template).flatMap(({ duties, from, until }) =>
    duties.flatMap((rule) => {
      const arisen = triggersOf(triggerOf(rule), { process, template }, holdings, now)
      const within = (times: readonly Instant[]) => times.filter((at) => at >= from && at < until)
      if (!rule.repeats) return within(arisen).map((at) => followed(rule, at, holdings, now))
      const times = within(arisen.flatMap((at) => recurring(at, rule, process, now)))
      return eachMetOnce(rule, times.toSorted(), holdings, now)
    }),
  )
}

/** What arose under earlier rules is owed as they said, whatever the present ones say. */
function spellsOf({ earlier }: Process, { duties }: Template) {
  const spells = [...earlier, { duties, until: Number.POSITIVE_INFINITY }]
  return spells.map((spell, at) => ({
    ...spell,
    from: earlier[at - 1]?.until ?? Number.NEGATIVE_INFINITY,
  }))
}

function followed(rule: DutyRule, from: Instant, holdings: Holdings, now: Instant): Duty {
  const due = dueAfter(from, rule.within.for, holdings.holidays)
  const document = holdings.documents
    .filter(({ artefact, at }) => artefact === rule.artefact && at >= from)
    .toSorted((one, other) => one.at - other.at)[0]
  if (document) {
    return { rule, from, due, state: { kind: document.at < due ? 'met' : 'late', document } }
  }
  return { rule, from, due, state: { kind: now < due ? 'owed' : 'missed' } }
}

/** Of a duty that recurs each time asks for a document of its own. */
function eachMetOnce(
  rule: DutyRule,
  times: readonly Instant[],
  holdings: Holdings,
  now: Instant,
): readonly Duty[] {
  let { documents } = holdings
  return times.map((from) => {
    const duty = followed(rule, from, { ...holdings, documents }, now)
    if ('document' in duty.state) {
      const { document } = duty.state
      documents = documents.filter((one) => one !== document)
    }
    return duty
  })
}

/** From the trigger on and again after each span, as long as the process runs. */
function recurring(
  from: Instant,
  { repeats }: DutyRule,
  { state }: Process,
  now: Instant,
): readonly Instant[] {
  const until = state.kind === 'concluded' ? state.concludedAt : terminatedAt(state, now)
  const times: Instant[] = []
  let next = from
  while (repeats && times.length < REPEATS_MAX && next <= until && next <= now) {
    times.push(next)
    next = later(next, repeats.for)
  }
  return times
}

const terminatedAt = (state: Process['state'], now: Instant): Instant =>
  state.kind === 'terminated' ? state.terminatedAt : now

function triggersOf(
  trigger: Trigger,
  { process, template }: { readonly process: Process; readonly template: Template },
  holdings: Holdings,
  now: Instant,
): readonly Instant[] {
  const { windows, documents, happenings = [] } = holdings
  if ('stage' in trigger) return stageTimes(trigger, process)
  if ('window' in trigger) {
    const edge = trigger.is === 'opened' ? 'opens' : 'closes'
    // What is opened again has not closed yet: what follows the close moves to the later one.
    const ofLines = trigger.is === 'opened' ? firstWindows(windows) : standingWindows(windows)
    return ofLines.flatMap(({ kind, state }) =>
      kind === trigger.window && state.kind === 'dated' && state[edge] <= now ? [state[edge]] : [],
    )
  }
  if ('document' in trigger) {
    return documents.flatMap(({ artefact, at }) => (artefact === trigger.document ? [at] : []))
  }
  if ('limit' in trigger) {
    return limitsOf(process, template, holdings, now).flatMap(({ rule, due, state }) =>
      rule.id === trigger.limit && isOver(state) ? [due] : [],
    )
  }
  return happenings.flatMap((happening) =>
    happening.at <= now && starts(trigger, happening) ? [happening.at] : [],
  )
}

const isOver = ({ kind }: Limit['state']) =>
  kind === 'passed' || kind === 'late' || kind === 'lapsed'

type Told = Extract<
  Trigger,
  { readonly decision: string } | { readonly challenge: 'filed' } | { readonly appeal: string }
>

function starts(trigger: Told, happening: Happening): boolean {
  if ('decision' in trigger) {
    return happening.kind === 'decision' && happening.decision === trigger.decision
  }
  if ('challenge' in trigger) return happening.kind === 'challenge'
  return (
    happening.kind === 'appeal' &&
    happening.is === trigger.appeal &&
    (trigger.ladder === undefined || trigger.ladder === happening.ladder)
  )
}

function stageTimes(
  { stage, is }: Extract<Trigger, { readonly stage: string }>,
  process: Process,
): readonly Instant[] {
  const left = process.past.filter((spell) => spell.stage === stage && spell.way !== 'skip')
  if (is === 'left') return left.map(({ until }) => until)
  const since = stageSince(process)
  const here = 'stage' in process.state && process.state.stage === stage
  return [...left.map((spell) => spell.since), ...(here && since !== undefined ? [since] : [])]
}

/** Whose move a duty is: the owner's, or theirs to whom it went when it was missed. */
export function moveOf({ rule, state }: Duty): string | undefined {
  switch (state.kind) {
    case 'owed':
      return rule.owner
    case 'missed':
      return rule.escalatesTo ?? rule.owner
    case 'met':
    case 'late':
      return undefined
    default:
      return unreachable(state)
  }
}
