/** Reads the fact files: dated facts with the tags of their sources. Judges nothing. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Reported } from '../src/domains/processes/index.ts'
import { instant, type Instant } from '../src/platform/values.ts'

export const readFacts = <Schema extends z.ZodType>(
  name: string,
  schema: Schema,
): z.output<Schema> =>
  schema.parse(parse(readFileSync(new URL(`./facts/${name}.yaml`, import.meta.url), 'utf8')))

const SOURCES = readFacts('sources', z.record(z.string(), z.string()))

/** Where a tag has no address of its own, the page of the encyclopaedia that it names. */
const WIKI = 'https://icannwiki.org/Multistakeholder_Model'

/** `S2, MSM-5` in the words of `sources.yaml`. An unknown tag is a slip of the pen. */
export function sourceOf(tags: string): string {
  const cited = tagsIn(tags).map((tag) => {
    const source = SOURCES[tag]
    if (source === undefined) throw new Error(`no source ${tag}`)
    return source
  })
  return cited.join('; ')
}

const tagsIn = (tags: string): readonly string[] => tags.split(/[,;]\s*/)

/** The first address that a citation has. */
export function hrefOf(tags: string): string {
  const [address = WIKI] = sourceOf(tags).match(/https:\/\/[^\s;]+/) ?? []
  return address
}

export const Day = z.iso.date()

/** What every dated fact says of itself. */
export const dated = {
  on: Day,
  precision: z.literal('month').optional(),
  source: z.string(),
} as const

type Dated = {
  readonly on: string
  readonly precision?: 'month' | undefined
  readonly source: string
}

/** A source that names no day says so beside the day under which it is entered. */
export const reportedBy = ({ on, precision, source }: Dated): Reported => ({
  source: precision === 'month' ? `${sourceOf(source)} (it names the month)` : sourceOf(source),
  on,
})

/** Told at noon, but for what sources give an hour. */
export const noonOf = (day: string): Instant => instant(`${day}T12:00Z`)
