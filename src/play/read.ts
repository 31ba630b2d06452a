/** Reads a scenario file: every problem by line and field, as for a template. */
import { type FileProblem, located, shapeProblem } from '../domains/templates/index.ts'
import { ok, refuse, type Result } from '../platform/values.ts'
import { SCENARIO_LENGTH_MAX, ScenarioSchema, type Scenario } from './scenario.ts'

export function readScenario(text: string): Result<Scenario, readonly FileProblem[]> {
  return located(text, SCENARIO_LENGTH_MAX, (value) => {
    const read = ScenarioSchema.safeParse(value)
    return read.success ? ok(read.data) : refuse(read.error.issues.map(shapeProblem))
  })
}
