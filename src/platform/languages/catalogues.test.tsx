/** Words in seven languages: what a page gets for a key and its values. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { render } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCatalogues, type Translate } from './catalogues.ts'
import type { Key } from './keys.ts'
import { LANGUAGES } from './language.ts'

const WORDS = {
  plain: 'Nothing is recorded',
  named: '{name} wrote {count}',
  counted: '{count, plural, one {# text} many {# texts} other {# texts}} by {name}',
  rich: 'Read <a>what {name} wrote</a> first',
  grouped: '{count, number}',
  chosen: '{word, select, yes {Agreed} other {Said {word}}} by {name}',
}

let root = ''
let t: Translate
let arabic: Translate
/** A key of the made-up catalogue, which no `words.ts` declares. */
const key = (name: keyof typeof WORDS | 'absent') => `letters.${name}` as unknown as Key

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'words-'))
  const folder = join(root, 'domains', 'letters', 'words')
  mkdirSync(folder, { recursive: true })
  for (const language of LANGUAGES) {
    writeFileSync(join(folder, `${language}.json`), JSON.stringify(WORDS))
  }
  const catalogues = openCatalogues(root)
  t = catalogues.translator('en')
  arabic = catalogues.translator('ar')
})

afterAll(() => rmSync(root, { recursive: true }))

test('a message without values is itself', () => {
  expect(t(key('plain'))).toBe('Nothing is recorded')
})

test('values stand where they belong; a bare number is a year, not a quantity', () => {
  expect(t(key('named'), { name: 'Amina', count: 2026 })).toBe('Amina wrote 2026')
  expect(t(key('grouped'), { count: 12034 })).toBe('12,034')
  expect(t(key('counted'), { name: 'Amina', count: 1 })).toBe('1 text by Amina')
})

test('a choice is made by the value as it is, also where it would turn the sentence', () => {
  for (const said of [t, arabic]) {
    expect(said(key('chosen'), { word: 'yes', name: 'أمينة' })).toMatch(/^Agreed by/)
    expect(said(key('chosen'), { word: 'no', name: 'Ann' })).toMatch(/^Said .?no.? by/u)
  }
})

test('a missing key, or a missing value, is never passed over', () => {
  expect(() => t(key('absent'))).toThrow('letters.absent')
  expect(() => t(key('named'), { name: 'Amina' })).toThrow('{count}')
  expect(() => t(key('counted'), { name: 'Amina' })).toThrow()
})

test('tags become nodes, and what a person wrote in them stays text', () => {
  const nodes = t.rich(key('rich'), {
    name: '<script>',
    a: (inside) => <a href="/letters">{inside}</a>,
  })
  expect(render(<p>{nodes}</p>)).toBe(
    '<p>Read <a href="/letters">what &lt;script> wrote</a> first</p>',
  )
})

test('a node may stand for a value', () => {
  const nodes = t.rich(key('named'), { name: <bdi>Amina</bdi>, count: 3 })
  expect(render(<p>{nodes}</p>)).toBe('<p><bdi>Amina</bdi> wrote 3</p>')
})

describe('a name in another direction', () => {
  test('is isolated, in plain and in counted messages', () => {
    expect(t(key('named'), { name: 'أمينة', count: 3 })).toBe('\u2068أمينة\u2069 wrote 3')
    expect(t(key('counted'), { name: 'أمينة', count: 3 })).toBe('3 texts by \u2068أمينة\u2069')
    expect(arabic(key('named'), { name: 'Amina', count: 3 })).toBe('\u2068Amina\u2069 wrote 3')
  })

  test('leaves no sign where nothing could turn', () => {
    expect(t(key('named'), { name: 'Amina Wanjiru', count: 3 })).toBe('Amina Wanjiru wrote 3')
    expect(arabic(key('named'), { name: 'أمينة', count: 3 })).toBe('أمينة wrote 3')
  })

  test('cannot break out of its isolate, nor turn what follows', () => {
    const name = 'evil\u202e\u2069 أ'
    expect(t(key('named'), { name, count: 3 })).toBe('\u2068evil أ\u2069 wrote 3')
  })
})

test('two folders of one name are refused at start', () => {
  const folder = join(root, 'platform', 'letters', 'words')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'en.json'), '{}')
  expect(() => openCatalogues(root)).toThrow('letters')
  rmSync(join(root, 'platform'), { recursive: true })
})
