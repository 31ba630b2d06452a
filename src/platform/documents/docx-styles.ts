/** What styles and numberings of a DOCX file mean for its paragraphs. Reads no words. */
import { HEADING_LEVEL_MAX } from './block.ts'
import { meaningOf, type Meaning } from './style-names.ts'
import { childOf, childrenOf, within, type Element } from './xml.ts'

export type Style = {
  /** By its name and those that it builds on, which are English whatever language wrote it. */
  readonly meaning: Meaning | undefined
  readonly level: number | undefined
  readonly bold: boolean
  readonly italic: boolean
  readonly numbering: Numbered | undefined
}
export type Numbered = { readonly id: string; readonly depth: number }

/** Styles that build on each other; a circle ends here. */
const CHAIN_MAX = 12
/** What an outline level of ten says: words of the body. */
const BODY_LEVEL = 9

export const valueOf = (element: Element | undefined): string | undefined =>
  element?.attributes.get('w:val')

/** On where it stands without a value. Absent: not said. */
export function toggled(properties: Element | undefined, name: string): boolean | undefined {
  const element = childOf(properties, name)
  if (!element) return undefined
  return !['0', 'false', 'off', 'none'].includes(valueOf(element) ?? '')
}

export function stylesFrom(root: Element | undefined): (id: string | undefined) => Style {
  const found = new Map(
    childrenOf(root, 'w:style').map((one) => [one.attributes.get('w:styleId') ?? '', one]),
  )
  const known = new Map<string, Style>()
  return (id) => {
    const before = known.get(id ?? '')
    if (before) return before
    const style = styleFrom(found, id)
    known.set(id ?? '', style)
    return style
  }
}

function styleFrom(found: ReadonlyMap<string, Element>, id: string | undefined): Style {
  const chain: Element[] = []
  for (let at = found.get(id ?? ''); at && chain.length < CHAIN_MAX;) {
    chain.push(at)
    at = found.get(valueOf(childOf(at, 'w:basedOn')) ?? '')
  }
  const first = <Value>(ask: (style: Element) => Value | undefined): Value | undefined =>
    chain.map(ask).find((value) => value !== undefined)
  const names = chain.map((one) => valueOf(childOf(one, 'w:name')) ?? '')
  return {
    meaning: meaningOf(names),
    level:
      names.map(headingLevel).find((level) => level !== undefined) ??
      first((one) => outlineLevel(childOf(one, 'w:pPr'))),
    bold: first((one) => toggled(childOf(one, 'w:rPr'), 'w:b')) ?? false,
    italic: first((one) => toggled(childOf(one, 'w:rPr'), 'w:i')) ?? false,
    numbering: first((one) => numberedBy(childOf(one, 'w:pPr'))),
  }
}

function headingLevel(name: string): number | undefined {
  const level = /^heading ([1-9])$/i.exec(name)?.[1]
  return level === undefined ? undefined : Math.min(Number(level), HEADING_LEVEL_MAX)
}

/** Absent for words of the body. */
export function outlineLevel(properties: Element | undefined): number | undefined {
  const raw = valueOf(childOf(properties, 'w:outlineLvl'))
  if (raw === undefined || !/^\d$/.test(raw) || Number(raw) >= BODY_LEVEL) return undefined
  return Math.min(Number(raw) + 1, HEADING_LEVEL_MAX)
}

/** Id `0` takes a numbering away. */
export function numberedBy(properties: Element | undefined): Numbered | undefined {
  const numbering = childOf(properties, 'w:numPr')
  const id = valueOf(childOf(numbering, 'w:numId'))
  if (id === undefined) return undefined
  const depth = Number(valueOf(childOf(numbering, 'w:ilvl')) ?? 0)
  return { id, depth: Number.isInteger(depth) && depth > 0 ? depth : 0 }
}

type Level = { readonly start: number; readonly isBullet: boolean }

/** Counts items as they come: the number of each, or nothing where it has a bullet. */
export type Counting = (item: Numbered) => { readonly number: number | undefined }

export function countingOf(root: Element | undefined): Counting {
  const abstracts = new Map(
    childrenOf(root, 'w:abstractNum').map((one) => [
      one.attributes.get('w:abstractNumId') ?? '',
      one,
    ]),
  )
  const numbers = new Map(
    childrenOf(root, 'w:num').map((one) => [one.attributes.get('w:numId') ?? '', one]),
  )
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return ({ id, depth }) => {
    const number = numbers.get(id)
    const abstract = valueOf(childOf(number, 'w:abstractNumId')) ?? `none ${id}`
    const level = levelOf(abstracts.get(abstract), number, depth)
    const counts = counters.get(abstract) ?? []
    counters.set(abstract, counts)
    const restarts = overrideOf(number, depth)
    const isFirst = !begun.has(`${id} ${depth}`)
    begun.add(`${id} ${depth}`)
    if (restarts !== undefined && isFirst) counts[depth] = undefined
    const before = counts[depth]
    counts[depth] = before === undefined ? (restarts ?? level.start) : before + 1
    // What lies deeper counts anew under each item.
    counts.length = depth + 1
    return { number: level.isBullet ? undefined : counts[depth] }
  }
}

const isAt = (depth: number) => (one: Element) => one.attributes.get('w:ilvl') === String(depth)

function overrideOf(number: Element | undefined, depth: number): number | undefined {
  const override = childrenOf(number, 'w:lvlOverride').find(isAt(depth))
  const raw = valueOf(childOf(override, 'w:startOverride'))
  return raw === undefined ? undefined : wholeOr(raw, 1)
}

function levelOf(abstract: Element | undefined, number: Element | undefined, depth: number): Level {
  const override = childrenOf(number, 'w:lvlOverride').find(isAt(depth))
  const level = within(override, 'w:lvl') ?? childrenOf(abstract, 'w:lvl').find(isAt(depth))
  const format = valueOf(childOf(level, 'w:numFmt'))
  return {
    start: wholeOr(valueOf(childOf(level, 'w:start')) ?? '1', 1),
    isBullet: format === undefined || format === 'bullet' || format === 'none',
  }
}

/** Numbers of items stay within what Markdown counts. Source: CommonMark 0.31, section 5.2. */
const wholeOr = (raw: string, otherwise: number): number =>
  /^\d{1,9}$/.test(raw) ? Number(raw) : otherwise
