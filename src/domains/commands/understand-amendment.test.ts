/** Amendments as people write them in a mail, in seven languages; and what is none. */
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { AMENDMENT_FORM, AMENDMENT_LABELS } from './amendment-labels.ts'
import { amendmentIn } from './understand-amendment.ts'

const read = (own: string) => amendmentIn(own, 'text')?.command

const FORM = `Replace clause 3: Sellers show it before the sale.

Reason: So that clause 3 is clear.

Best regards
Ann`

describe('an amendment in a mail', () => {
  test('says which clause, what shall stand there, and why', () => {
    expect(read(FORM)).toEqual({
      kind: 'amend',
      change: 'replace',
      clause: 3,
      words: 'Sellers show it before the sale.',
      reason: 'So that clause 3 is clear.',
    })
  })

  test('may have its words on lines of their own, with empty lines between them', () => {
    const own =
      'Insert after clause: 0\nVersion: 2\nWords:\n# Why\n\nWe do this.\nReason: It helps.'
    expect(read(own)).toEqual({
      kind: 'amend',
      change: 'insert',
      clause: 0,
      words: '# Why\n\nWe do this.',
      reason: 'It helps.',
      version: 2,
    })
    const loose = 'Replace clause 2:\nThis, then.\nReason: It is short.'
    expect(read(loose)).toMatchObject({ clause: 2, words: 'This, then.', reason: 'It is short.' })
  })

  test('needs no words to take a clause out, and takes none', () => {
    expect(read('Delete clause 4\nReason: Clause 3 says it.')).toEqual({
      kind: 'amend',
      change: 'delete',
      clause: 4,
      reason: 'Clause 3 says it.',
    })
    expect(read('Delete clause: 4\nWords: Nothing.')).toMatchObject({ change: 'delete', clause: 4 })
    expect(read('Delete clause: 4\nWords: Nothing.')).not.toHaveProperty('words')
  })

  test.each(LANGUAGES)('is understood by each label of %s, whoever reads it', (language) => {
    const form = AMENDMENT_FORM[language]
    for (const change of ['replace', 'insert', 'delete'] as const) {
      for (const label of form[change].split('|')) {
        for (const colon of [':', '：', ' :']) {
          const own = `${label} 12${colon}\n${form.reason.split('|')[0]}${colon} 1\n`
          expect(read(own), own).toMatchObject({ change, clause: 12, reason: '1' })
        }
      }
    }
    for (const label of AMENDMENT_LABELS) {
      for (const said of form[label].split('|')) expect(said).not.toMatch(/[:：]/)
    }
  })

  test('reads the number as Chinese and Arabic write it', () => {
    expect(read('替换第3条：改成这样。\n理由：更清楚。')).toEqual({
      kind: 'amend',
      change: 'replace',
      clause: 3,
      words: '改成这样。',
      reason: '更清楚。',
    })
    expect(read('استبدال البند ٣: هكذا.\nالسبب: أوضح.')).toMatchObject({
      clause: 3,
      words: 'هكذا.',
    })
  })

  test.each([
    'I would replace clause 3: it is too long.',
    'Replace clause three, please.',
    'Reason: nobody asked.',
    'Words: Sellers show it.\nReplace clause 3: x',
    '> Replace clause 3: x\n\nI agree with that.',
    'Replace clauses 3 and 4: x',
    'Why: because',
    '',
  ])('is not what talks about one: %j', (own) => {
    expect(read(own)).toBeUndefined()
  })

  test('is none where nobody talks about a text', () => {
    for (const about of ['call', 'ballot', 'objection', 'petition', 'front', 'list'] as const) {
      expect(amendmentIn(FORM, about)).toBeUndefined()
    }
  })
})
