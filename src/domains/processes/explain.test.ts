/** Gates, refusals and whole rules in words: every language, every number that counts. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { LANGUAGES, openCatalogues } from '../../platform/languages/index.ts'
import { after, days } from '../../platform/values.ts'
import { asText, explainTemplate, findStage, shippedTemplate } from '../templates/index.ts'
import { CONVENING, PROGRAMME } from '../templates/templates.fixtures.ts'
import { PROCESS_ACTS } from './acts.ts'
import { explainProcess, explainWindow, sayCondition } from './explain.ts'
import { facilitator, inStage, noon } from './processes.fixtures.ts'
import { moveStage } from './rules.ts'
import { conditionVerdicts, judgeGate } from './rules-gates.ts'
import type { Facts } from './fact.ts'

const catalogues = openCatalogues(fileURLToPath(new URL('../..', import.meta.url)))
const { template } = CONVENING
const english = { t: catalogues.translator('en'), template, now: after(noon, days(3)) }
const group = template.grouping.kind === 'none' ? undefined : template.grouping.groups[3]?.label
if (!group) throw new Error('no group')

const facts: Facts = {
  'texts.days-on-table': { value: 17 },
  'objections.unanswered': { value: 1, of: 5, since: noon },
  'groups.unheard': { value: 2, of: 5, group },
}
const plenary = findStage(template, 'plenary')
if (!plenary) throw new Error('no plenary')
const said = (given: Facts) =>
  conditionVerdicts(judgeGate(plenary.gate, given)).map((one) => sayCondition(one, english))

describe('a gate', () => {
  test('says what must hold, how far it is, whose move it is and since when', () => {
    expect(said(facts)).toEqual([
      {
        met: true,
        requirement: 'The draft has been on the table for at least 14 days',
        fact: undefined,
      },
      {
        met: false,
        requirement: 'No objection is without an answer',
        fact: '1 of 5 is left; waits for: chair, since 3 days',
      },
      {
        met: false,
        requirement: 'Every member group was heard on the text',
        fact: 'Government: 2 of 5 are left; waits for: members',
      },
    ])
  })

  test('says so where nobody knows', () => {
    expect(said({})[0]?.fact).toBe('nothing known here says so; it counts as not met')
  })

  test('lets the domain that gives a fact say it in its own words', () => {
    const detail = { key: 'templates.span.days', values: { count: 17 } }
    expect(said({ 'texts.days-on-table': { value: 17, detail } })[0]?.fact).toBe('17 days')
  })

  test('that is shut is refused with each of its conditions', () => {
    const setting = { template, by: facilitator, now: english.now }
    const move = { to: 'public-consultation', reason: undefined }
    const moved = moveStage(inStage('plenary'), move, facts, setting)
    if (moved.ok) throw new Error('moved')
    const words = explainProcess(moved.refusal, english)
    expect(words).toMatch(
      /^2 conditions do not hold yet: No objection is without an answer — 1 of 5/,
    )
  })
})

test('a window that is too short is refused with the first day that would do', () => {
  expect(explainWindow({ kind: 'too-short', earliest: noon }, english)).toBe(
    'This is too short. The first possible last day is 2 March 2026.',
  )
})

for (const language of LANGUAGES) {
  const t = catalogues.translator(language)

  test(`in ${language} the whole rule of each template is in that language's own words`, () => {
    for (const checked of [CONVENING, PROGRAMME]) {
      const sections = explainTemplate(checked.template, t)
      expect(sections.length).toBeGreaterThanOrEqual(9)
      expect(sections.every(({ lines }) => lines.length > 0)).toBe(true)
      expect(asText(sections)).toContain(checked.template.lastWord[language])
      expect(asText(sections)).not.toContain('undefined')
    }
  })

  test(`in ${language} every act has its sentence`, () => {
    const file = new URL(`./words/${language}.json`, import.meta.url)
    const words: object = JSON.parse(readFileSync(file, 'utf8'))
    const missing = Object.keys(PROCESS_ACTS).filter((act) => !(`act.${act}` in words))
    expect(missing).toEqual([])
  })
}

test('a rule is told with the rules it is made of, and where its numbers come from', () => {
  const gnso = shippedTemplate('gnso-pdp')
  const text = gnso ? asText(explainTemplate(gnso.template, english.t)) : ''
  expect(text).toContain('in each of these: Contracted Party House and Non-Contracted Party House')
  expect(text).toContain('at least 3 of these 4 hold somebody')
  expect(text).toContain('[GV-1]')
})
