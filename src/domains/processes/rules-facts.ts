/** What this domain itself can say of a process: its facts for gates. Pure. */
import type { Instant } from '../../platform/values.ts'
import { type Template, wholeDays } from '../templates/index.ts'
import { type Process, stageSince } from './process.ts'
import { dutiesOf, type Holdings } from './rules-duties.ts'
import { standingWindows } from './rules-lines.ts'
import { type Window, windowPhase } from './window.ts'
import type { Fact, Facts } from './fact.ts'

/**
 * How many windows of each kind have closed and documents of each name came in this stage, how long
 * it has run, how often it was entered, and which duties were met.
 */
export function ownFacts(
  process: Process,
  template: Template,
  holdings: Holdings,
  now: Instant,
): Facts {
  const since = stageSince(process)
  if (since === undefined) return {}
  const { documents } = holdings
  const windows = standingWindows(holdings.windows)
  const facts: Record<`${string}.${string}`, Fact> = {
    'stage.days': { value: Math.max(0, wholeDays(since, now)) },
  }
  for (const { kind } of template.windows) {
    const opened = windows.filter((window) => window.kind === kind && reaches(window, since))
    const closed = opened.filter((window) => windowPhase(window, now) === 'closed')
    facts[`windows.${kind}.closed`] = { value: closed.length, of: opened.length }
  }
  for (const { id } of template.artefacts) {
    const here = documents.filter(({ artefact, at }) => artefact === id && at >= since)
    facts[`documents.${id}`] = { value: here.length }
  }
  for (const { id } of template.stages) facts[`rounds.${id}`] = { value: roundsOf(process, id) }
  const duties = dutiesOf(process, template, holdings, now)
  for (const { id } of template.duties) {
    const own = duties.filter(({ rule }) => rule.id === id)
    const met = own.filter(({ state }) => state.kind === 'met' || state.kind === 'late')
    facts[`duties.${id}.met`] = { value: met.length, of: own.length }
  }
  return facts
}

/** How often a stage was entered, the present time included; a skipped one was not. */
export function roundsOf({ past, state }: Process, stage: string): number {
  const before = past.filter((spell) => spell.stage === stage && spell.way !== 'skip').length
  return before + ('stage' in state && state.stage === stage ? 1 : 0)
}

const reaches = ({ state }: Window, since: Instant) =>
  state.kind === 'waiting' || state.closes > since
