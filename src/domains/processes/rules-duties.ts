/** What this domain itself can say: its facts for gates, and what became of each duty. */
import type { Instant } from '../../platform/values.ts'
import { dueAfter } from './calendar.ts'
import type { Fact, Facts } from './gate.ts'
import { stageSince, type Process, type ProcessDocument } from './process.ts'
import type { DutyRule, Template } from './template.ts'
import { windowPhase, type Window } from './window.ts'

/** What a process has: read once for a page, a gate or the desk. */
export type Holdings = {
  readonly windows: readonly Window[]
  readonly documents: readonly ProcessDocument[]
}

/** How many windows of each kind have closed, and documents of each name came, in this stage. */
export function ownFacts(
  process: Process,
  template: Template,
  { windows, documents }: Holdings,
  now: Instant,
): Facts {
  const since = stageSince(process)
  if (since === undefined) return {}
  const facts: Record<`${string}.${string}`, Fact> = {}
  for (const { kind } of template.windows) {
    const opened = windows.filter((window) => window.kind === kind && reaches(window, since))
    const closed = opened.filter((window) => windowPhase(window, now) === 'closed')
    facts[`windows.${kind}.closed`] = { value: closed.length, of: opened.length }
  }
  for (const { id } of template.artefacts) {
    const here = documents.filter(({ artefact, at }) => artefact === id && at >= since)
    facts[`documents.${id}`] = { value: here.length }
  }
  return facts
}

const reaches = ({ state }: Window, since: Instant) =>
  state.kind === 'waiting' || state.closes > since

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
  return template.duties.flatMap((rule) =>
    triggersOf(rule, process, holdings, now).map((from) => {
      const due = dueAfter(from, rule.within.for)
      const document = holdings.documents
        .filter(({ artefact, at }) => artefact === rule.artefact && at >= from)
        .sort((one, other) => one.at - other.at)[0]
      if (document) {
        return { rule, from, due, state: { kind: document.at < due ? 'met' : 'late', document } }
      }
      return { rule, from, due, state: { kind: now < due ? 'owed' : 'missed' } }
    }),
  )
}

function triggersOf(
  { after }: DutyRule,
  process: Process,
  { windows }: Holdings,
  now: Instant,
): readonly Instant[] {
  if ('stage' in after) {
    return process.past.filter(({ stage }) => stage === after.stage).map(({ until }) => until)
  }
  return windows.flatMap(({ kind, state }) =>
    kind === after.window && state.kind === 'dated' && state.closes <= now ? [state.closes] : [],
  )
}
