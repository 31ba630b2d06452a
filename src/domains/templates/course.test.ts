/** The picture of a template's stages leaves out no way, and draws none that is not there. */
import { expect, test } from 'vitest'
import { courseOf } from './rules-graph.ts'
import { shippedTemplate, shippedTemplates } from './shipped.ts'

test('every exit and loop of a template that ships is along the line or beside it', () => {
  for (const { template } of shippedTemplates()) {
    const { leadsOn, ways } = courseOf(template)
    const { stages } = template
    const drawn = (from: string, to: string) =>
      ways.some((way) => way.from === from && way.to === to)
    for (const [at, { id, exits, returnsTo }] of stages.entries()) {
      const next = stages[at + 1]?.id ?? 'concluded'
      for (const to of [...exits.map((exit) => exit.to), ...returnsTo].filter(
        (one) => one !== id,
      )) {
        expect(to === next ? leadsOn.has(id) : drawn(id, to), `${id} to ${to}`).toBe(true)
      }
    }
  }
})

test('a stage that may be skipped is passed by; one whose gate is never met leads nowhere', () => {
  const { template } = shippedTemplate('gnso-pdp')
  const { stages } = template
  const skipped = stages.findIndex(({ optional }) => optional)
  const [before, after] = [stages[skipped - 1], stages[skipped + 1]]
  expect(courseOf(template).ways).toContainEqual({ from: before?.id, to: after?.id })
  const bound = stages.map((stage) => ({ ...stage, optional: undefined, exits: [], returnsTo: [] }))
  const shut = courseOf({
    ...template,
    stages: bound.map((one) => ({ ...one, gate: { any: [] } })),
  })
  expect([...shut.leadsOn]).toEqual([])
  expect(shut.ways).toEqual([])
})
