/** Texts and edit scripts for redlines: what was done is known, so it can be asked for. */
import fc from 'fast-check'
import type { ClauseId } from '../text.ts'
import type { Passage } from './hash.ts'
import type { CameFrom } from './redline-kin.ts'

export const c = (number: number) => `c${number}` as ClauseId

const WORDS = `maker seller buyer shop label product device update year month day week price
  box screen page list name address record register request answer reason notice appeal forum panel
  board council chair editor member group region office duty right rule term clause part annex table
  report review audit check test sample market border customs import export owner user child school
  clinic library museum harbour station bridge tunnel garden forest river valley island mountain
  shall should may must can will publish state show keep hold give take send ask tell find choose
  name open close begin end renew extend limit permit refuse accept decline withdraw suspend restore
  early late yearly public private joint common single several written spoken former present future
  plain clear short long full open fair equal local national foreign neutral sound`
  .split(/\s+/)
  .filter((word) => word !== '')

const SENTENCE_WORDS = 24

/** Steps of a plain linear generator (Numerical Recipes, 1992): the same number, the same words. */
const next = (state: number) => (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0

const wordBy = (state: number) => WORDS[(state >>> 8) % WORDS.length] ?? ''

function sentence(number: number): string {
  let state = next(next(number + 1))
  const words = Array.from({ length: SENTENCE_WORDS }, () => {
    state = next(state)
    return wordBy(state)
  })
  return `${words.slice(0, 12).join(' ')}, ${words.slice(12).join(' ')}.`
}

export const numbered = (size: number): readonly Passage[] =>
  Array.from({ length: size }, (_, index) => ({ id: c(index + 1), words: sentence(index) }))

/** Places are taken round the text; `merge` is with the clause that follows. */
export type Edit =
  | { readonly kind: 'words' | 'insert'; readonly at: number; readonly seed: number }
  | { readonly kind: 'move'; readonly at: number; readonly to: number }
  | { readonly kind: 'remove' | 'split' | 'merge' | 'rename'; readonly at: number }

export type Script = { readonly size: number; readonly edits: readonly Edit[] }

const at = fc.nat({ max: 1_000 })

export const edits: fc.Arbitrary<Script> = fc.record({
  size: fc.integer({ min: 1, max: 20 }),
  edits: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constantFrom('words', 'insert'), at, seed: at }),
      fc.record({ kind: fc.constant('move'), at, to: at }),
      fc.record({ kind: fc.constantFrom('remove', 'split', 'merge', 'rename'), at }),
    ),
    { maxLength: 12 },
  ),
})

type Grown = Passage & { readonly from: readonly ClauseId[] }

/** What a script makes of a text, and what its version would say that clauses came from. */
export function edited({ size, edits: script }: Script) {
  const was = numbered(size)
  let ever = size
  const fresh = () => c(++ever)
  const is: Grown[] = was.map((clause) => ({ ...clause, from: [clause.id] }))
  for (const edit of script) if (is.length > 0) edit1(is, edit, fresh)
  const cameFrom: CameFrom = new Map(
    is.flatMap(({ id, from }) => (from.some((one) => one !== id) ? [[id, from]] : [])),
  )
  return { was, is: is.map(({ id, words }) => ({ id, words })), cameFrom }
}

function edit1(is: Grown[], edit: Edit, fresh: () => ClauseId): void {
  const place = edit.at % is.length
  const clause = is[place]
  if (!clause) return
  const { words, from } = clause
  const all = words.split(' ')
  const middle = all.length >> 1
  switch (edit.kind) {
    case 'words':
      is[place] = {
        ...clause,
        words: all.with(edit.seed % all.length, wordBy(next(edit.seed))).join(' '),
      }
      return
    case 'insert':
      is.splice(place, 0, { id: fresh(), words: sentence(1_000 + edit.seed), from: [] })
      return
    case 'move':
      is.splice(edit.to % is.length, 0, ...is.splice(place, 1))
      return
    case 'remove':
      is.splice(place, 1)
      return
    case 'split': {
      if (all.length < 2) return
      const second = { id: fresh(), words: all.slice(middle).join(' '), from }
      is.splice(place, 1, { ...clause, words: all.slice(0, middle).join(' ') }, second)
      return
    }
    case 'merge': {
      const other = is[place + 1]
      if (!other) return
      const both = {
        words: `${words} ${other.words}`,
        from: [...new Set([...from, ...other.from])],
      }
      is.splice(place, 2, { ...clause, ...both })
      return
    }
    case 'rename':
      is[place] = { id: fresh(), words: all.with(middle, 'otherwise').join(' '), from }
  }
}
