/** Template files: what ships is whole, and what is broken is named by line and field. */
import { readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { pinned, storedTemplate } from './canonical.ts'
import { checkTemplate } from './rules.ts'
import { conditionsOf } from './gate.ts'
import { shippedTemplates } from './shipped.ts'
import { CONVENING, PROGRAMME } from './templates.fixtures.ts'

/** All that ship are read: far less than this, but not on a machine that does much else. */
vi.setConfig({ testTimeout: 60_000 })

const file = (name: string) =>
  readFileSync(new URL(`./shipped/${name}.yaml`, import.meta.url), 'utf8')
const text = file('convening')
const lineOf = (needle: string) => text.slice(0, text.indexOf(needle)).split('\n').length

test('the convening has its eleven stages, the issue programme its twelve', () => {
  expect(CONVENING.template.stages.map(({ id }) => id)).toEqual([
    'intake',
    'screening',
    'scoping',
    'recruitment',
    'first-plenary',
    'intersessional',
    'plenary',
    'public-consultation',
    'outcome',
    'implementation',
    'follow-up',
  ])
  expect(PROGRAMME.template.stages).toHaveLength(12)
})

test('a consultation says that no consensus is sought and who decides', () => {
  const { consensus, lastWord, access } = PROGRAMME.template
  expect(consensus.designations).toEqual([])
  expect(consensus.definition.en).toContain('No consensus call is held')
  expect(lastWord.en).toContain('the board')
  expect(access.counted.en).toContain('Nobody but the board')
})

test('every number that binds somebody says where it comes from', () => {
  const unsourced: string[] = []
  const look = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    const has = (key: string) => Object.hasOwn(value, key)
    const binds = ['for', 'count', 'atMost', 'atLeast', 'equals'].some(has)
    if (binds && !(has('source') && has('tag'))) unsourced.push(path)
    for (const [key, inner] of Object.entries(value)) look(inner, `${path}.${key}`)
  }
  for (const { template } of [CONVENING, PROGRAMME]) look(template, template.template)
  expect(unsourced).toEqual([])
})

test('each condition of a gate says whom it waits for', () => {
  const silent = [CONVENING, PROGRAMME].flatMap(({ template }) =>
    template.stages.flatMap(({ id, gate }) =>
      conditionsOf(gate).flatMap(({ waitsFor }) =>
        waitsFor ? [] : [`${template.template} ${id}`],
      ),
    ),
  )
  expect(silent).toEqual([])
})

describe('a broken file', () => {
  const broken = (from: string | RegExp, to: string) => {
    const changed = text.replace(from, to)
    expect(changed).not.toBe(text)
    const checked = checkTemplate(changed)
    return checked.ok ? undefined : checked.refusal[0]
  }
  const cases = [
    {
      name: 'a missing last word is named at the top',
      found: broken(/lastWord:\n( {2}.*\n)+/, ''),
      at: { field: 'lastWord' },
    },
    {
      name: 'a missing language is named within its text',
      found: broken(/(binding:\n {2}en: .*\n) {2}fr: .*\n/, '$1'),
      at: { field: 'binding.fr', line: lineOf('binding:') },
    },
    {
      name: 'a span that is none is named where it stands',
      found: broken('min: {for: P2W,', 'min: {for: two weeks,'),
      at: { field: 'stages[1].lasts.min.for', line: lineOf('min: {for: P2W,') },
    },
    {
      name: 'an unknown field is named',
      found: broken('    phase: interviews\n', '    phase: interviews\n    colour: red\n'),
      at: { field: 'stages[2].colour', line: lineOf('    phase: interviews\n') + 1, column: 5 },
    },
    {
      name: 'a gate that holds a fact against nothing is named',
      found: broken('          atLeast: 14\n', ''),
      at: { field: 'stages[6].gate.all[0]', line: lineOf('fact: texts.days-on-table') },
    },
    {
      name: 'a number without its source is named',
      found: broken(/ {10}source: time to consult.*\n/, ''),
      at: { field: 'stages[6].gate.all[0].source' },
    },
    {
      name: 'a role that nobody declared is named',
      found: broken('moves: {by: [facilitator, ', 'moves: {by: [facilitater, '),
      at: {
        field: 'moves.by[0]',
        line: lineOf('moves: {by:'),
        message: 'no such name: facilitater',
      },
    },
    {
      name: 'a way back to a later stage is named',
      found: broken('returnsTo: [screening]', 'returnsTo: [plenary]'),
      at: { field: 'stages[2].returnsTo[0]', line: lineOf('returnsTo: [screening]') },
    },
    {
      name: 'a stage out of the order of its phases is named',
      found: broken('    phase: opening\n', '    phase: issue\n'),
      at: { field: 'stages[4].phase', line: lineOf('    phase: opening\n') },
    },
    {
      name: 'a shortest window that is longer than the usual one is named',
      found: broken('min: {for: P7D, source: a week', 'min: {for: P15D, source: a week'),
      at: { message: 'P15D is longer than P14D' },
    },
    {
      name: 'text that is no YAML is named by its line',
      found: broken('template: convening', 'template: [convening'),
      at: { field: '' },
    },
  ]

  for (const { name, found, at } of cases) {
    test(name, () => {
      expect(found).toMatchObject(at)
      expect(found?.line).toBeGreaterThan(0)
      expect(found?.column).toBeGreaterThan(0)
    })
  }

  test('an alias is refused, so that no file can grow in the reading', () => {
    const bomb = `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n`
    expect(checkTemplate(bomb)).toMatchObject({ ok: false, refusal: [{ line: 2, column: 8 }] })
  })

  test('an empty file is refused, and so is one far too long', () => {
    expect(checkTemplate('').ok).toBe(false)
    expect(checkTemplate('#'.repeat(400_001)).ok).toBe(false)
  })
})

describe('the hash', () => {
  test('comments, order of fields and layout do not change it; any word does', () => {
    const hash = (changed: string) => {
      const checked = checkTemplate(changed)
      if (!checked.ok) throw new Error(checked.refusal[0]?.message)
      return checked.value.pin.hash
    }
    const moved = text.replace("version: '1.6'\n", '') + "\n# moved\nversion: '1.6'\n"
    expect(hash(moved)).toBe(CONVENING.pin.hash)
    expect(hash(text.replace('en: only those who sign it', 'en: all'))).not.toBe(CONVENING.pin.hash)
  })

  test('a stored copy gives the same template and the same hash', () => {
    for (const { template, canonical, pin } of [CONVENING, PROGRAMME]) {
      expect(storedTemplate(canonical)).toEqual(template)
      expect(pinned(storedTemplate(canonical)).pin).toEqual(pin)
    }
  })
})

test('a shipped rule that binds somebody says where its numbers come from', () => {
  const bare = shippedTemplates().flatMap(({ template, pin }) =>
    Object.keys(template.rules)
      .filter((name) => template.ruleSources[name] === undefined)
      .map((name) => `${pin.name}: ${name}`),
  )
  expect(bare).toEqual([])
})

test('a source for a rule that is not there is named', () => {
  const wrong = `${text}\nruleSources:\n  majority: {source: nowhere, tag: D}\n`
  const checked = checkTemplate(wrong)
  expect(checked.ok ? [] : checked.refusal).toMatchObject([{ field: 'ruleSources.majority' }])
})
