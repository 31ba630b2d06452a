/**
 * What a template means on the calendar from a day on, before anybody has done anything: when each
 * stage begins and ends at the earliest, usually, and at the latest. Pure. Loops, skips and exits
 * are not counted, and what has no number lasts no time at all: the real course is longer.
 */
import type { Instant } from '../../platform/values.ts'
import { later, wholeDays, type Holidays } from './calendar.ts'
import { closingOf, latest, shortestClose } from './rules-closing.ts'
import { findWindowRule, type Stage, type Template } from './template.ts'

export type StageOutlook = {
  readonly stage: Stage
  readonly begins: Instant
  readonly earliest: Instant
  readonly usually: Instant
  /** Where the template sets an end. */
  readonly atMost: Instant | undefined
}

export function outlookFrom(
  template: Template,
  from: Instant,
  holidays: Holidays,
): readonly StageOutlook[] {
  let [soonest, usual] = [from, from]
  return template.stages.map((stage) => {
    const begins = soonest
    const { max } = stage.lasts
    const atMost = max && later(begins, max.for, holidays)
    soonest = stage.optional ? begins : endsEarliest(template, stage, begins, holidays)
    usual = latest(soonest, endsUsually(template, stage, usual, holidays))
    return { stage, begins, earliest: soonest, usually: usual, atMost }
  })
}

const windowsOf = (template: Template, { windows }: Stage) =>
  windows.flatMap((kind) => findWindowRule(template, kind) ?? [])

/** Windows of one stage run side by side; a stage outlasts the longest of them. */
function endsEarliest(
  template: Template,
  stage: Stage,
  from: Instant,
  holidays: Holidays,
): Instant {
  const { min } = stage.lasts
  const closes = windowsOf(template, stage).map((rule) => shortestClose(rule, from, holidays))
  return [...closes, min ? later(from, min.for, holidays) : from].reduce(latest)
}

function endsUsually(template: Template, stage: Stage, from: Instant, holidays: Holidays): Instant {
  const { target } = stage.lasts
  const closes = windowsOf(template, stage).map((rule) => {
    const close = closingOf(rule, from, undefined, holidays)
    return close.ok ? close.value : from
  })
  return [...closes, target ? later(from, target.for, holidays) : from].reduce(latest)
}

/** From the first day to the last in days: what a comparison of processes begins with. */
export function shortestDays(template: Template, from: Instant, holidays: Holidays): number {
  const last = outlookFrom(template, from, holidays).at(-1)
  return last ? wholeDays(from, last.earliest) : 0
}
