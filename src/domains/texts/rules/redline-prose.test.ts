/** A redline of the prose: the words and looks of both sides, and marks if need be. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainOf, runsOf } from '../../../platform/documents/inline.ts'
import { bracketsShown, proseBetween, proseOf } from './redline-prose.ts'
import type { ProseBlock, ProseChange } from './redline-prose.ts'
import { freshBudget } from './redline-script.ts'
import { changesIn } from './redline-words.ts'

const between = (before: string, after: string) =>
  proseOf(changesIn(before, after, 'en'), { language: 'en' })

const told = (changes: readonly ProseChange[]) =>
  changes.map(({ change, text, look, typed }) => {
    const looks = [look.bold && 'b', look.italic && 'i', look.code && 'c', look.href]
    const marks = looks.filter(Boolean).join('')
    const said = marks === '' ? text : `<${marks}>${text}</>`
    return { kept: said, added: `+${said}+`, removed: `-${said}-` }[change] + (typed ? '!' : '')
  })

const line = (blocks: readonly ProseBlock[] | undefined) =>
  blocks?.map((block) =>
    block.kind === 'table'
      ? block.rows.map((row) => row.map((cell) => told(cell).join('')))
      : told(block.text).join(''),
  )

test('words keep their stress and their links, and no mark is shown', () => {
  expect(line(between('The **maker** says it.', 'The **maker** repeats it.'))).toEqual([
    'The <b>maker</> -says-+repeats+ it.',
  ])
  const link = '[the list](https://example.org/list)'
  expect(line(between(`See ${link} first.`, `See ${link} last.`))).toEqual([
    'See <https://example.org/list>the list</> -first-+last+.',
  ])
})

test('where nothing but marks changed, the marks are shown', () => {
  expect(line(between('It *shall* last.', 'It **shall** last.'))).toEqual([
    'It -*shall*-!+**shall**+! last.',
  ])
  expect(
    line(between('See [it](https://a.example).', 'See [it](https://b.example) soon.')),
  ).toEqual(['See -[it](https://a.example)-!+[it](https://b.example)+!+ soon+.'])
})

test('what changed no word and no look, or the kind of the clause, is shown as typed', () => {
  expect(between('It *shall* last.', 'It _shall_ last.')).toBeUndefined()
  expect(between('Words', '- Words')).toBeUndefined()
  expect(between('# Words', '## Words of it')).toBeUndefined()
})

test('cells of a table are compared one by one', () => {
  const table = (cell: string) => `| a | b |\n|---|---|\n| **${cell}** | y |`
  expect(line(between(table('one'), table('two')))).toEqual([
    [
      ['a', 'b'],
      ['-<b>one</>-+<b>two</>+', 'y'],
    ],
  ])
  expect(between(table('one'), `${table('one')}\n| z | z |`)).toBeUndefined()
})

test('a clause that is new or gone is what it is, wholly', () => {
  expect(between('', '- An **item**')).toMatchObject([{ kind: 'item', depth: 0 }])
  expect(line(between('', '- An **item**'))).toEqual(['+An ++<b>item</>+'])
  expect(line(between('# Old', ''))).toEqual(['-Old-'])
})

const words = fc.constantFrom('one', 'two ', ' three', 'four. ', '五', ' [open] ', '\\[', '`x`')
const marked = fc.tuple(fc.constantFrom('', '*', '**', '_'), words)
const prose = fc
  .array(marked, { maxLength: 8 })
  .map((all) => all.map(([mark, word]) => `${mark}${word}${mark}`).join(' '))

test('whatever changes, either side can be read in full', () => {
  fc.assert(
    fc.property(prose, prose, (before, after) => {
      const changes = proseBetween(before, after, 'en', freshBudget())
      const side = (leftOut: string) =>
        changes
          .filter(({ change }) => change !== leftOut)
          .map(({ text, typed }) => bracketsShown(typed ? plainOf(runsOf(text)) : text))
          .join('')
      expect(side('removed')).toBe(plainOf(runsOf(after)))
      expect(side('added')).toBe(plainOf(runsOf(before)))
    }),
  )
})
