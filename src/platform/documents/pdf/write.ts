/**
 * Writes a document as PDF: numbers of clauses and lines in the margins, pages counted, fonts cut
 * to the letters that are used. What is a heading, a list, a table is told to
 * who hears it. Where a letter has no font here, a sign stands for it and the file says so on top.
 */
import { direction } from '../../languages/index.ts'
import type { Document } from '../block.ts'
import { leadsOut } from '../inline.ts'
import type { FileMeta } from '../writing.ts'
import { embed } from './embedding.ts'
import { facesFor, type Faces, type Glyph } from './faces.ts'
import { numbersOf, settingWithout, withoutLetters } from './lacking.ts'
import { linesOf, type InkLine, type Piece } from './lines.ts'
import { hex4, pdfFile, pdfWords, type PdfFile } from './objects.ts'
import { tagged, type Drawn } from './tags.ts'
import { COLUMN_WIDTH, footInk, lettersOf, rowsOf, settingOf } from './rows.ts'
import type { Row, Setting } from './rows.ts'

/** Points: A4. */
const PAGE = { width: 595.28, height: 841.89, top: 60, bottom: 70 } as const
const LEFT = (PAGE.width - COLUMN_WIDTH) / 2
const NUMBERED_EVERY = 5
const MARGIN_GAP = 12
const FOOT_WIDTH = 360

export async function writePdf(document: Document, meta: FileMeta): Promise<Uint8Array> {
  const foot = [document.title ?? '', meta.about[0] ?? ''].filter(Boolean).join(' · ')
  const set = await settledOf({ setting: settingOf(document, meta), foot }, meta)
  if (set.faces.lacking.length === 0) return fileOf({ document, meta, ...set })
  const lacking = new Set(set.faces.lacking)
  const note = meta.lacking === undefined ? [] : [`${meta.lacking} ${numbersOf([...lacking])}`]
  const told = { ...meta, about: [...meta.about, ...note] }
  const shown = settingWithout(settingOf(document, told), lacking)
  const again = await settledOf({ setting: shown, foot: withoutLetters(foot, lacking) }, told)
  return fileOf({ document, meta: told, ...again })
}

type Worded = { readonly setting: Setting; readonly foot: string }

/** With the fonts that it takes. */
async function settledOf({ setting, foot }: Worded, { marks = [] }: FileMeta) {
  const faces = await facesFor(lettersOf(setting, foot + marks.join('')))
  return { setting, foot, faces }
}

type Placed = { readonly row: Row; readonly y: number; readonly number: number }
type Sheet = readonly Placed[]

/** A heading goes with what follows it. */
function pagesOf(rows: readonly Row[]): readonly Sheet[] {
  const pages: Placed[][] = [[]]
  let y = PAGE.height - PAGE.top
  for (const [at, row] of rows.entries()) {
    const page = pages.at(-1) ?? []
    const next = row.clings ? (rows[at + 1]?.height ?? 0) + (rows[at + 1]?.above ?? 0) : 0
    const above = page.length === 0 ? 0 : row.above
    if (page.length > 0 && y - above - row.height - next < PAGE.bottom) {
      pages.push([])
      y = PAGE.height - PAGE.top
    } else y -= above
    y -= row.height
    const sheet = pages.at(-1) ?? []
    sheet.push({ row, y, number: sheet.length + 1 })
  }
  return pages
}

type Printing = {
  readonly document: Document
  readonly meta: FileMeta
  readonly faces: Faces
  readonly setting: Setting
  readonly foot: string
}

