/** Rules with parts put in place of others: what is merged, what is replaced, what is left out. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { isOwnRules, shippedNames, shippedTemplate } from '../templates/index.ts'
import { merged } from './merge.ts'
import { fromDefinition, fromParts, ownName } from './offer.ts'

const everywhere = (words: string) => Object.fromEntries(LANGUAGES.map((one) => [one, words]))

describe('parts of rules', () => {
  test('replace what they name and leave the rest', () => {
    const base = { a: 1, b: { c: 2, d: 3 } }
    expect(merged(base, { b: { c: 5 } })).toEqual({ a: 1, b: { c: 5, d: 3 } })
    expect(merged(base, { b: null })).toEqual({ a: 1 })
  })

  test('find items of a list by their names, add others, and leave one out on word', () => {
    const base = [
      { id: 'one', x: 1 },
      { id: 'two', x: 2 },
    ]
    expect(merged(base, [{ id: 'two', x: 9 }])).toEqual([base[0], { id: 'two', x: 9 }])
    expect(merged(base, [{ id: 'three', x: 3 }])).toEqual([...base, { id: 'three', x: 3 }])
    expect(merged(base, [{ id: 'one', remove: true }])).toEqual([base[1]])
    expect(merged(['a', 'b'], ['c'])).toEqual(['c'])
  })

  test('never leave half an old condition beside half a new one', () => {
    const base = { gate: { all: [{ fact: 'a.b' }] } }
    expect(merged(base, { gate: { artefact: 'x' } })).toEqual({ gate: { artefact: 'x' } })
  })

  test('say something in all languages, because no old translation may stand beside it', () => {
    const base = { definition: everywhere('old') }
    expect(merged(base, { definition: 'new' })).toEqual({ definition: everywhere('new') })
    expect(merged(base, { definition: { fr: 'neuf', en: 'new' } })).toEqual({
      definition: { ...everywhere('new'), fr: 'neuf' },
    })
  })

  test('put in place of themselves change nothing (any JSON)', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('null')),
        (value) => {
          const json = JSON.parse(JSON.stringify(value)) as Parameters<typeof merged>[1]
          expect(merged(json, json)).toEqual(json)
        },
      ),
    )
  })
})

const { canonical, pin } = shippedTemplate('convening')
const named = ownName({ slug: 'labels' }, [pin])
const base = { canonical, named, known: {} }

describe('rules that are offered', () => {
  test('have a name and number of their own, which no template that ships can have', () => {
    const offered = fromDefinition('Nobody is against it.', base)
    if (!offered.ok) throw new Error(JSON.stringify(offered.refusal))
    expect(offered.value.pin).toMatchObject({ name: 'own-labels', version: '1' })
    expect(offered.value.template.consensus.definition.ar).toBe('Nobody is against it.')
    expect(ownName({ slug: 'labels' }, [pin, offered.value.pin]).version).toBe('2')
  })

  test('are told from those that ship by their names', () => {
    expect(shippedNames().filter((name) => isOwnRules({ name }))).toEqual([])
  })

  test('cannot name themselves otherwise', () => {
    const offered = fromParts('template: convening\nversion: "1.4"\n', base)
    expect(offered.ok && offered.value.pin.name).toBe('own-labels')
  })

  test('are refused with the line, the field and what was expected', () => {
    const typed =
      'consensus:\n  definition: Yes.\nwindows:\n  - kind: call\n    closesAt: "25:00"\n'
    const offered = fromParts(typed, base)
    expect(offered.ok).toBe(false)
    if (offered.ok) return
    expect(offered.refusal[0]?.line).toBe(3)
    expect(offered.refusal[0]?.message).toContain('closesAt')
  })

  test('are no list, no word, and nothing that unfolds', () => {
    for (const typed of ['- a', 'word', '', '&a [*a, *a]', '{'.repeat(200)]) {
      expect(fromParts(typed, base).ok, typed).toBe(false)
    }
  })
})
