/**
 * What the words of a PDF are, for who hears it: headings, paragraphs, lists, tables, notes, in the
 * order of the document. Draws nothing. Source: ISO 32000-2 §14.7 and §14.8.
 */
import { unreachable } from '../../values.ts'
import type { PdfFile } from './objects.ts'

/** What a passage is. Items that follow each other are a list, rows up to the next head a table. */
export type Tag =
  | { readonly kind: 'words'; readonly role: Role }
  | { readonly kind: 'item' }
  | { readonly kind: 'row'; readonly isHead: boolean }

export type Role = 'Title' | 'P' | 'BlockQuote' | 'Note' | `H${1 | 2 | 3 | 4 | 5 | 6}`

/** A line of a passage as it was drawn: `column` of a row; the label of an item is before 0. */
export type Drawn = {
  readonly passage: number
  readonly column: number
  readonly page: number
  /** Its number on that page, counted from 0. */
  readonly mark: number
}

export const LABEL = -1

type Tagged = {
  readonly tags: readonly Tag[]
  readonly drawn: readonly Drawn[]
  /** Objects of the pages, in order. */
  readonly pages: readonly number[]
}

/** @returns the object that the catalogue names as the root of the structure */
export function tagged(file: PdfFile, { tags, drawn, pages }: Tagged): number {
  const root = file.reserve()
  const whole = file.reserve()
  const elements = elementsIn(file, pages)
  const linesOf = Map.groupBy(drawn, ({ passage }) => passage)
  const kids: number[] = []
  let open: Group | undefined
  const close = () => {
    if (open) elements.put(open.id, { role: open.role, parent: whole }, open.inside)
    open = undefined
  }
  const groupOf = (role: Group['role'], isNew: boolean): Group => {
    if (!isNew && open?.role === role) return open
    close()
    const group = { role, id: file.reserve(), inside: [] }
    kids.push(group.id)
    open = group
    return group
  }
  for (const [passage, tag] of tags.entries()) {
    const lines = linesOf.get(passage) ?? []
    switch (tag.kind) {
      case 'words':
        close()
        kids.push(elements.leaf(tag.role, whole, lines))
        break
      case 'item':
        elements.item(groupOf('L', false), lines)
        break
      case 'row':
        elements.row(groupOf('Table', tag.isHead), tag.isHead ? 'TH' : 'TD', lines)
        break
      default:
        return unreachable(tag)
    }
  }
  close()
  elements.put(whole, { role: 'Document', parent: root }, kids)
  file.put(
    root,
    `<< /Type /StructTreeRoot /K ${named(whole)} /ParentTree ${named(elements.parents())} ` +
      `/ParentTreeNextKey ${pages.length} /RoleMap << /Title /P >> >>`,
  )
  return root
}

/** A list or a table that goes on. */
type Group = {
  readonly role: 'L' | 'Table'
  readonly id: number
  readonly inside: number[]
}

/** Elements as objects of a file; each page says which of them its marks belong to. */
function elementsIn(file: PdfFile, pages: readonly number[]) {
  const owners = pages.map((): number[] => [])

  function put(id: number, { role, parent }: Element, inside: readonly number[]): void {
    file.put(id, elementOf(role, parent, inside.map(named)))
  }

  function leaf(role: string, parent: number, lines: readonly Drawn[]): number {
    const scope = role === 'TH' ? ' /A << /O /Table /Scope /Column >>' : ''
    const marks = lines.map(
      ({ page, mark }) => `<< /Type /MCR /Pg ${named(pages[page] ?? 0)} /MCID ${mark} >>`,
    )
    const id = file.add(elementOf(role, parent, marks, scope))
    for (const { page, mark } of lines) {
      const owned = owners[page]
      if (owned) owned[mark] = id
    }
    return id
  }

  function within(group: Group, role: string, leaves: (id: number) => readonly number[]): void {
    const id = file.reserve()
    put(id, { role, parent: group.id }, leaves(id))
    group.inside.push(id)
  }

  return {
    put,
    leaf,
    item: (list: Group, lines: readonly Drawn[]) =>
      within(list, 'LI', (id) => [
        leaf('Lbl', id, lines.filter(isLabel)),
        leaf(
          'LBody',
          id,
          lines.filter((line) => !isLabel(line)),
        ),
      ]),
    row: (table: Group, role: 'TH' | 'TD', lines: readonly Drawn[]) =>
      within(table, 'TR', (id) =>
        [...Map.groupBy(lines, ({ column }) => column)]
          .toSorted(([one], [other]) => one - other)
          .map(([, all]) => leaf(role, id, all)),
      ),
    parents: (): number => {
      const numbers = owners.map((ids, page) => `${page} [${ids.map(named).join(' ')}]`)
      return file.add(`<< /Nums [${numbers.join(' ')}] >>`)
    },
  }
}

type Element = { readonly role: string; readonly parent: number }

const isLabel = ({ column }: Drawn) => column === LABEL

const named = (id: number): string => `${id} 0 R`

const elementOf = (role: string, parent: number, kids: readonly string[], more = ''): string =>
  `<< /Type /StructElem /S /${role} /P ${named(parent)} /K [${kids.join(' ')}]${more} >>`
