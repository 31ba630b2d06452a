/** Words written together: whatever comes when, none is lost, and none replaces an unseen one. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, instant, seconds } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import { HOLD_SECONDS, NOTE_LENGTH_MAX, NOTES_FOR_RUNNERS, NOTES_MAX } from './note.ts'
import { NOTES_OF_ONE_MAX, PASTED_MAX, type NoteId } from './note.ts'
import { fits, hasRoom, held, isFree, landing, paragraphsIn } from './rules-notes.ts'
import { placeAfter, placeAtEnd } from './rules-notes.ts'

const NOW = instant('2026-11-21T10:00:00Z')
const ADA = `p_${'a'.repeat(32)}` as PersonId
const BEN = `p_${'b'.repeat(32)}` as PersonId
const note = { id: '01J0000000000000000000000A' as NoteId, struckAt: undefined, version: 3 }

describe('a paragraph in which somebody writes', () => {
  const hold = { note: note.id, by: ADA, until: after(NOW, seconds(10)) }

  test('is kept from others until a moment that they are told', () => {
    expect(held(note, hold, BEN, NOW)).toEqual({
      ok: false,
      refusal: { kind: 'held-by-another', by: ADA, until: hold.until },
    })
  })

  test('is kept longer for the one who goes on', () => {
    const longer = held(note, hold, ADA, NOW)
    expect(longer.ok && longer.value.until).toBe(after(NOW, seconds(HOLD_SECONDS)))
  })

  test('is free at the very moment at which the time is over', () => {
    expect(isFree(hold, BEN, hold.until)).toBe(true)
    expect(held(note, hold, BEN, hold.until).ok).toBe(true)
  })

  test('is not kept for anybody once it was struck', () => {
    expect(held({ ...note, struckAt: NOW }, undefined, ADA, NOW).ok).toBe(false)
  })
})

describe('what comes in', () => {
  const written = { base: 3, words: 'new', stands: 'old' }

  test('replaces what its writer saw', () => {
    expect(landing(note, written, true)).toBe('replaces')
  })

  test('stands beside what its writer did not see', () => {
    expect(landing(note, { ...written, base: 2 }, true)).toBe('beside')
  })

  test('stands beside while another writes, and beside what was struck meanwhile', () => {
    expect(landing(note, written, false)).toBe('beside')
    expect(landing({ ...note, struckAt: NOW }, written, true)).toBe('beside')
    const same = { ...written, words: 'old' }
    expect(landing({ ...note, struckAt: NOW }, same, true)).toBe('beside')
  })

  test('changes nothing where it says what stands already', () => {
    expect(landing(note, { ...written, base: 1, words: 'old' }, false)).toBe('unchanged')
  })

  test('is never lost, however old the page was from which it was sent', () => {
    const step = fc.record({ who: fc.nat(3), at: fc.nat(5), reads: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const paragraphs = [{ words: '', version: 1 }]
        const seen = new Map<number, { at: number; words: string; version: number }>()
        const said: string[] = []
        for (const [turn, { who, at, reads }] of steps.entries()) {
          const place = at % paragraphs.length
          const before = seen.get(who)
          if (reads || !before) {
            seen.set(who, { at: place, words: '', version: 0, ...paragraphs[place] })
            continue
          }
          const word = `<${turn}>`
          said.push(word)
          const stands = paragraphs[before.at] ?? { words: '', version: 0 }
          const written = { base: before.version, words: before.words + word, stands: stands.words }
          const one = { ...stands, struckAt: undefined }
          if (landing(one, written, turn % 3 > 0) === 'replaces') {
            paragraphs[before.at] = { words: written.words, version: stands.version + 1 }
          } else paragraphs.push({ words: written.words, version: 1 })
        }
        const all = paragraphs.map(({ words }) => words).join('')
        expect(said.filter((word) => !all.includes(word))).toEqual([])
      }),
    )
  })
})

describe('what a scribe pastes', () => {
  test('becomes a paragraph for each that an empty line ends', () => {
    expect(paragraphsIn(' One\nline \n\n  \n\nTwo\n\n')).toEqual(['One\nline', 'Two'])
  })

  test('is refused with the numbers that count where it is a novel', () => {
    const many = Array.from({ length: PASTED_MAX + 1 }, () => 'word')
    expect(fits(many, 0)).toEqual({
      ok: false,
      refusal: { kind: 'too-many-paragraphs', paragraphs: PASTED_MAX + 1, most: PASTED_MAX },
    })
    expect(fits(['x'.repeat(NOTE_LENGTH_MAX + 1)], 0).ok).toBe(false)
    expect(fits(['x'], NOTES_MAX).ok).toBe(false)
    expect(fits(['x'.repeat(NOTE_LENGTH_MAX)], NOTES_MAX - 1).ok).toBe(true)
  })
})

describe('the room for notes', () => {
  const by = (person: PersonId, count: number) =>
    Array.from({ length: count }, () => ({ writtenBy: person }))
  const kindOf = (...asked: Parameters<typeof hasRoom>) => {
    const room = hasRoom(...asked)
    return room.ok ? 'ok' : room.refusal.kind
  }
  const ada = { person: ADA, runs: false }

  test('is not taken by one writer alone, unless they run the meeting', () => {
    expect(kindOf(by(ADA, NOTES_OF_ONE_MAX - 1), 1, ada)).toBe('ok')
    expect(kindOf(by(ADA, NOTES_OF_ONE_MAX - 1), 2, ada)).toBe('notes-of-one')
    expect(kindOf(by(ADA, NOTES_OF_ONE_MAX), 1, { person: BEN, runs: false })).toBe('ok')
    expect(kindOf(by(ADA, NOTES_OF_ONE_MAX), 1, { person: ADA, runs: true })).toBe('ok')
  })

  test('is kept in part for who writes the decisions', () => {
    const others = by(BEN, NOTES_MAX - NOTES_FOR_RUNNERS)
    expect(kindOf(others, 1, ada)).toBe('notes-kept')
    expect(kindOf(others.slice(1), 1, ada)).toBe('ok')
    expect(kindOf(others, 1, { person: ADA, runs: true })).toBe('ok')
  })
})

describe('the place of a paragraph', () => {
  test('is after all others of its item, or between one and the next', () => {
    const start = { item: 'one', place: placeAtEnd([], 'one') }
    const end = { item: 'one', place: placeAtEnd([start], 'one') }
    const middle = placeAfter([start, end], start)
    expect(middle).toBeGreaterThan(start.place)
    expect(middle).toBeLessThan(end.place)
  })

  test('is at the end of the item where none is left between two', () => {
    const tight = [
      { item: undefined, place: 7 },
      { item: undefined, place: 8 },
    ] as const
    expect(placeAfter(tight, tight[0])).toBeGreaterThan(8)
  })
})
