/** The fonts of one file, cut to its letters, and words as glyphs of them. Knows no page. */
import * as hb from 'harfbuzzjs'
import { cutFont, fileWith, type FontFile, type Weight } from './fonts.ts'

/** Lengths in thousandths of the size of the font. */
export type Glyph = {
  readonly id: number
  readonly advance: number
  readonly dx: number
  readonly dy: number
  /** The letters that this glyph shows together with its neighbours; alone it shows its own. */
  readonly part: Part | undefined
}
/** Of each such group its own: two alike may stand beside each other. */
type Part = { readonly letters: string }

export type Face = {
  readonly name: string
  readonly bytes: Buffer
  readonly metrics: Metrics
  /** Glyphs as they stand from left to right, whichever way the words run. */
  readonly shape: (words: string, isRtl: boolean) => readonly Glyph[]
  readonly widthOf: (words: string, isRtl: boolean) => number
  /** What each glyph that was used stands for, so that words can be copied from a page. */
  readonly meant: ReadonlyMap<number, string>
}

export type Metrics = {
  readonly ascent: number
  readonly descent: number
  readonly box: readonly number[]
  /** Of all glyphs in order. */
  readonly widths: readonly number[]
}

export type Faces = {
  readonly all: readonly Face[]
  /** Letters that no font here has. */
  readonly lacking: readonly string[]
  /** Absent where no font here has the letter. */
  readonly of: (codePoint: number, weight: Weight) => Face | undefined
}

/** Letters by weight; digits and marks that pages add are taken in each. */
export type Letters = ReadonlyMap<Weight, ReadonlySet<string>>

const keyOf = ({ family, part }: FontFile, { bold, italic }: Weight): string =>
  `${family} ${part} ${bold ? 'bold' : ''} ${italic ? 'italic' : ''}`

type Cut = { readonly file: FontFile; readonly weight: Weight; readonly letters: Set<string> }

export async function facesFor(letters: Letters): Promise<Faces> {
  const cuts = new Map<string, Cut>()
  for (const [weight, set] of letters)
    for (const letter of set) {
      const file = fileWith(letter.codePointAt(0) ?? 0)
      if (!file) continue
      const key = keyOf(file, weight)
      const cut = cuts.get(key) ?? { file, weight, letters: new Set() }
      cut.letters.add(letter)
      cuts.set(key, cut)
    }
  const faces = new Map<string, Face>()
  for (const [key, { file, weight, letters: needed }] of cuts) {
    const bytes = await cutFont(file, weight, [...needed].join(''))
    faces.set(key, faceFrom(`F${faces.size + 1}`, bytes))
  }
  const of: Faces['of'] = (codePoint, weight) => {
    const file = fileWith(codePoint)
    return file && faces.get(keyOf(file, weight))
  }
  const lacking = [...letters].flatMap(([weight, set]) =>
    [...set].filter((letter) => VISIBLE.test(letter) && !isIn(letter, weight, of)),
  )
  return { all: [...faces.values()], lacking: [...new Set(lacking)].toSorted(), of }
}

/** What has a shape of its own: no space, no mark that only steers others. */
const VISIBLE = /[^\p{Z}\p{C}\p{M}]/u
/** The glyph of what is not there. Source: OpenType 1.9, recommendations. */
const NOTHING = 0

function isIn(letter: string, weight: Weight, of: Faces['of']): boolean {
  const face = of(letter.codePointAt(0) ?? 0, weight)
  return face !== undefined && face.shape(letter, false).every(({ id }) => id !== NOTHING)
}

function faceFrom(name: string, bytes: Buffer): Face {
  const font = new hb.Font(new hb.Face(new hb.Blob(Uint8Array.from(bytes).buffer)))
  const { scale, ...metrics } = metricsOf(bytes)
  const buffer = new hb.Buffer()
  const meant = new Map<number, string>()
  const widths = new Map<string, number>()

  function shape(words: string, isRtl: boolean): readonly Glyph[] {
    buffer.reset()
    buffer.addText(words)
    buffer.guessSegmentProperties()
    buffer.setDirection(isRtl ? hb.Direction.RTL : hb.Direction.LTR)
    hb.shape(font, buffer)
    const infos = buffer.getGlyphInfos()
    const positions = buffer.getGlyphPositions()
    const counts = new Map<number, number>()
    for (const { cluster } of infos) counts.set(cluster, (counts.get(cluster) ?? 0) + 1)
    const starts = [...counts.keys()].toSorted((one, other) => one - other)
    const parts = new Map(
      starts.map((start, at): [number, Part] => [
        start,
        { letters: words.slice(start, starts[at + 1] ?? words.length) },
      ]),
    )
    return infos.map(({ codepoint: id, cluster }, at) => {
      const part = parts.get(cluster)
      const isAlone = counts.get(cluster) === 1
      if (isAlone && part && id !== NOTHING && !meant.has(id)) meant.set(id, part.letters)
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {}
      const place = { advance: xAdvance * scale, dx: xOffset * scale, dy: yOffset * scale }
      return { id, ...place, part: isAlone ? undefined : part }
    })
  }
  function widthOf(words: string, isRtl: boolean): number {
    const key = `${isRtl ? '<' : '>'}${words}`
    const before = widths.get(key)
    if (before !== undefined) return before
    const width = shape(words, isRtl).reduce((sum, { advance }) => sum + advance, 0)
    widths.set(key, width)
    return width
  }
  return { name, bytes, metrics, shape, widthOf, meant }
}

/** Source: OpenType 1.9, tables head, hhea, hmtx. */
function metricsOf(bytes: Buffer): Metrics & { readonly scale: number } {
  const tables = new Map<string, number>()
  const count = bytes.readUInt16BE(4)
  for (let at = 0; at < count; at += 1) {
    const record = 12 + at * 16
    tables.set(bytes.toString('latin1', record, record + 4), bytes.readUInt32BE(record + 8))
  }
  const [head = 0, hhea = 0, hmtx = 0] = ['head', 'hhea', 'hmtx'].map((name) => tables.get(name))
  const scale = 1_000 / bytes.readUInt16BE(head + 18)
  const signed = (at: number) => Math.round(bytes.readInt16BE(at) * scale)
  const metrics = bytes.readUInt16BE(hhea + 34)
  return {
    scale,
    ascent: signed(hhea + 4),
    descent: signed(hhea + 6),
    box: [36, 38, 40, 42].map((at) => signed(head + at)),
    widths: Array.from({ length: metrics }, (_, at) =>
      Math.round(bytes.readUInt16BE(hmtx + at * 4) * scale),
    ),
  }
}
