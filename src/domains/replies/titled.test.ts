/** In which language a title is, as far as its letters and its texts tell. */
import { expect, test } from 'vitest'
import { LANGUAGES, openCatalogues } from '../../platform/languages/index.ts'
import { SOURCES } from '../../site.ts'
import { languageOfTitle } from './titled.ts'

const catalogues = openCatalogues(SOURCES)

test('letters that only one language has tell it; Latin ones are told by the texts', () => {
  expect(languageOfTitle('ملصقات للأشياء المتصلة', ['en'])).toBe('ar')
  expect(languageOfTitle('互联设备的标签', [])).toBe('zh')
  expect(languageOfTitle('Метки подключённых вещей (IoT)', ['en'])).toBe('ru')
  expect(languageOfTitle('Étiquettes', ['fr'])).toBe('fr')
  expect(languageOfTitle('Labels for things', ['ar', 'en'])).toBe('en')
  expect(languageOfTitle('Labels for things', [])).toBeUndefined()
  expect(languageOfTitle('2027', ['en'])).toBeUndefined()
})

test.each(LANGUAGES)('read in %s, each of the other languages has a name of its own', (reader) => {
  const t = catalogues.translator(reader)
  const said = LANGUAGES.map((language) =>
    t('replies.status.in-language', { title: 'Labels', language }),
  )
  expect(new Set(said).size).toBe(LANGUAGES.length)
  for (const one of said) expect(one).toMatch(/Labels.{3,}/u)
})
