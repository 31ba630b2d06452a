/** Code lists: groupings and regions as data that an operator edits. Classifies nobody. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { LANGUAGES, type Language } from '../../platform/languages/index.ts'

/** Words in all seven languages, as templates and code lists carry them. */
export type Labels = Readonly<Record<Language, string>>
export const Labels = z.record(z.enum(LANGUAGES), z.string().min(1).max(200))

export type Code = {
  readonly scheme: string
  readonly code: string
  readonly position: number
  readonly labels: Labels
  readonly retired: boolean
}

export type Scheme = {
  readonly scheme: string
  readonly title: Labels
  readonly source: string
  readonly codes: readonly Code[]
}

/** More groups cannot be told apart by colour or kept in mind. Source: product.md, "grouping". */
export const CODES_MAX = 60

const name = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)
const SchemeFile = z.object({
  scheme: name,
  title: Labels,
  source: z.string(),
  codes: z.array(z.object({ code: name, label: Labels })).max(CODES_MAX),
})

/** The lists that come with Parley; once published here, the ones in the database count. */
export const shippedSchemes = (): readonly Scheme[] => (shipped ??= readSchemes())

let shipped: readonly Scheme[] | undefined

function readSchemes(): readonly Scheme[] {
  const folder = new URL('./codes/', import.meta.url)
  return readdirSync(fileURLToPath(folder))
    .sort()
    .map((file) => {
      const { scheme, title, source, codes } = SchemeFile.parse(
        parse(readFileSync(new URL(file, folder), 'utf8')),
      )
      return {
        scheme,
        title,
        source,
        codes: codes.map(({ code, label }, position) => ({
          scheme,
          code,
          position,
          labels: label,
          retired: false,
        })),
      }
    })
}
