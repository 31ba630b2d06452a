/** Short templates with the parts that a test of exits, duties and pauses needs. */
import type { Template } from '../templates/index.ts'
import { aProcess, facilitator, noon } from './processes.fixtures.ts'
import type { By, Process } from './process.ts'
import type { Setting } from './rules-windows.ts'

export const open = { 'gate.held': { value: 1 } } as const
export const reason = 'why='
export const setting = (template: Template, by: By = facilitator, now = noon): Setting => ({
  template,
  by,
  now,
})
export const running = (stage: string, part: Partial<Process> = {}) =>
  aProcess({ state: { kind: 'running', stage, since: noon }, ...part })
