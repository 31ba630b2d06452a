/** What a template means on the calendar, and what changed between two versions in words. */
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openCatalogues } from '../../platform/languages/index.ts'
import { instant } from '../../platform/values.ts'
import { dayOf } from './calendar.ts'
import { changesBetween } from './changes.ts'
import { explainTemplate } from './explain-template.ts'
import { holidaysOf } from './holidays.ts'
import { outlookFrom, shortestDays } from './rules-outlook.ts'
import { CONVENING } from './templates.fixtures.ts'

const { template } = CONVENING
const t = openCatalogues(fileURLToPath(new URL('../..', import.meta.url))).translator('en')
const from = instant('2027-01-04T00:00Z')
const outlook = outlookFrom(template, from, holidaysOf(template))

test('each stage begins when the one before it ends, and never ends before it begins', () => {
  for (const [at, one] of outlook.entries()) {
    expect(one.earliest).toBeGreaterThanOrEqual(one.begins)
    expect(one.usually).toBeGreaterThanOrEqual(one.earliest)
    const next = outlook[at + 1]
    if (next) expect(next.begins).toBe(one.earliest)
  }
})

test('a screening of two to six weeks ends within them, and a comment lasts its window', () => {
  const screening = outlook.find(({ stage }) => stage.id === 'screening')
  expect(screening && dayOf(screening.earliest)).toBe('2027-01-18')
  expect(screening?.atMost && dayOf(screening.atMost)).toBe('2027-02-15')
  const comment = outlook.find(({ stage }) => stage.id === 'public-consultation')
  const days = comment ? (comment.earliest - comment.begins) / 86_400_000 : 0
  expect(days).toBeGreaterThanOrEqual(28)
})

test('the shortest time of a whole is the sum of its stages', () => {
  const last = outlook.at(-1)
  const days = last ? Math.floor((last.earliest - from) / 86_400_000) : 0
  expect(shortestDays(template, from, holidaysOf(template))).toBe(days)
})

test('a changed number is told by the line that it stands in, and nothing else is', () => {
  const longer = {
    ...template,
    windows: template.windows.map((rule) =>
      rule.kind === 'comment' ? { ...rule, min: { ...rule.min, for: 'P6W' } } : rule,
    ),
  }
  const changes = changesBetween(explainTemplate(template, t), explainTemplate(longer, t))
  expect(changes).toHaveLength(1)
  expect(changes[0]?.changes.map(({ kind }) => kind)).toEqual(['removed', 'added'])
  expect(changes[0]?.changes[1]?.text).toContain('6 weeks')
  expect(changesBetween(explainTemplate(template, t), explainTemplate(template, t))).toEqual([])
})
