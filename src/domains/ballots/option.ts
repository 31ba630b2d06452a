/** Options between which a ballot chooses by points or by lot, and what a sheet of points says. */
import type { Commitment } from '../people/index.ts'

/** Named at the opening, numbered from 1; nobody adds one later. */
export type Option = {
  readonly number: number
  readonly title: Commitment
  /** Division → part, as far as the rule asks that some come from each. */
  readonly parts: Readonly<Record<string, string>>
}

export const OPTIONS_MAX = 40
export const OPTION_LENGTH_MAX = 200
/** Options times criteria: all of them are one form, and one line of an entry. */
export const POINTS_MAX = 200

/** Two titles that read the same are one, however they are written, spaced or capitalised. */
export const titleKey = (title: string): string =>
  title
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFC')
    .trim()
    .replace(/\s+/gu, ' ')

/** What a ballot takes: yes and no, a sheet of points for each option, or nothing but a seed. */
export const TAKES = ['votes', 'points', 'draw'] as const
export type Takes = (typeof TAKES)[number]

/**
 * A sheet as the record has it: `points:1=7,10;2=conflict` gives the first option 7 and 10 by the
 * rule's two criteria, and stands back from the second.
 */
export type Sheet = `points:${string}`

const START = 'points:'
const CONFLICT = 'conflict'

export const isSheet = (said: string): said is Sheet => said.startsWith(START)

/** What one reviewer says of one option: points in the order of the criteria. */
export type Line = { readonly option: number; readonly points: readonly number[] | 'conflict' }

export const sheetOf = (lines: readonly Line[]): Sheet =>
  `${START}${lines
    .map(({ option, points }) => `${option}=${points === CONFLICT ? points : points.join(',')}`)
    .join(';')}`

export const linesOf = (sheet: Sheet): readonly Line[] =>
  sheet
    .slice(START.length)
    .split(';')
    .filter((one) => one !== '')
    .map((one) => {
      const [option = '', said = ''] = one.split('=')
      const points = said === CONFLICT ? CONFLICT : said.split(',').map(Number)
      return { option: Number(option), points }
    })
