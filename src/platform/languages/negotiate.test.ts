/** In which language an answer is given, and what a local time means. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant, type Instant } from '../values.ts'
import { LANGUAGES } from './language.ts'
import { languageOf } from './negotiate.ts'
import { isZone, parseLocal, toLocal } from './zones.ts'

const asked = { path: '/processes/labels', account: undefined, acceptLanguage: undefined }

describe('the language of an answer', () => {
  test('is the one in the path, before all else, and links keep it', () => {
    const answer = languageOf({ path: '/fr/calls/1', account: 'ru', acceptLanguage: 'es' })
    expect(answer).toEqual({ language: 'fr', path: '/calls/1', prefixed: true })
    expect(languageOf({ ...asked, path: '/fr' })).toMatchObject({ language: 'fr', path: '/' })
  })

  test('is that of the account where the path says nothing', () => {
    const answer = languageOf({ ...asked, account: 'ru', acceptLanguage: 'es' })
    expect(answer).toEqual({ language: 'ru', path: '/processes/labels', prefixed: false })
  })

  test('is never taken from a path that only begins alike', () => {
    expect(languageOf({ ...asked, path: '/free' })).toEqual({
      language: 'en',
      path: '/free',
      prefixed: false,
    })
  })

  for (const [header, language] of [
    ['es', 'es'],
    ['zh-TW,zh;q=0.9,en;q=0.8', 'zh'],
    ['de, fr;q=0.7, en;q=0.3', 'fr'],
    ['en;q=0.2, pt-BR', 'pt'],
    ['fr;q=0, de', 'en'],
    ['*', 'en'],
    ['', 'en'],
    ['ru;q=nonsense', 'en'],
  ] as const) {
    test(`is ${language} for “${header}”`, () => {
      expect(languageOf({ ...asked, acceptLanguage: header }).language).toBe(language)
    })
  }

  test('is always one of ours, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (path, acceptLanguage) => {
        const answer = languageOf({ path: `/${path}`, account: undefined, acceptLanguage })
        expect(LANGUAGES).toContain(answer.language)
        expect(answer.path.startsWith('/')).toBe(true)
      }),
    )
  })
})

describe('a local time', () => {
  test('is meant in its zone', () => {
    const meant = instant('2026-06-26T23:59Z')
    expect(parseLocal('2026-06-27T02:59', 'Africa/Nairobi')).toBe(meant)
    expect(toLocal(meant, 'Africa/Nairobi')).toBe('2026-06-27T02:59')
  })

  test('that spring skips moves forward', () => {
    expect(parseLocal('2026-03-29T02:30', 'Europe/Paris')).toBe(instant('2026-03-29T01:30Z'))
  })

  test('that is none is undefined, and so is a zone that is none', () => {
    expect(parseLocal('tomorrow', 'UTC')).toBeUndefined()
    expect(parseLocal('2026-06-27T02:59', 'Mars/Olympus')).toBeUndefined()
    expect([isZone('Africa/Nairobi'), isZone('Mars/Olympus')]).toEqual([true, false])
  })

  test('comes back as it was typed, on whole minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 70_000_000 }), (minute) => {
        const at = (minute * 60_000) as Instant
        expect(parseLocal(toLocal(at, 'Asia/Kathmandu'), 'Asia/Kathmandu')).toBe(at)
      }),
    )
  })
})
