/** Words as lines of a width, in the order in which they are seen. Knows no page. */
import bidiFactory from 'bidi-js'
import type { Direction } from '../../languages/index.ts'
import type { Face, Faces } from './faces.ts'
import type { Weight } from './fonts.ts'

/** Words of one look. */
export type Inked = {
  readonly text: string
  readonly weight: Weight
  readonly size: number
  /** Above the line, as numbers of footnotes are. */
  readonly rise: number
  readonly href: string | undefined
  readonly isCode: boolean
}

/** A stretch of one font and one direction. */
export type Piece = Omit<Inked, 'weight'> & {
  readonly face: Face
  readonly isRtl: boolean
  readonly width: number
}
/** From left to right as it is seen. */
export type InkLine = { readonly pieces: readonly Piece[]; readonly width: number }

const bidi = bidiFactory()

type Stretch = { readonly from: number; readonly to: number; readonly face: Face } & {
  readonly inked: Inked
}

type Setting = {
  readonly text: string
  readonly stretches: readonly Stretch[]
  readonly levels: Uint8Array
}

export type Column = { readonly width: number; readonly direction: Direction }

export function linesOf(
  faces: Faces,
  inked: readonly Inked[],
  { width, direction }: Column,
): readonly InkLine[] {
  const text = inked.map((one) => one.text).join('')
  if (text.trim() === '') return []
  const { levels } = bidi.getEmbeddingLevels(text, direction)
  const setting = { text, stretches: stretchesOf(faces, inked), levels }
  return brokenAt(setting, width).map(([from, to]) => inkLine(setting, from, to))
}

/** Letters without a font are left out here: who writes a file is told which. */
function stretchesOf(faces: Faces, inked: readonly Inked[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  let at = 0
  for (const one of inked) {
    for (const letter of one.text) {
      const last = stretches.at(-1)
      const goesOn = last?.inked === one && last.to === at
      const clings = goesOn && CLINGS.test(letter)
      const face = clings ? last.face : faces.of(letter.codePointAt(0) ?? 0, one.weight)
      if (goesOn && last.face === face)
        stretches[stretches.length - 1] = { ...last, to: at + letter.length }
      else if (face) stretches.push({ from: at, to: at + letter.length, face, inked: one })
      at += letter.length
    }
  }
  return stretches
}

/** Marks on a letter, and what joins letters or keeps them apart. */
const CLINGS = /\p{M}|\u200c|\u200d/u

type Range = readonly [from: number, to: number]

/** Pieces of a range in the order of the text: each of one font and one level. */
function piecesIn({ text, stretches, levels }: Setting, [from, to]: Range) {
  const pieces: { piece: Piece; level: number }[] = []
  for (const { face, inked, ...stretch } of stretches) {
    if (stretch.to <= from || stretch.from >= to) continue
    const end = Math.min(stretch.to, to)
    for (let at = Math.max(stretch.from, from); at < end;) {
      const level = levels[at] ?? 0
      let until = at + 1
      while (until < end && levels[until] === level) until += 1
      const words = text.slice(at, until)
      const isRtl = level % 2 === 1
      const width = (face.widthOf(words, isRtl) * inked.size) / 1_000
      const { size, rise, href, isCode } = inked
      pieces.push({ piece: { face, text: words, isRtl, width, size, rise, href, isCode }, level })
      at = until
    }
  }
  return pieces
}

const widthIn = (setting: Setting, range: Range): number =>
  piecesIn(setting, range).reduce((sum, { piece }) => sum + piece.width, 0)

const HAN = '\\p{Script=Han}\\u3040-\\u30ff'
const OPENS = '（「『【〈《“‘'
const CLOSES = '、。，．：；？！）」』】〉》”’…'

/** Where lines may end: after spaces and hyphens, and between signs of Chinese. */
const UNITS = new RegExp(
  [
    '\\s+',
    `[${HAN}][${CLOSES}]*`,
    `[${OPENS}]+[${HAN}]?[${CLOSES}]*`,
    `[^\\s${HAN}${OPENS}]*?[-–—/](?=\\p{L})`,
    `[^\\s${HAN}${OPENS}]+`,
  ].join('|'),
  'gu',
)

function brokenAt(setting: Setting, width: number): readonly Range[] {
  const { text } = setting
  const lines: Range[] = []
  let [from, to, used] = [0, 0, 0]
  const end = () => {
    if (to > from) lines.push([from, to])
    used = 0
  }
  for (const { 0: unit, index } of text.matchAll(UNITS)) {
    const range = [index, index + unit.length] as const
    const isSpace = unit.trim() === ''
    const needed = widthIn(setting, range)
    if (isSpace) {
      used += needed
      continue
    }
    if (used + needed > width && to > from) {
      end()
      from = index
    } else if (to <= from) from = index
    if (used === 0) from = index
    if (needed <= width) {
      to = range[1]
      used += needed
      continue
    }
    // One word wider than the column, as a hash is, ends anywhere.
    for (let at = index; at < range[1];) {
      const letter = [...text.slice(at, at + 2)][0] ?? ' '
      const wide = widthIn(setting, [at, at + letter.length])
      if (used + wide > width && to > from) {
        end()
        from = at
      }
      at += letter.length
      to = at
      used += wide
    }
  }
  end()
  return lines
}

function inkLine(setting: Setting, from: number, to: number): InkLine {
  const pieces = piecesIn(setting, [from, to])
  const width = pieces.reduce((sum, { piece }) => sum + piece.width, 0)
  return { pieces: seen(pieces), width }
}

/** Source: Unicode TR 9, rule L2, over pieces instead of letters. */
function seen(pieces: readonly { readonly piece: Piece; readonly level: number }[]) {
  let order = [...pieces]
  const highest = Math.max(0, ...pieces.map(({ level }) => level))
  for (let level = highest; level > 0; level -= 1) {
    const turned: typeof order = []
    for (let at = 0; at < order.length;) {
      let until = at
      while ((order[until]?.level ?? -1) >= level) until += 1
      if (until === at) {
        turned.push(...order.slice(at, at + 1))
        at += 1
      } else {
        turned.push(...order.slice(at, until).reverse())
        at = until
      }
    }
    order = turned
  }
  return order.map(({ piece }) => piece)
}
