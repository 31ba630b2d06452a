/** For whom a mail speaks: named in a line or within what is asked, in seven languages. */
import { describe, expect, test } from 'vitest'
import { LANGUAGES, openCatalogues, type Language } from '../../platform/languages/index.ts'
import { SOURCES } from '../../site.ts'
import { isMyself, namedIn, oneNamed } from './understand-capacity.ts'
import { understand } from './understand.ts'

const catalogues = openCatalogues(SOURCES)
const NAME = 'Example Corp'

const WITHIN: readonly (readonly [Language, string])[] = [
  ['en', `support for ${NAME}`],
  ['en', `I support this on behalf of ${NAME}: we build them`],
  ['en', `Hi all, support for ${NAME}`],
  ['en', `object for ${NAME}: the costs are too high`],
  ['fr', `je soutiens au nom de ${NAME}`],
  ['es', `apoyo en nombre de ${NAME}`],
  ['ar', `أؤيد باسم ${NAME}`],
  ['zh', `代表${NAME}，支持`],
  ['ru', `поддерживаю от имени ${NAME}`],
  ['pt', `apoio em nome de ${NAME}`],
]

test.each(WITHIN)('in %s, “%s” asks for it in the name of an organisation', (language, own) => {
  const named = namedIn(own, 'call', language)
  expect(named?.name).toBe(NAME)
  expect(understand(named?.own ?? '', 'call', language).kind).toBe('command')
})

test.each(LANGUAGES)('in %s the line that we show names it', (language) => {
  const t = catalogues.translator(language)
  const own = [t('replies.example.support'), t('replies.example.as', { organisation: NAME })]
  const named = namedIn(own.join('\n'), 'call', language)
  expect(named?.name.replace(/[\u2066-\u2069]/g, '')).toBe(NAME)
  expect(named).toMatchObject({ own: own[0], isSure: true })
})

describe('no name is read', () => {
  test.each([
    'support',
    'object: this is bad for Example Corp',
    'object: I support it for Example Corp',
    'support. I say so for Example Corp',
    'I do not support this for Example Corp',
    'support if the fee goes',
    'vote yes on 3',
  ])('in “%s”', (own) => {
    expect(namedIn(own, 'call', 'en')).toBeUndefined()
  })
})

test('one is told by its name or by how it begins; two that begin alike are asked about', () => {
  const held = ['Example Corp', 'Example Institute', 'Example'].map((name) => ({
    name,
    capacity: name,
  }))
  expect(oneNamed(' example  CORP ', held)).toMatchObject({ name: 'Example Corp' })
  expect(oneNamed('Example', held)).toMatchObject({ name: 'Example' })
  expect(oneNamed('Example I', held)).toMatchObject({ name: 'Example Institute' })
  expect(oneNamed('Exam', held)).toBe('several')
  expect(oneNamed('Other', held)).toBe('none')
  expect(isMyself('Myself')).toBe(true)
  expect(isMyself('Myself Ltd')).toBe(false)
})
