/** Holidays of regions, from `calendars/holidays.yaml`. Counts no days and judges nothing. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { NO_HOLIDAYS, type Holidays } from './calendar.ts'
import type { Template } from './template.ts'

/** Years for which holidays are known; a process neither begins before nor lasts beyond them. */
const FIRST_YEAR = 2000
const LAST_YEAR = 2060

/** Days of a region in one year. */
const DAYS_MAX = 60
const offset = z.int().min(-100).max(100)
const RegionSchema = z.strictObject({
  every: z
    .array(z.string().regex(/^\d{2}-\d{2}$/))
    .max(DAYS_MAX)
    .default([]),
  easter: z.array(offset).max(DAYS_MAX).default([]),
  orthodox: z.array(offset).max(DAYS_MAX).default([]),
  dates: z.array(z.iso.date()).max(LAST_YEAR).default([]),
})
type Region = z.infer<typeof RegionSchema>

const read = (): Readonly<Record<string, Region>> => {
  const file = new URL('./calendars/holidays.yaml', import.meta.url)
  // Core schema: `2026-03-20` stays text.
  return z.record(z.string(), RegionSchema).parse(parse(readFileSync(file, 'utf8')))
}
let regions: Readonly<Record<string, Region>> | undefined
const known = () => (regions ??= read())

export const regionsKnown = (): readonly string[] => Object.keys(known())

const ofRegion = new Map<string, Holidays>()

/** All holidays of one region; none where the region is not known. */
export function holidaysIn(code: string): Holidays {
  const before = ofRegion.get(code)
  if (before) return before
  const region = known()[code]
  if (!region) return NO_HOLIDAYS
  const days = new Set(region.dates)
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    for (const day of region.every) days.add(`${year}-${day}`)
    for (const from of region.easter) days.add(easter(year).add({ days: from }).toString())
    for (const from of region.orthodox) days.add(orthodox(year).add({ days: from }).toString())
  }
  ofRegion.set(code, days)
  return days
}

const ofTemplates = new WeakMap<Template, Holidays>()

/** Every day that is a holiday in one of the regions concerned. */
export function holidaysOf(template: Template): Holidays {
  if (template.regions.length === 0) return NO_HOLIDAYS
  const before = ofTemplates.get(template)
  if (before) return before
  const all = new Set(template.regions.flatMap((code) => [...holidaysIn(code)]))
  ofTemplates.set(template, all)
  return all
}

/** Western Easter Sunday. Source: the Gregorian computus (Meeus, Jones, Butcher). */
export function easter(year: number): Temporal.PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return new Temporal.PlainDate(year, Math.floor(sum / 31), (sum % 31) + 1)
}

/** Orthodox Easter Sunday in the Gregorian calendar, 1900 to 2099 (13 days later; Meeus). */
export function orthodox(year: number): Temporal.PlainDate {
  const d = (19 * (year % 19) + 15) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
  const sum = d + e + 114
  return new Temporal.PlainDate(year, Math.floor(sum / 31), (sum % 31) + 1).add({ days: 13 })
}
