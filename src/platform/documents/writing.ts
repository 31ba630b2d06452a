/** What the writers of every format share: what stands around the words. Writes no file itself. */
import { direction, type Direction, type Language } from '../languages/index.ts'
import type { Instant } from '../values.ts'
import type { Block } from './block.ts'
import { plainOf, runsOf } from './inline.ts'

/** All that a file says besides its document, so that a print on a table names what it shows. */
export type FileMeta = {
  readonly language: Language
  /** Lines under the title: version, day, hash, language. Readers of files leave them out. */
  readonly about: readonly string[]
  readonly at: Instant
  /** A name for the whole that nothing else has, as a URN. */
  readonly identifier: string
  /** The line that says, in a PDF, that there is no font for some letters. */
  readonly lacking?: string
  /** Beside each block, the number of its clause where one begins there. */
  readonly marks?: readonly (string | undefined)[]
}

/** Names of styles and marks that our readers know again. */
export const OWN = {
  about: 'AboutThisFile',
  looseNote: 'LooseNote',
  note: 'note_',
  place: 'place_',
} as const

const NAME_LENGTH_MAX = 40

/** A bookmark for a label, within what word processors take; absent where it is too long. */
export function bookmarkOf(prefix: string, label: string): string | undefined {
  const name = `${prefix}${Buffer.from(label).toString('hex')}`
  return name.length <= NAME_LENGTH_MAX ? name : undefined
}

export function labelFrom(prefix: string, bookmark: string): string | undefined {
  if (!bookmark.startsWith(prefix)) return undefined
  const hex = bookmark.slice(prefix.length)
  return /^([0-9a-f]{2})+$/.test(hex) ? Buffer.from(hex, 'hex').toString() : undefined
}

export type Footnote = Extract<Block, { readonly kind: 'footnote' }>

/** Footnotes that the words refer to; of two with one label the first. */
export function notesOf(blocks: readonly Block[]): ReadonlyMap<string, Footnote> {
  const notes = new Map<string, Footnote>()
  for (const block of blocks)
    if (block.kind === 'footnote' && !notes.has(block.label)) notes.set(block.label, block)
  const labels = new Set(notes.keys())
  const named = new Set(blocks.flatMap((block) => wordsOf(block)).flatMap((text) => refs(text)))
  for (const label of labels) if (!named.has(label)) notes.delete(label)
  return notes
  function refs(text: string): readonly string[] {
    if (!text.includes('[^')) return []
    return runsOf(text, labels).flatMap((run) => (run.kind === 'note' ? [run.label] : []))
  }
}

/** Passages of a block that may refer to a footnote; footnotes themselves do not. */
function wordsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'table':
      return block.rows.flat()
    case 'definition':
      return [block.term, block.text]
    case 'footnote':
      return []
    case 'heading':
    case 'paragraph':
    case 'item':
    case 'quote':
      return [block.text]
  }
}

const STRONG = /\p{L}/u
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

/** As the first letter runs, so that mixed clauses each read as they should. */
export function directionOf(markdown: string, language: Language): Direction {
  const [first] = STRONG.exec(plainOf(runsOf(markdown))) ?? []
  if (first === undefined) return direction(language)
  return RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr'
}