function fileOf(printing: Printing): Uint8Array {
  const { document, meta, faces, setting, foot } = printing
  const pages = pagesOf(rowsOf(faces, setting, direction(meta.language)))
  const tags = setting.paragraphs.map(({ tag }) => tag)
  const file = pdfFile()
  const parent = file.reserve()
  const resources = file.reserve()
  const isRtl = direction(meta.language) === 'rtl'
  const drawn: Drawn[] = []
  const ids = pages.map((sheet, at) => {
    const drawing = drawSheet({ faces, isRtl, page: at, drawn }, sheet)
    drawing.push(...beside(drawFoot(faces, foot, `${at + 1} / ${pages.length}`)))
    const content = file.addStream(Buffer.from(drawing.join('\n'), 'latin1'))
    const links = sheet.flatMap((placed) => linksOf(placed)).map((link) => file.add(link))
    return file.add(
      `<< /Type /Page /Parent ${parent} 0 R /Resources ${resources} 0 R ` +
        `/MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents ${content} 0 R ` +
        `/StructParents ${at} /Tabs /S ` +
        `${links.length > 0 ? `/Annots [${links.map(named).join(' ')}]` : ''} >>`,
    )
  })
  const fonts = faces.all.map((face) => `/${face.name} ${embed(file, face)} 0 R`)
  file.put(resources, `<< /Font << ${fonts.join(' ')} >> >>`)
  file.put(parent, `<< /Type /Pages /Kids [${ids.map(named).join(' ')}] /Count ${ids.length} >>`)
  const title = pdfWords(document.title ?? '')
  const when = new Date(meta.at).toISOString().replace(/\D/g, '').slice(0, 14)
  const info = file.add(
    `<< /Title ${title} /CreationDate (D:${when}Z) /ModDate (D:${when}Z) ` +
      `/Subject ${pdfWords(meta.about.join(' · '))} >>`,
  )
  const outline = outlineOf(file, pages, ids)
  const structure = tagged(file, { tags, drawn, pages: ids })
  const root = file.add(
    `<< /Type /Catalog /Pages ${parent} 0 R /Lang (${meta.language}) ` +
      `/ViewerPreferences << /DisplayDocTitle true ${isRtl ? '/Direction /R2L' : ''} >> ` +
      `/MarkInfo << /Marked true >> /StructTreeRoot ${structure} 0 R ${outline} >>`,
  )
  return file.bytes(root, info)
}

const named = (id: number): string => `${id} 0 R`

/** The headings as contents beside the pages; one level, as they follow each other. */
function outlineOf(file: PdfFile, pages: readonly Sheet[], ids: readonly number[]): string {
  const found = pages.flatMap((sheet, at) =>
    sheet.flatMap(({ row, y }) =>
      row.heading ? [{ ...row.heading, page: ids[at] ?? 0, top: y + row.height }] : [],
    ),
  )
  if (found.length === 0) return ''
  const parent = file.reserve()
  const places = found.map(() => file.reserve())
  for (const [at, { title, level, page, top }] of found.entries()) {
    const [before, after] = [places[at - 1], places[at + 1]]
    file.put(
      places[at] ?? 0,
      `<< /Title ${pdfWords(`${' '.repeat((level - 1) * 2)}${title}`)} /Parent ${parent} 0 R ` +
        `${before ? `/Prev ${before} 0 R ` : ''}${after ? `/Next ${after} 0 R ` : ''}` +
        `/Dest [${page} 0 R /XYZ null ${fixed(top)} null] >>`,
    )
  }
  const [first, last] = [places[0] ?? 0, places.at(-1) ?? 0]
  file.put(parent, `<< /First ${first} 0 R /Last ${last} 0 R /Count ${places.length} >>`)
  return `/Outlines ${parent} 0 R`
}

const fixed = (value: number): string => String(Math.round(value * 100) / 100)

type Pen = { readonly faces: Faces; readonly isRtl: boolean } & {
  readonly page: number
  /** What has been drawn so far, on all pages. */
  readonly drawn: Drawn[]
}

function drawSheet(pen: Pen, sheet: Sheet): string[] {
  const [from, to] = [LEFT, LEFT + COLUMN_WIDTH].map(fixed)
  let mark = 0
  return sheet.flatMap((placed) => {
    const { row, y } = placed
    const base = y + row.size * 0.35
    const drawn = row.cells.flatMap((cell) => {
      const { passage } = row
      pen.drawn.push({ passage, column: cell.column, page: pen.page, mark })
      const words = drawLine(cell.line, startOf(cell), base)
      return [`/P << /MCID ${mark++} >> BDC`, ...words, 'EMC']
    })
    const top = fixed(y + row.height)
    const rule = row.isRuled ? [`0.6 G 0.5 w ${from} ${top} m ${to} ${top} l S`] : []
    return [...beside(rule), ...drawn, ...beside(besides(pen, placed, base))]
  })
}

/** No words of the document: nobody hears them. */
const beside = (drawn: readonly string[]): readonly string[] =>
  drawn.length === 0 ? [] : ['/Artifact BMC', ...drawn, 'EMC']

const startOf = ({ line, at, width, direction: runs }: Row['cells'][number]): number =>
  LEFT + at + (runs === 'rtl' ? width - line.width : 0)

