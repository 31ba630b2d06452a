/** Walks the body of an ODT file and says what each paragraph is. Opens no archive. */
import { HEADING_LEVEL_MAX } from './block.ts'
import type { Reading } from './flaw.ts'
import { gather, saidBy, type Gathering, type Passage } from './gathering.ts'
import { mayLead, PLAIN, type Look, type Run } from './inline.ts'
import { wholeOf, type OdtStyles } from './odt-styles.ts'
import { meaningOf, type Meaning } from './style-names.ts'
import { labelFrom, OWN } from './writing.ts'
import { childOf, childrenOf, elementsIn, type Element } from './xml.ts'

type Note = { readonly order: number; readonly label: string; readonly runs: readonly Run[] }

type Walk = {
  readonly styles: OdtStyles
  readonly gathering: Gathering
  /** By the id that the file gives them. */
  readonly notes: Map<string, Note>
  readonly taken: Set<string>
  /** The last number of a list, by its style: another list may go on from it. */
  readonly counted: Map<string, number>
  /** The label of a footnote that nothing refers to. */
  named: string | undefined
}

export function odtBlocks(body: Element, styles: OdtStyles): Reading {
  const gathering = gather()
  const walk: Walk = {
    styles,
    gathering,
    notes: new Map(),
    taken: new Set(),
    counted: new Map(),
    named: undefined,
  }
  walkBlocks(walk, body)
  const notes = [...walk.notes.values()].toSorted((one, other) => one.order - other.order)
  for (const { label, runs } of notes) gathering.note(label, runs)
  return gathering.reading()
}

/** Elements that only hold others. What is left out: contents and indexes, which programs make. */
const AROUND = new Set(['text:section', 'text:numbered-paragraph'])

function walkBlocks(walk: Walk, parent: Element): void {
  for (const element of elementsIn(parent)) {
    if (element.name === 'text:p' || element.name === 'text:h') walkParagraph(walk, element)
    else if (element.name === 'text:list') walkList(walk, element, { depth: 0, style: undefined })
    else if (element.name === 'table:table') walkTable(walk, element)
    else if (element.name === 'text:tracked-changes') countChanges(walk, element)
    else if (AROUND.has(element.name)) walkBlocks(walk, element)
  }
}

function countChanges({ gathering: { left } }: Walk, element: Element): void {
  left['changes-accepted'] += childrenOf(element, 'text:changed-region').length
}

const styleNameOf = (element: Element) => element.attributes.get('text:style-name')

function walkParagraph(walk: Walk, element: Element, item?: Passage): void {
  const runs = runsIn(walk, element, PLAIN)
  const meaning = meaningOf(walk.styles.names(styleNameOf(element)))
  if (meaning === 'aside') return
  if (meaning === 'loose-note' && walk.named !== undefined) {
    walk.gathering.add({ kind: 'note', label: walk.named }, runs)
    walk.named = undefined
    return
  }
  const said = passageOf(element, meaning)
  walk.gathering.add(said.kind === 'paragraph' && item ? item : said, runs)
}

function passageOf(element: Element, meaning: Meaning | undefined): Passage {
  if (element.name === 'text:h') {
    const level = wholeOf(element.attributes.get('text:outline-level')) ?? 1
    return { kind: 'heading', level: Math.min(Math.max(level, 1), HEADING_LEVEL_MAX) }
  }
  return saidBy(meaning) ?? { kind: 'paragraph' }
}

type Nesting = { readonly depth: number; readonly style: string | undefined }

function walkList(walk: Walk, list: Element, { depth, style: outer }: Nesting): void {
  const style = styleNameOf(list) ?? outer
  const start = walk.styles.startOf(style, depth + 1)
  const key = `${style ?? ''} ${depth}`
  const goesOn =
    list.attributes.get('text:continue-numbering') === 'true' ||
    list.attributes.has('text:continue-list')
  let last = goesOn ? walk.counted.get(key) : undefined
  for (const entry of elementsIn(list)) {
    const isItem = entry.name === 'text:list-item'
    let passage: Passage | undefined
    for (const element of elementsIn(entry)) {
      if (element.name === 'text:list') walkList(walk, element, { depth: depth + 1, style })
      else if (element.name === 'table:table') walkTable(walk, element)
      else if (element.name === 'text:p' || element.name === 'text:h') {
        if (isItem && passage === undefined) {
          const given = wholeOf(entry.attributes.get('text:start-value'))
          last = given ?? (last === undefined ? (start ?? 1) : last + 1)
          const number = start === undefined ? undefined : last
          passage = { kind: 'item', depth, number }
          walkParagraph(walk, element, passage)
        } else walkParagraph(walk, element)
      }
    }
  }
  if (last !== undefined) walk.counted.set(key, last)
}

