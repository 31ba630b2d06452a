/** Reads people as they are typed: a zone, how many, which region, when they cannot come. Pure. */
import { isZone } from '../../../platform/languages/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import {
  DAY_MINUTES,
  LINES_MAX,
  PEOPLE_MAX,
  REGION_LENGTH_MAX,
  type Hours,
  type Sitting,
} from '../slot.ts'

export type LineProblem =
  | { readonly kind: 'no-zone'; readonly line: number; readonly typed: string }
  | { readonly kind: 'no-count'; readonly line: number; readonly typed: string }
  | { readonly kind: 'no-hours'; readonly line: number; readonly typed: string }
  | { readonly kind: 'region-too-long'; readonly line: number; readonly maximum: number }
  | { readonly kind: 'too-many-lines'; readonly maximum: number }
  | { readonly kind: 'too-many-people'; readonly maximum: number }

/** Commas as keyboards of our languages write them. */
const COMMA = /[,،，;；]/

/** `Africa/Nairobi, 3, Africa, 22-06`; only the zone must be there. */
export function readLines(typed: string): Result<readonly Sitting[], LineProblem> {
  const lines = typed.split('\n').map((text, at) => ({ text: text.trim(), line: at + 1 }))
  const filled = lines.filter(({ text }) => text !== '')
  if (filled.length > LINES_MAX) return refuse({ kind: 'too-many-lines', maximum: LINES_MAX })
  const sittings: Sitting[] = []
  for (const one of filled) {
    const read = readLine(one.text, one.line)
    if (!read.ok) return read
    sittings.push(read.value)
  }
  const people = sittings.reduce((sum, one) => sum + one.people, 0)
  if (people > PEOPLE_MAX) return refuse({ kind: 'too-many-people', maximum: PEOPLE_MAX })
  return ok(sittings)
}

function readLine(text: string, line: number): Result<Sitting, LineProblem> {
  const [place = '', count = '', named = '', times = ''] = text
    .split(COMMA)
    .map((one) => one.trim())
  const zone = zoneNamed(place)
  if (zone === undefined) return refuse({ kind: 'no-zone', line, typed: place })
  const people = count === '' ? 1 : wholeNumber(count)
  if (people === undefined || people === 0) return refuse({ kind: 'no-count', line, typed: count })
  if (named.length > REGION_LENGTH_MAX) {
    return refuse({ kind: 'region-too-long', line, maximum: REGION_LENGTH_MAX })
  }
  const impossible = times === '' ? undefined : hoursIn(times)
  if (times !== '' && !impossible) return refuse({ kind: 'no-hours', line, typed: times })
  const region = named === '' ? continentOf(zone) : named
  return ok({ zone, people, region, ...(impossible && { impossible }) })
}

/** By its whole name, or by the city alone: `Nairobi`. */
function zoneNamed(typed: string): string | undefined {
  const name = typed.replace(/\s+/g, '_')
  if (name === '') return undefined
  const small = name.toLowerCase()
  const known = Intl.supportedValuesOf('timeZone')
  const city = known.find((zone) => zone.toLowerCase().split('/').at(-1) === small)
  return city ?? (isZone(name) && !/^[+-]/.test(name) ? name : undefined)
}

/** What a zone's name begins with: `Africa`, and `Pacific` rather than a country. */
const continentOf = (zone: string): string => zone.split('/')[0] ?? zone

const wholeNumber = (typed: string): number | undefined =>
  /^\d{1,5}$/.test(typed) ? Number(typed) : undefined

const HOURS = /^(\d{1,2})(?::(\d{2}))?\s*[-–]\s*(\d{1,2})(?::(\d{2}))?$/

/** `22-06`, `9:30-11`: local hours, over midnight where the first is the later. */
function hoursIn(typed: string): Hours | undefined {
  const [, from = '', fromMinute = '0', to = '', toMinute = '0'] = HOURS.exec(typed) ?? []
  const hours = {
    from: Number(from) * 60 + Number(fromMinute),
    to: Number(to) * 60 + Number(toMinute),
  }
  const isSound =
    from !== '' &&
    hours.from < DAY_MINUTES &&
    hours.to <= DAY_MINUTES &&
    hours.from !== hours.to &&
    Number(fromMinute) < 60 &&
    Number(toMinute) < 60
  return isSound ? hours : undefined
}