/** The clause on the side where lines begin, the number of the line on the other. */
function besides({ faces, isRtl }: Pen, { row, number }: Placed, base: number): string[] {
  const atSide = (text: string, isLeft: boolean): string[] => {
    const [line] = linesOf(faces, [footInk(text)], { width: LEFT, direction: 'ltr' })
    if (!line) return []
    const at = isLeft ? LEFT - MARGIN_GAP - line.width : LEFT + COLUMN_WIDTH + MARGIN_GAP
    return ['0.4 g', ...drawLine(line, at, base), '0 g']
  }
  return [
    ...(row.mark === undefined ? [] : atSide(row.mark, !isRtl)),
    ...(number % NUMBERED_EVERY === 0 ? atSide(String(number), isRtl) : []),
  ]
}

function drawFoot(faces: Faces, foot: string, count: string): string[] {
  const base = PAGE.bottom / 2
  const [first] = linesOf(faces, [footInk(foot)], { width: FOOT_WIDTH, direction: 'ltr' })
  const [second] = linesOf(faces, [footInk(count)], { width: 100, direction: 'ltr' })
  return [
    '0.4 g',
    ...(first ? drawLine(first, LEFT, base) : []),
    ...(second ? drawLine(second, LEFT + COLUMN_WIDTH - second.width, base) : []),
    '0 g',
  ]
}

function drawLine({ pieces }: InkLine, start: number, base: number): string[] {
  const drawn: string[] = []
  let x = start
  for (const piece of pieces) {
    drawn.push(...drawPiece(piece, x, base))
    x += piece.width
  }
  return drawn
}

function drawPiece(piece: Piece, x: number, base: number): string[] {
  const { face, size, href, isCode, width } = piece
  const behind = [x, base - size * 0.25, width, size * 1.15].map(fixed).join(' ')
  const isLink = leadsOut(href)
  return [
    ...(isCode ? [`0.93 g ${behind} re f 0 g`] : []),
    ...(isLink ? ['q 0.04 0.33 0.58 rg'] : []),
    `BT /${face.name} ${fixed(size)} Tf 1 0 0 1 ${fixed(x)} ${fixed(base)} Tm`,
    ...glyphsOf(piece),
    'ET',
    ...(isLink ? ['Q'] : []),
  ]
}

/**
 * Each glyph where it belongs: what the font itself would do is only its width. A letter that is
 * several glyphs, as with dots of its own in Arabic, is told as the letter, for who copies words.
 */
function glyphsOf({ face, text, isRtl, size, rise }: Piece): string[] {
  const { widths } = face.metrics
  const drawn: string[] = []
  let group = { raised: '', shown: '', of: undefined as Glyph['part'] }
  const end = () => {
    const shown = `${group.raised} Ts [${group.shown}] TJ`
    if (group.shown !== '') drawn.push(shown)
    group = { ...group, shown: '' }
  }
  let [wanted, pen] = [0, 0]
  for (const { id, advance, dx, dy, part } of face.shape(text, isRtl)) {
    const raised = fixed(rise + (dy * size) / 1_000)
    if (part !== group.of) {
      end()
      if (group.of !== undefined) drawn.push('EMC')
      if (part !== undefined) drawn.push(`/Span << /ActualText ${pdfWords(part.letters)} >> BDC`)
    } else if (raised !== group.raised) end()
    const move = Math.round(wanted + dx - pen)
    const shown = `${move === 0 ? '' : `${-move} `}<${hex4(id)}>`
    group = { raised, shown: group.shown + shown, of: part }
    pen += move + (widths[id] ?? widths.at(-1) ?? 0)
    wanted += advance
  }
  end()
  return group.of === undefined ? drawn : [...drawn, 'EMC']
}

function linksOf({ row, y }: Placed): readonly string[] {
  return row.cells.flatMap((cell) => {
    let x = startOf(cell)
    return cell.line.pieces.flatMap(({ href, width }) => {
      const from = x
      x += width
      if (!leadsOut(href)) return []
      const address = Buffer.from(href.replace(/[^!-~]/g, encodeURIComponent)).toString('hex')
      return [
        '<< /Type /Annot /Subtype /Link /Border [0 0 0] ' +
          `/Rect [${[from, y, x, y + row.height].map(fixed).join(' ')}] ` +
          `/A << /S /URI /URI <${address}> >> >>`,
      ]
    })
  })
}
