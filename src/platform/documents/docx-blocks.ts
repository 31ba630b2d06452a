/** Walks the body of a DOCX file and says what each paragraph is. Opens no archive. */
import type { Reading } from './flaw.ts'
import { gather, saidBy, type Gathering, type Passage } from './gathering.ts'
import { joined, mayLead, type Look, type Run } from './inline.ts'
import {
  numberedBy,
  outlineLevel,
  toggled,
  valueOf,
  type Counting,
  type Style,
} from './docx-styles.ts'
import { labelFrom, OWN } from './writing.ts'
import { childOf, childrenOf, elementsIn, within, type Element } from './xml.ts'

export type DocxParts = {
  readonly document: Element
  /** By part and id: `document rId4`. */
  readonly links: ReadonlyMap<string, string>
  readonly styleOf: (id: string | undefined) => Style
  readonly count: Counting
  readonly notes: Readonly<Record<Notes, Element | undefined>>
}
type Notes = 'footnotes' | 'endnotes'

type Walk = {
  readonly parts: DocxParts
  readonly gathering: Gathering
  /** Labels by part and id. */
  readonly labels: Map<string, string>
  readonly taken: Set<string>
  /** The label that a bookmark gave to the reference that comes next. */
  named: string | undefined
  /** Words before a paragraph mark that was removed: they belong to the next paragraph. */
  carried: readonly Run[]
  from: 'document' | Notes
}

export function docxBlocks(parts: DocxParts): Reading {
  const gathering = gather()
  const walk: Walk = {
    parts,
    gathering,
    labels: new Map(),
    taken: new Set(),
    named: undefined,
    carried: [],
    from: 'document',
  }
  walkBlocks(walk, childOf(parts.document, 'w:body'))
  if (walk.carried.length > 0) gathering.add({ kind: 'paragraph' }, walk.carried)
  readNotes(walk)
  return gathering.reading()
}

/** Elements that only hold others, also those around what somebody put in or moved here. */
const AROUND = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:smartTag', 'w:fldSimple'])
const ACCEPTED = new Set(['w:ins', 'w:moveTo'])
const REMOVED = new Set(['w:del', 'w:moveFrom'])
const PICTURES = new Set(['w:drawing', 'w:pict', 'w:object', 'mc:AlternateContent'])

function walkBlocks(walk: Walk, parent: Element | undefined): void {
  for (const element of elementsIn(parent)) {
    if (element.name === 'w:p') walkParagraph(walk, element)
    else if (element.name === 'w:tbl') walkTable(walk, element)
    else if (element.name === 'w:bookmarkStart') takeBookmark(walk, element)
    else if (AROUND.has(element.name) || ACCEPTED.has(element.name)) walkBlocks(walk, element)
  }
}

function walkParagraph(walk: Walk, element: Element): void {
  const { gathering } = walk
  const properties = childOf(element, 'w:pPr')
  const mark = childOf(properties, 'w:rPr')
  countMark(walk, mark)
  const runs = [...walk.carried, ...runsIn(walk, element)]
  walk.carried = []
  if (childOf(mark, 'w:del') || childOf(mark, 'w:moveFrom')) {
    walk.carried = runs
    return
  }
  const style = walk.parts.styleOf(valueOf(childOf(properties, 'w:pStyle')))
  if (style.meaning === 'aside') return
  if (style.meaning === 'loose-note' && walk.named !== undefined) {
    gathering.add({ kind: 'note', label: walk.named }, runs)
    walk.named = undefined
    return
  }
  gathering.add(passageOf(walk, properties, style, joined(runs).length === 0), runs)
}

/** An item without words counts nothing: word processors show no number there either. */
function passageOf(
  walk: Walk,
  properties: Element | undefined,
  style: Style,
  isEmpty: boolean,
): Passage {
  const level = style.level ?? outlineLevel(properties)
  if (level !== undefined) return { kind: 'heading', level }
  const said = saidBy(style.meaning)
  if (said) return said
  const numbered = numberedBy(properties) ?? style.numbering
  if (!numbered || numbered.id === '0' || isEmpty) return { kind: 'paragraph' }
  return { kind: 'item', depth: numbered.depth, ...walk.parts.count(numbered) }
}

/** A mark that was put in or removed is a change like any other. */
function countMark({ gathering: { left } }: Walk, mark: Element | undefined): void {
  for (const { name } of elementsIn(mark))
    if (ACCEPTED.has(name) || REMOVED.has(name)) left['changes-accepted'] += 1
}

function walkTable(walk: Walk, table: Element): void {
  const rows = rowsIn(walk, table).map((row) =>
    cellsIn(row).flatMap((cell) => {
      const properties = childOf(cell, 'w:tcPr')
      const across = Number(valueOf(childOf(properties, 'w:gridSpan')) ?? 1)
      const below = childOf(properties, 'w:vMerge')
      const goesOn = below !== undefined && valueOf(below) !== 'restart'
      const empty = Array.from({ length: Math.min(across, COLUMNS_MAX) - 1 || 0 }, () => NOTHING)
      return [goesOn ? NOTHING : cellRuns(walk, cell), ...empty]
    }),
  )
  walk.gathering.table(rows)
}

const NOTHING: readonly Run[] = []
/** More columns than any page is wide. */
const COLUMNS_MAX = 100

function rowsIn({ gathering: { left } }: Walk, table: Element): readonly Element[] {
  return elementsIn(table)
    .flatMap((one) => (AROUND.has(one.name) ? elementsIn(one) : [one]))
    .filter(({ name }) => name === 'w:tr')
    .filter((row) => {
      const wasRemoved = within(row, 'w:trPr', 'w:del') !== undefined
      if (wasRemoved || within(row, 'w:trPr', 'w:ins')) left['changes-accepted'] += 1
      return !wasRemoved
    })
}

