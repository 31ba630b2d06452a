/** The colours of the stylesheet can be told apart, light and dark: measured, not judged by eye. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./style.css', import.meta.url), 'utf8')

/** Source: WCAG 2.2, 1.4.3 (text) and 1.4.11 (graphics). */
const TEXT_MIN = 4.5
const GRAPHIC_MIN = 3

const TEXT = [
  ['ink', 'paper'],
  ['ink', 'paper-2'],
  ['ink', 'brand-weak'],
  ['ink', 'bad-weak'],
  ['ink-2', 'paper'],
  ['ink-2', 'paper-2'],
  ['ink-2', 'brand-weak'],
  ['brand', 'paper'],
  ['brand', 'paper-2'],
  ['brand', 'brand-weak'],
  ['brand', 'bad-weak'],
  ['paper', 'brand'],
  ['warn', 'paper'],
  ['warn', 'warn-weak'],
  ['bad', 'paper'],
  ['bad', 'bad-weak'],
] as const

const GROUPS = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `g${number}`)
const POSITIONS = ['support', 'accept', 'reserve', 'none', 'object'].map((name) => `p-${name}`)

type Scheme = 'light' | 'dark'

function colour(name: string, scheme: Scheme): string {
  const token = new RegExp(`--${name}: (?:light-dark\\((#\\w{6}), (#\\w{6})\\)|(#\\w{6}));`)
  const [, light, dark, both] = token.exec(css) ?? []
  const found = both ?? (scheme === 'light' ? light : dark)
  if (!found) throw new Error(`no colour ${name}`)
  return found
}

/** Source: WCAG 2.2, definition of relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = parseInt(hex.slice(start, start + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

test('contrast is measured as the standard does', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

for (const scheme of ['light', 'dark'] as const) {
  describe(`in a ${scheme} scheme`, () => {
    test('every text can be read on what it stands on', () => {
      const faint = TEXT.map(([text, ground]) => ({
        pair: `${text} on ${ground}`,
        ratio: contrast(colour(text, scheme), colour(ground, scheme)),
      })).filter(({ ratio }) => ratio < TEXT_MIN)
      expect(faint).toEqual([])
    })

    test('every group and position stands out from the page, by its fill or by its edge', () => {
      const faint = [...GROUPS, ...POSITIONS].flatMap((name) =>
        ['paper', 'paper-2'].flatMap((ground) => {
          const ratios = [name, `${name}-edge`].map((token) =>
            contrast(colour(token, scheme), colour(ground, scheme)),
          )
          return Math.max(...ratios) < GRAPHIC_MIN ? [`${name} on ${ground}: ${ratios}`] : []
        }),
      )
      expect(faint).toEqual([])
    })

    test('the frames of fields and stops can be seen', () => {
      for (const name of ['edge', 'brand', 'bad', 'warn']) {
        const ratio = contrast(colour(name, scheme), colour('paper', scheme))
        expect(ratio).toBeGreaterThan(GRAPHIC_MIN)
      }
    })
  })
}
