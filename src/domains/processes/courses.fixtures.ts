/** Short templates with the parts that a test of exits, duties and pauses needs. */
import { aProcess, CONVENING, facilitator, noon } from './processes.fixtures.ts'
import type { By, Process } from './process.ts'
import type { Setting } from './rules-windows.ts'
import type { Exit, Stage, Template } from './template.ts'

export const words = CONVENING.template.title
export const sourced = { source: 'a test', tag: 'D' }
export const span = (text: string) => ({ for: text, ...sourced })
export const count = (number: number) => ({ count: number, ...sourced })
export const ends: Exit = { id: 'give-up', title: words, to: 'concluded' }

const [first, second, last] = CONVENING.template.stages
if (!first || !second || !last) throw new Error('no stages')
export const third = last

/** Three stages of the convening, changed as a test needs them. */
export const aTemplate = (stages: Partial<Stage>[], part: Partial<Template> = {}): Template => ({
  ...CONVENING.template,
  ...part,
  stages: [first, second, last].map((stage, at) => ({
    ...stage,
    gate: { fact: 'gate.held', atLeast: 1, says: words, waitsFor: 'secretary', ...sourced },
    lasts: {},
    returnsTo: [],
    ...stages[at],
  })),
})

export const open = { 'gate.held': { value: 1 } } as const
export const reason = 'why='
export const setting = (template: Template, by: By = facilitator, now = noon): Setting => ({
  template,
  by,
  now,
})
export const running = (stage: string, part: Partial<Process> = {}) =>
  aProcess({ state: { kind: 'running', stage, since: noon }, ...part })
