/**
 * Two people change the same words: which of their edits go together, and which do not. Pure.
 *
 * An edit is a stretch of the words before, with what comes in its place. Two edits that touch are
 * held to contradict each other unless they are the same: nobody but an editor can tell.
 */
import type { Language } from '../../../platform/languages/index.ts'
import { changesIn } from '../../texts/index.ts'

/** Half-open, in code units of the words before. */
export type Edit = { readonly from: number; readonly to: number; readonly words: string }

export function editsOf(before: string, after: string, language: Language): readonly Edit[] {
  if (before === after) return []
  const edits: Edit[] = []
  let at = 0
  let open: Edit | undefined
  const close = () => {
    if (open) edits.push(open)
    open = undefined
  }
  for (const { change, text } of changesIn(before, after, language)) {
    if (change === 'kept') {
      close()
      at += text.length
      continue
    }
    open ??= { from: at, to: at, words: '' }
    if (change === 'added') open = { ...open, words: open.words + text }
    else {
      at += text.length
      open = { ...open, to: at }
    }
  }
  close()
  return edits
}

export const isSame = (one: Edit, other: Edit): boolean =>
  one.from === other.from && one.to === other.to && one.words === other.words

const touches = (one: Edit, other: Edit) => one.from <= other.to && other.from <= one.to

/** True where both cannot be done to the same words. */
export const contradict = (one: Edit, other: Edit): boolean =>
  touches(one, other) && !isSame(one, other)

export const anyContradict = (some: readonly Edit[], others: readonly Edit[]): boolean =>
  some.some((one) => others.some((other) => contradict(one, other)))

const inPlace = (edits: readonly Edit[]) =>
  edits.toSorted((one, other) => one.from - other.from || one.to - other.to)

export const anyTouch = (some: readonly Edit[], others: readonly Edit[]): boolean =>
  some.some((one) => others.some((other) => touches(one, other)))

/** What the words become. An edit that several made is done once. */
export function edited(before: string, edits: readonly Edit[]): string {
  let words = ''
  let at = 0
  let last: Edit | undefined
  for (const edit of inPlace(edits)) {
    if (last && isSame(last, edit)) continue
    words += before.slice(at, edit.from) + edit.words
    at = edit.to
    last = edit
  }
  return words + before.slice(at)
}

/**
 * The same edits in words that were changed meanwhile; undefined where both changed the same.
 *
 * @param meanwhile from the words that `edits` are of to those that they are wanted for
 */
export function carried(
  edits: readonly Edit[],
  meanwhile: readonly Edit[],
): readonly Edit[] | undefined {
  const done = edits.filter((edit) => !meanwhile.some((other) => isSame(edit, other)))
  if (anyContradict(done, meanwhile)) return undefined
  return done.map((edit) => {
    const shift = meanwhile
      .filter(({ to }) => to < edit.from)
      .reduce((sum, { from, to, words }) => sum + words.length - (to - from), 0)
    return { ...edit, from: edit.from + shift, to: edit.to + shift }
  })
}

/** What stands before a bracket rather than in it: a heading's line, the mark of an item. */
const MARK = /^(#{1,6} [^\n]*\n+(?=\S)|#{1,6} +|[-*+] +|\d+[.)] +|> +)?/

/** A whole clause that is not agreed. */
export function inBrackets(words: string): string {
  const mark = MARK.exec(words)?.[0] ?? ''
  return `${mark}[${words.slice(mark.length)}]`
}

/**
 * Edits that are not agreed, as one edit for each place: what stands there and what would, each in
 * brackets of its own. Where there was nothing, or would be nothing, that bracket is left out.
 */
export function alternatives(
  before: string,
  proposals: readonly (readonly Edit[])[],
): readonly Edit[] {
  const all = inPlace(proposals.flat())
  const places: { from: number; to: number }[] = []
  for (const { from, to } of all) {
    const last = places.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else places.push({ from, to })
  }
  return places.map(({ from, to }) => {
    const stands = before.slice(from, to)
    const wanted = proposals.flatMap((edits) => {
      const here = edits.filter((edit) => edit.from >= from && edit.to <= to)
      const moved = here.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }))
      return here.length === 0 ? [] : [edited(stands, moved)]
    })
    return { from, to, words: bracketed([...new Set([stands, ...wanted])]) }
  })
}

function bracketed(said: readonly string[]): string {
  const spaced = said.filter((words) => words.trim() !== '')
  const [first = ''] = spaced
  const before = /^\s*/.exec(first)?.[0] ?? ''
  const behind = /\s*$/.exec(first)?.[0] ?? ''
  return `${before}${spaced.map((words) => `[${words.trim()}]`).join(' ')}${behind}`
}
