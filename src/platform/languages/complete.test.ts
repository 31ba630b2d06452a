/** Every catalogue of the product is complete, and the check would see it if it were not. */
import { describe, expect, test, vi } from 'vitest'
import { readCatalogues, type Raw } from './catalogues.ts'
import { flawsOf } from './complete.fixtures.ts'
import { LANGUAGES, type Language } from './language.ts'

/** Some thousand messages in seven languages are parsed, beside other tests. */
vi.setConfig({ testTimeout: 30_000 })

const SOURCES = new URL('../../', import.meta.url).pathname

const COUNT = {
  en: '{count, plural, one {# text} other {# texts}} by <b>{name}</b>',
  fr: '{count, plural, one {# texte} many {# de textes} other {# textes}} de <b>{name}</b>',
  es: '{count, plural, one {# texto} many {# de textos} other {# textos}} de <b>{name}</b>',
  ar: `{count, plural, zero {لا نص} one {نص} two {نصان} few {# نصوص} many {# نصًا} other {# نص}}
    <b>{name}</b>`,
  zh: '<b>{name}</b>的{count, plural, other {#个文本}}',
  ru: '{count, plural, one {# текст} few {# текста} many {# текстов} other {#}} <b>{name}</b>',
  pt: '{count, plural, one {# texto} many {# de textos} other {# textos}} de <b>{name}</b>',
} as const satisfies Record<Language, string>

/** A whole catalogue of one key, in which one language may be bent. */
const twin = (bent: Partial<Record<Language, string | undefined>> = {}): Raw =>
  Object.fromEntries(
    LANGUAGES.map((language) => {
      const source = language in bent ? bent[language] : COUNT[language]
      return [language, new Map(source === undefined ? [] : [['texts.count', source]])]
    }),
  ) as unknown as Raw

const kinds = (raw: Raw) =>
  flawsOf(raw).map(({ language, kind, detail }) => [language, kind, detail])

test('every catalogue has every key, argument, tag and plural form of its language', () => {
  const flaws = flawsOf(readCatalogues(SOURCES))
  expect(flaws.map((flaw) => Object.values(flaw).join(' '))).toEqual([])
})

test('some catalogues were read at all', () => {
  expect(readCatalogues(SOURCES).en.size).toBeGreaterThan(50)
})

describe('the check sees', () => {
  test('nothing in a sound catalogue', () => {
    expect(kinds(twin())).toEqual([])
  })

  test('a key that one language lacks', () => {
    expect(kinds(twin({ pt: undefined }))).toEqual([['pt', 'missing', '']])
  })

  test('a key that English lacks', () => {
    const found = kinds(twin({ en: undefined }))
    expect(found).toContainEqual(['fr', 'not-in-english', ''])
    expect(found).toHaveLength(LANGUAGES.length - 1)
  })

  test('French, Spanish and Portuguese without their form for millions', () => {
    for (const language of ['fr', 'es', 'pt'] as const) {
      const source = COUNT[language].replace(/many \{[^}]*\} /, '')
      expect(kinds(twin({ [language]: source }))).toEqual([[language, 'forms', 'many']])
    }
  })

  test('Russian without few, Arabic without two', () => {
    expect(kinds(twin({ ru: COUNT.ru.replace('few {# текста} ', '') }))).toEqual([
      ['ru', 'forms', 'few'],
    ])
    expect(kinds(twin({ ar: COUNT.ar.replace('two {نصان} ', '') }))).toEqual([
      ['ar', 'forms', 'two'],
    ])
  })

  test('an argument or a tag that was left out', () => {
    expect(kinds(twin({ zh: '{count, plural, other {#个文本}}' }))).toEqual([
      ['zh', 'arguments', 'count'],
    ])
    expect(kinds(twin({ ru: COUNT.ru.replace(/<\/?b>/g, '') }))).toEqual([
      ['ru', 'arguments', 'count, name'],
    ])
  })

  test('a message that cannot be read', () => {
    expect(kinds(twin({ es: '{count' }))).toEqual([['es', 'unreadable', '{count']])
  })
})
