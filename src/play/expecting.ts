/** What an `expect` of a scenario looks at, and what was found instead. Changes nothing. */
import {
  dutiesOf,
  limitsAhead,
  limitsOf,
  previewOf,
  stageOf,
  type WayAhead,
} from '../domains/processes/index.ts'
import { factOf } from '../domains/templates/index.ts'
import type { Instant } from '../platform/values.ts'
import { factsOf, holdingsOf } from './facts.ts'
import type { ActOf } from './scenario.ts'
import type { Table } from './table.ts'

export type Found = Readonly<Record<string, unknown>>

/** The ways on from here: the gate, exits, loops, each with what is unmet and whose move it is. */
export const waysOf = (table: Table, now: Instant): readonly WayAhead[] => [
  ...previewOf(table.process, table.template, factsOf(table, now), table.holidays),
  ...limitsAhead(limitsOf(table.process, table.template, holdingsOf(table), now)),
]

/** Absent where all is as it was said to be. */
export function looked(table: Table, act: ActOf<'expect'>, now: Instant): Found | undefined {
  const gate = waysOf(table, now).find(({ kind }) => kind === 'gate')
  const unmet = gate?.unmet.map(({ condition }) => factOf(condition)) ?? []
  const found = {
    stage: stageOf(table.process),
    gate: unmet.length === 0 ? 'open' : 'shut',
    unmet,
    waitsFor: gate?.waitsFor ?? [],
    is: act.duty === undefined ? undefined : dutyOf(table, act.duty, now),
  }
  const wrong = Object.entries(found).filter(([key, value]) => {
    const said: unknown = Object.entries(act).find(([name]) => name === key)?.[1]
    return said !== undefined && !isSame(said, value)
  })
  return wrong.length === 0 ? undefined : Object.fromEntries(wrong)
}

/** Lists say the same in any order. */
function isSame(said: unknown, value: unknown): boolean {
  if (!Array.isArray(said) || !Array.isArray(value)) return said === value
  return JSON.stringify(said.toSorted()) === JSON.stringify(value.toSorted())
}

/** What became of the last time that a duty arose. */
function dutyOf(table: Table, id: string, now: Instant) {
  const { process, template } = table
  const own = dutiesOf(process, template, holdingsOf(table), now).filter(
    ({ rule }) => rule.id === id,
  )
  return own.at(-1)?.state.kind
}