/** More columns than any page is wide. */
const COLUMNS_MAX = 100

function walkTable(walk: Walk, table: Element): void {
  walk.gathering.table(
    rowsIn(table).map((row) =>
      elementsIn(row).flatMap((cell): readonly (readonly Run[])[] => {
        if (cell.name === 'table:covered-table-cell') return [NOTHING]
        if (cell.name !== 'table:table-cell') return []
        const runs = cellRuns(walk, cell)
        const times = wholeOf(cell.attributes.get('table:number-columns-repeated')) ?? 1
        return Array.from({ length: Math.min(times, COLUMNS_MAX) }, () => runs)
      }),
    ),
  )
}

const NOTHING: readonly Run[] = []
const ROWS = new Set(['table:table-header-rows', 'table:table-rows', 'table:table-row-group'])

const rowsIn = (table: Element): readonly Element[] =>
  elementsIn(table).flatMap((one) => {
    if (one.name === 'table:table-row') return [one]
    return ROWS.has(one.name) ? rowsIn(one) : []
  })

/** All paragraphs of a cell in one, also those of a list or a table inside it. */
function cellRuns(walk: Walk, parent: Element): readonly Run[] {
  return elementsIn(parent).flatMap((one) =>
    one.name === 'text:p' || one.name === 'text:h'
      ? [...runsIn(walk, one, PLAIN), { kind: 'break' } as const]
      : cellRuns(walk, one),
  )
}

function runsIn(walk: Walk, parent: Element, look: Look): readonly Run[] {
  return parent.children.flatMap((node): readonly Run[] =>
    typeof node === 'string' ? [{ kind: 'words', text: node, ...look }] : pieceOf(walk, node, look),
  )
}

function pieceOf(walk: Walk, element: Element, look: Look): readonly Run[] {
  const { gathering, styles } = walk
  switch (element.name) {
    case 'text:span': {
      const style = styleNameOf(element)
      const bold = styles.isBold(style) ?? look.bold
      const italic = styles.isItalic(style) ?? look.italic
      const code = look.code || meaningOf(styles.names(style)) === 'code'
      return runsIn(walk, element, { ...look, bold, italic, code })
    }
    case 'text:a': {
      const href = element.attributes.get('xlink:href') ?? ''
      return runsIn(walk, element, mayLead(href) ? { ...look, href } : look)
    }
    case 'text:s':
    case 'text:tab':
      return [{ kind: 'words', text: ' ', ...look }]
    case 'text:line-break':
      return [{ kind: 'break' }]
    case 'text:note':
      return [{ kind: 'note', label: takeNote(walk, element) }]
    case 'text:note-ref': {
      const note = walk.notes.get(element.attributes.get('text:ref-name') ?? '')
      return note ? [{ kind: 'note', label: note.label }] : []
    }
    case 'text:bookmark':
      takeBookmark(walk, element)
      return []
    case 'office:annotation':
      gathering.left['comments-left-out'] += 1
      return []
    case 'draw:frame':
      gathering.left['pictures-left-out'] += 1
      return []
    default:
      // Fields and marks show the words that stand in them.
      return element.name.startsWith('text:') ? runsIn(walk, element, look) : []
  }
}

function takeBookmark(walk: Walk, element: Element): void {
  const name = element.attributes.get('text:name') ?? ''
  const place = labelFrom(OWN.place, name)
  if (place !== undefined) walk.gathering.place(place)
  walk.named = labelFrom(OWN.note, name) ?? walk.named
}

/** As its own mark says, else by the order of the references. */
function takeNote(walk: Walk, element: Element): string {
  const id = element.attributes.get('text:id') ?? ''
  const citation = childOf(element, 'text:note-citation')
  const given = citation?.attributes.get('text:label') ?? ''
  const count = walk.notes.size + 1
  let label = /^[^\]\s]{1,40}$/.test(given) ? given : String(count)
  for (let at = count + 1; walk.taken.has(label); at += 1) label = String(at)
  walk.taken.add(label)
  const order = Number(/\d+$/.exec(id)?.[0] ?? count)
  const runs = elementsIn(childOf(element, 'text:note-body')).flatMap((one) => [
    ...runsIn(walk, one, PLAIN),
    { kind: 'break' } as const,
  ])
  walk.notes.set(id === '' ? `${count}` : id, { order, label, runs })
  return label
}
