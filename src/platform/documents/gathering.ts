/**
 * Blocks as they come out of a file, put in order: footnotes at their places, definitions joined,
 * what was left out counted. Knows no format.
 */
import { ITEM_DEPTH_MAX, type Block } from './block.ts'
import type { DocumentNote, Reading } from './flaw.ts'
import type { Meaning } from './style-names.ts'
import { unreachable } from '../values.ts'
import { joined, markdownOfRuns, type Run } from './inline.ts'

/** A passage as a format says it; what its words are is decided here. */
export type Passage =
  | { readonly kind: 'title' | 'paragraph' | 'quote' | 'term' | 'meaning' }
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'item'; readonly depth: number; readonly number: number | undefined }
  | { readonly kind: 'note'; readonly label: string }

/** What a style makes of a paragraph, where it makes something of it. */
export function saidBy(meaning: Meaning | undefined): Passage | undefined {
  switch (meaning) {
    case 'title':
    case 'quote':
    case 'term':
    case 'meaning':
      return { kind: meaning }
    case 'code':
    case 'loose-note':
    case 'aside':
    case undefined:
      return undefined
    default:
      return unreachable(meaning)
  }
}

export type Left = Record<DocumentNote['kind'], number>

export type Gathering = {
  readonly left: Left
  add: (passage: Passage, runs: readonly Run[]) => void
  table: (rows: readonly (readonly (readonly Run[])[])[]) => void
  /** A footnote that is referred to; without a place it stands at the end. */
  note: (label: string, runs: readonly Run[]) => void
  /** The footnote of this label stands before what comes next. */
  place: (label: string) => void
  reading: () => Reading
}

/** No break inside a heading, a term, a cell: Markdown has none there. */
const oneLine = (runs: readonly Run[]): string =>
  markdownOfRuns(
    runs.map((run) =>
      run.kind === 'break'
        ? { kind: 'words', text: ' ', bold: false, italic: false, code: false, href: undefined }
        : run,
    ),
  )

type Placed = Block | { readonly kind: 'place'; readonly label: string }

export function gather(): Gathering {
  const found: Placed[] = []
  const notes = new Map<string, Block>()
  const left: Left = { 'changes-accepted': 0, 'comments-left-out': 0, 'pictures-left-out': 0 }
  let title: string | undefined
  let term: string | undefined

  function endTerm(): void {
    if (term !== undefined) found.push({ kind: 'paragraph', text: term })
    term = undefined
  }
  function add(passage: Passage, given: readonly Run[]): void {
    const runs = joined(given)
    if (runs.length === 0) return
    if (passage.kind === 'meaning' && lastTerm() !== undefined) {
      found.push({ kind: 'definition', term: lastTerm() ?? '', text: oneLine(runs) })
      term = undefined
      return
    }
    endTerm()
    if (passage.kind === 'term') term = oneLine(runs)
    else if (passage.kind === 'title' && title === undefined) title = oneLine(runs)
    else found.push(blockOf(passage, runs))
  }
  function lastTerm(): string | undefined {
    const last = found.at(-1)
    return term ?? (last?.kind === 'definition' ? last.term : undefined)
  }
  return {
    left,
    add,
    table(rows) {
      endTerm()
      const columns = Math.max(1, ...rows.map((row) => row.length))
      const cells = rows.map((row) =>
        Array.from({ length: columns }, (_, at) => oneLine(row[at] ?? [])),
      )
      if (cells.some((row) => row.some((cell) => cell !== '')))
        found.push({ kind: 'table', rows: cells })
    },
    note(label, runs) {
      notes.set(label, { kind: 'footnote', label, text: oneLine(runs) })
    },
    place(label) {
      endTerm()
      found.push({ kind: 'place', label })
    },
    reading() {
      endTerm()
      return { title, blocks: inOrder(found, notes), notes: toldOf(left) }
    },
  }
}

function blockOf(passage: Passage, runs: readonly Run[]): Block {
  switch (passage.kind) {
    case 'heading':
      return { kind: 'heading', level: passage.level, text: oneLine(runs) }
    case 'item': {
      const depth = Math.min(passage.depth, ITEM_DEPTH_MAX)
      return { kind: 'item', depth, number: passage.number, text: markdownOfRuns(runs) }
    }
    case 'quote':
      return { kind: 'quote', text: markdownOfRuns(runs) }
    case 'note':
      return { kind: 'footnote', label: passage.label, text: oneLine(runs) }
    case 'title':
    case 'paragraph':
    case 'term':
    case 'meaning':
      return { kind: 'paragraph', text: markdownOfRuns(runs) }
  }
}

function inOrder(found: readonly Placed[], notes: ReadonlyMap<string, Block>): readonly Block[] {
  const rest = new Map(notes)
  const blocks = found.flatMap((one) => {
    if (one.kind !== 'place') return [one]
    const note = rest.get(one.label)
    rest.delete(one.label)
    return note ? [note] : []
  })
  return [...blocks, ...rest.values()].filter(saysSomething)
}

const saysSomething = (block: Block) => block.kind === 'table' || block.text !== ''

const toldOf = (left: Left): readonly DocumentNote[] =>
  KINDS.flatMap((kind) => (left[kind] > 0 ? [{ kind, count: left[kind] }] : []))

const KINDS = ['changes-accepted', 'comments-left-out', 'pictures-left-out'] as const