const cellsIn = (row: Element): readonly Element[] =>
  elementsIn(row)
    .flatMap((one) => (AROUND.has(one.name) ? elementsIn(one) : [one]))
    .filter(({ name }) => name === 'w:tc')

/** All paragraphs of a cell in one, also those of a table inside it. */
function cellRuns(walk: Walk, parent: Element): readonly Run[] {
  return elementsIn(parent).flatMap((one) => {
    if (one.name === 'w:p') return [...runsIn(walk, one), { kind: 'break' } as const]
    return one.name === 'w:tcPr' ? [] : cellRuns(walk, one)
  })
}

function takeBookmark(walk: Walk, element: Element): void {
  const name = element.attributes.get('w:name') ?? ''
  const place = labelFrom(OWN.place, name)
  if (place !== undefined) walk.gathering.place(place)
  walk.named = labelFrom(OWN.note, name) ?? walk.named
}

function runsIn(walk: Walk, parent: Element, href?: string): readonly Run[] {
  const { left } = walk.gathering
  return elementsIn(parent).flatMap((element): readonly Run[] => {
    const { name } = element
    if (name === 'w:r') return wordsOf(walk, element, href)
    if (name === 'w:hyperlink') return runsIn(walk, element, linkOf(walk, element) ?? href)
    if (name === 'w:bookmarkStart') takeBookmark(walk, element)
    if (REMOVED.has(name) || ACCEPTED.has(name)) left['changes-accepted'] += 1
    const again = name === 'w:fldSimple' ? secondReference(element) : undefined
    if (again !== undefined) return [{ kind: 'note', label: again }]
    return AROUND.has(name) || ACCEPTED.has(name) ? runsIn(walk, element, href) : []
  })
}

function secondReference(element: Element): string | undefined {
  const [, name] = /^\s*NOTEREF (\S+)/.exec(element.attributes.get('w:instr') ?? '') ?? []
  return name === undefined ? undefined : labelFrom(OWN.note, name)
}

function linkOf({ parts, from }: Walk, element: Element): string | undefined {
  const href = parts.links.get(`${from} ${element.attributes.get('r:id') ?? ''}`)
  return href !== undefined && mayLead(href) ? href : undefined
}

function wordsOf(walk: Walk, run: Element, href: string | undefined): readonly Run[] {
  const properties = childOf(run, 'w:rPr')
  const style = walk.parts.styleOf(valueOf(childOf(properties, 'w:rStyle')))
  const look: Look = {
    bold: toggled(properties, 'w:b') ?? style.bold,
    italic: toggled(properties, 'w:i') ?? style.italic,
    code: style.meaning === 'code',
    href,
  }
  const words = (text: string): Run => ({ kind: 'words', text, ...look })
  const pieces = elementsIn(run)
  const marked = pieces.find((one) => one.attributes.get('w:customMarkFollows') !== undefined)
  if (marked) walk.named ??= LABEL.exec(said(pieces).trim())?.[0]
  const shown = marked ? [marked] : pieces
  return shown.flatMap((element) => pieceOf(walk, element, words))
}

/** What may stand in `[^1]`. */
const LABEL = /^[^\]\s]{1,40}$/

/** The words of a run; of a footnote's own mark, what a reader sees there. */
const said = (pieces: readonly Element[]): string =>
  pieces
    .filter(({ name }) => name === 'w:t')
    .flatMap(({ children }) => children.filter((node) => typeof node === 'string'))
    .join('')

function pieceOf(walk: Walk, element: Element, words: (text: string) => Run): readonly Run[] {
  const { left } = walk.gathering
  switch (element.name) {
    case 'w:t':
      return [words(said([element]))]
    case 'w:tab':
      return [words(' ')]
    case 'w:noBreakHyphen':
      return [words('\u2011')]
    case 'w:cr':
      return [{ kind: 'break' }]
    case 'w:br':
      return element.attributes.get('w:type') === undefined ? [{ kind: 'break' }] : []
    case 'w:footnoteReference':
      return [{ kind: 'note', label: labelOf(walk, 'footnotes', element) }]
    case 'w:endnoteReference':
      return [{ kind: 'note', label: labelOf(walk, 'endnotes', element) }]
    case 'w:commentReference':
      left['comments-left-out'] += 1
      return []
    default:
      if (PICTURES.has(element.name)) left['pictures-left-out'] += 1
      return []
  }
}

/** As our own bookmark says, else by the order of the references. */
function labelOf(walk: Walk, part: Notes, reference: Element): string {
  const key = `${part} ${reference.attributes.get('w:id') ?? ''}`
  const known = walk.labels.get(key)
  if (known !== undefined) return known
  let label = walk.named ?? String(walk.labels.size + 1)
  for (let at = walk.labels.size + 2; walk.taken.has(label); at += 1) label = String(at)
  walk.named = undefined
  walk.labels.set(key, label)
  walk.taken.add(label)
  return label
}

/** In the order of the file. A footnote in a footnote is none. */
function readNotes(walk: Walk): void {
  for (const part of ['footnotes', 'endnotes'] as const) {
    walk.from = part
    for (const note of elementsIn(walk.parts.notes[part])) {
      const label = walk.labels.get(`${part} ${note.attributes.get('w:id') ?? ''}`)
      if (label === undefined) continue
      const runs = childrenOf(note, 'w:p').flatMap((one) => [
        ...runsIn(walk, one),
        { kind: 'break' } as const,
      ])
      walk.gathering.note(label, runs)
    }
  }
}
