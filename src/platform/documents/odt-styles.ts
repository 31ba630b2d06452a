/** What styles of an ODT file mean for its paragraphs, words and lists. Reads no words. */
import { childOf, elementsIn, type Element } from './xml.ts'

export type OdtStyles = {
  /** The name of a style, and of those that it builds on. */
  readonly names: (style: string | undefined) => readonly string[]
  readonly isBold: (style: string | undefined) => boolean | undefined
  readonly isItalic: (style: string | undefined) => boolean | undefined
  /** Where a list of this style counts from at this level; absent for bullets. */
  readonly startOf: (style: string | undefined, level: number) => number | undefined
}

/** Styles that build on each other; a circle ends here. */
const CHAIN_MAX = 12

export function odtStyles(roots: readonly (Element | undefined)[]): OdtStyles {
  const all = roots
    .flatMap((root) => [childOf(root, 'office:styles'), childOf(root, 'office:automatic-styles')])
    .flatMap((group) => elementsIn(group))
  const named = (kind: string) =>
    new Map(
      all
        .filter(({ name }) => name === kind)
        .map((one) => [one.attributes.get('style:name') ?? '', one]),
    )
  const styles = named('style:style')
  const lists = named('text:list-style')

  const chainOf = (style: string | undefined): readonly Element[] => {
    const chain: Element[] = []
    for (let at = styles.get(style ?? ''); at && chain.length < CHAIN_MAX;) {
      chain.push(at)
      at = styles.get(at.attributes.get('style:parent-style-name') ?? '')
    }
    return chain
  }
  const said = (style: string | undefined, property: string): string | undefined =>
    chainOf(style)
      .map((one) => childOf(one, 'style:text-properties')?.attributes.get(property))
      .find((value) => value !== undefined)
  return {
    names: (style) => {
      const parents = chainOf(style).map(
        (one) => one.attributes.get('style:parent-style-name') ?? '',
      )
      return [style ?? '', ...parents]
    },
    isBold: (style) => isHeavy(said(style, 'fo:font-weight')),
    isItalic: (style) => {
      const value = said(style, 'fo:font-style')
      return value === undefined ? undefined : value !== 'normal'
    },
    startOf: (style, level) => {
      const at = elementsIn(lists.get(style ?? '')).find(
        (one) => one.attributes.get('text:level') === String(level),
      )
      const format = at?.attributes.get('style:num-format') ?? ''
      if (at?.name !== 'text:list-level-style-number' || format === '') return undefined
      return wholeOf(at.attributes.get('text:start-value')) ?? 1
    },
  }
}

const BOLD_FROM = 600

function isHeavy(weight: string | undefined): boolean | undefined {
  if (weight === undefined) return undefined
  return weight === 'bold' || Number(weight) >= BOLD_FROM
}

/** Numbers of items stay within what Markdown counts. Source: CommonMark 0.31, section 5.2. */
export const wholeOf = (raw: string | undefined): number | undefined =>
  raw !== undefined && /^\d{1,9}$/.test(raw) ? Number(raw) : undefined
