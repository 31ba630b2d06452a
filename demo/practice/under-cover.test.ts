/** The rules of the tables whose lineage is under cover: the demo shows each way there is. */
import { expect, test } from 'vitest'
import { asRuled, tablesUnderCover } from './under-cover.ts'

test('one table tells lineage by group, one after adoption, and each has two signatures', () => {
  const rules = tablesUnderCover().map((told) => asRuled(told).template)
  expect(rules.map(({ lineage, countersigned }) => [lineage?.shown, countersigned?.by])).toEqual([
    ['sealed-until-adoption', 'other-group'],
    ['by-group', 'rapporteur'],
  ])
})
