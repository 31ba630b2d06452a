/** A sceptic recounts a choice by points from the record's files and the template's bytes. */
import { readFile } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'
import { closeDueBallots } from '../src/domains/ballots/index.ts'
import { FIRST, opened, pass } from '../src/domains/ballots/scene.fixtures.ts'
import type { Rule } from '../src/domains/rules/index.ts'
import { POINTS_SCRIPT, publishedRecord, recounted, templateFile } from './recounting.ts'

vi.setConfig({ testTimeout: 60_000 })

const LINES_MAX = 70
const RULE: Rule = {
  scored: 2,
  criteria: [
    { id: 'merit', max: 10 },
    { id: 'need', max: 5, weight: 2 },
  ],
  reviewers: 2,
  floors: [{ division: 'region', part: 'africa', atLeast: 1 }],
  ties: 'lot',
}
const OPTIONS = { options: 'Ann\nBen\nCho\nDia [region: africa]', seedFrom: 'The index of 1 May' }
/** Ann, Ben and Cho alike, Dia below them with the place that is kept. */
const SHEET = ['9', '9', '9', '2'].flatMap((merit, at) => [
  [`points-${at + 1}-0`, merit],
  [`points-${at + 1}-1`, '5'],
])

test('the script is short, and imports nothing of ours', async () => {
  const text = await readFile(POINTS_SCRIPT, 'utf8')
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(LINES_MAX)
  const imported = [...text.matchAll(/from '([^']+)'/g)].map(([, name]) => name)
  expect(imported).toEqual(['node:crypto', 'node:fs', 'node:path'])
})

for (const hidden of [false, true]) {
  test(`it chooses as the record does, of ${hidden ? 'sealed' : 'open'} sheets`, async () => {
    const { world, council, at, id, as } = await opened({ rule: RULE, hidden }, OPTIONS)
    for (const seat of [FIRST, 'registries-seat-2']) {
      const answer = await (await as(seat)).post(`${at}/sheets`, Object.fromEntries(SHEET))
      expect(answer.status).toBe(303)
    }
    pass(world)
    await closeDueBallots(world.tools)
    expect((await (await as(FIRST)).post(`${at}/seeds`, { seed: '4711' })).status).toBe(303)
    await closeDueBallots(world.tools)
    const files = [await publishedRecord(world), await templateFile(world, council.checked.pin)]
    const [record = '', template = ''] = files
    const { code, said } = await recounted(record, template, id, POINTS_SCRIPT)
    // SHA-256 of the seed and '1' is lower than of '2' and '3'; the fourth has the kept place.
    expect(said).toContain('counted here: 1 4; on the record: 1 4')
    expect(code).toBe(0)
  })
}
