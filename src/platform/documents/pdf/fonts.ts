/** Which font file holds a letter: Noto Sans, Noto Naskh Arabic, Noto Sans SC. Shapes nothing. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import subsetFont from 'subset-font'

export type Weight = { readonly bold: boolean; readonly italic: boolean }

/** A file of a package holds some letters only; a text needs few of them. */
export type FontFile = {
  readonly family: Family
  readonly part: string
  readonly ranges: readonly (readonly [from: number, to: number])[]
}
type Family = keyof typeof PACKAGES

/** `slants`: has italics of its own; `varies`: one file holds every weight. */
const PACKAGES = {
  'noto-sans': { name: '@fontsource/noto-sans', slants: true, varies: false },
  'noto-naskh-arabic': { name: '@fontsource/noto-naskh-arabic', slants: false, varies: false },
  'noto-sans-sc': { name: '@fontsource-variable/noto-sans-sc', slants: false, varies: true },
} as const

/** Latin first: what several files hold is taken from the one that most texts need anyway. */
const FIRST = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese', 'arabic'] as const

const resolve = createRequire(import.meta.url).resolve

const pathOf = (family: Family, part: string, { bold, italic }: Weight): string => {
  const { name, slants, varies } = PACKAGES[family]
  const weight = varies ? 'wght' : bold ? '700' : '400'
  const slant = slants && italic ? 'italic' : 'normal'
  return resolve(`${name}/files/${family}-${part}-${weight}-${slant}.woff2`)
}

const folders: Readonly<Record<Family, string>> = {
  'noto-sans': 'latin',
  'noto-naskh-arabic': 'arabic',
  'noto-sans-sc': '119',
}
const REGULAR: Weight = { bold: false, italic: false }

let known: readonly FontFile[] | undefined

function allFiles(): readonly FontFile[] {
  known ??= FAMILIES.flatMap((family) => {
    const folder = dirname(dirname(pathOf(family, folders[family], REGULAR)))
    const listed: unknown = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8'))
    return Object.entries(listed ?? {}).map(([key, ranges]) => ({
      family,
      part: key.replace(/[[\]]/g, ''),
      ranges: rangesFrom(String(ranges)),
    }))
  }).toSorted((one, other) => rankOf(one) - rankOf(other))
  return known
}

const FAMILIES = ['noto-sans', 'noto-naskh-arabic', 'noto-sans-sc'] as const

/** A family's own order stays within it. */
function rankOf({ family, part }: FontFile): number {
  const at = FIRST.findIndex((first) => first === part)
  return FAMILIES.indexOf(family) * FIRST.length + (at < 0 ? FIRST.length - 1 : at)
}

const rangesFrom = (raw: string): FontFile['ranges'] =>
  raw.split(',').map((range) => {
    const [from = '0', to = from] = range.replace('U+', '').split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
  })

const found = new Map<number, FontFile | undefined>()

/** Absent for letters that no font here has. */
export function fileWith(codePoint: number): FontFile | undefined {
  if (found.has(codePoint)) return found.get(codePoint)
  const file = allFiles().find(({ ranges }) =>
    ranges.some(([from, to]) => from <= codePoint && codePoint <= to),
  )
  found.set(codePoint, file)
  return file
}

const BOLD = 700
const PLAIN = 400

/** The file cut down to these letters, with what shapes them: a TrueType font. */
export function cutFont(file: FontFile, weight: Weight, letters: string): Promise<Buffer> {
  const { varies } = PACKAGES[file.family]
  const axes = { variationAxes: { wght: weight.bold ? BOLD : PLAIN } }
  return subsetFont(readFileSync(pathOf(file.family, file.part, weight)), letters, {
    targetFormat: 'truetype',
    noHinting: true,
    ...(varies ? axes : {}),
  })
}
