/** Two templates that ship, and short ones with the parts that a test needs. */
import { shippedTemplate } from './shipped.ts'
import type { Exit, Stage, Template } from './template.ts'

export const CONVENING = shippedTemplate('convening')
export const PROGRAMME = shippedTemplate('issue-programme')

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
