/** What stands of a translation: every clause is counted once, and nothing stale passes as done. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import type { ClauseId, ClauseLine, TextId } from '../texts/index.ts'
import { isComplete, progressOf, standingOf, workIn } from './rules.ts'
import type { Made, Translation } from './translation.ts'

const BY = 'p1' as PersonId
const AT = 1 as Instant

const made: fc.Arbitrary<Made> = fc.oneof(
  fc.constant<Made>({ kind: 'human' }),
  fc.constant<Made>({ kind: 'machine', machine: 'M' }),
  fc.constant<Made>({ kind: 'checked', by: BY, at: AT, machine: undefined }),
)

const ground = fc
  .array(
    fc.record({ words: fc.constantFrom('a', 'b'), of: fc.option(fc.constantFrom('a', 'b')), made }),
  )
  .map((all) => {
    const lines: ClauseLine[] = all.map(({ words }, index) => ({
      id: `c${index + 1}` as ClauseId,
      words,
    }))
    const translations = all.flatMap((one, index): readonly [ClauseId, Translation][] => {
      const id = lines[index]?.id
      if (!id || one.of === null) return []
      const rest = { words: 'w', writtenBy: BY, writtenAt: AT, language: 'fr' } as const
      const text = 't' as TextId
      return [[id, { text, clause: id, source: one.of, made: one.made, ...rest }]]
    })
    return { lines, of: new Map(translations) }
  })

test('every clause is missing, stale, or in one of three ways up to date', () => {
  fc.assert(
    fc.property(ground, ({ lines, of }) => {
      const { clauses, missing, stale, machine, checked } = progressOf(lines, of)
      const human = lines.filter((line) => {
        const standing = standingOf(line, of.get(line.id))
        return standing.kind === 'made' && !standing.stale && standing.how === 'human'
      }).length
      expect(missing + stale + machine + checked + human).toBe(clauses)
    }),
  )
})

test('work is left until all is checked, what misleads first', () => {
  fc.assert(
    fc.property(ground, ({ lines, of }) => {
      const progress = progressOf(lines, of)
      const work = workIn(lines, of)
      expect(work.length).toBe(progress.clauses - progress.checked)
      const stale = work.slice(0, progress.stale).map((id) => {
        const line = lines.find((one) => one.id === id)
        return line && standingOf(line, of.get(id))
      })
      expect(stale.every((one) => one?.kind === 'made' && one.stale)).toBe(true)
      expect(isComplete(progress)).toBe(progress.missing === 0 && progress.stale === 0)
    }),
  )
})
