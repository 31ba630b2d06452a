/**
 * Finds the rule that gives just these wall times, with the days that it leaves out. A list of
 * dates (RDATE) is never written: two of the three calendars that most people use ignore it.
 */
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

export type Recurrence = {
  /** An RRULE of RFC 5545 §3.3.10. */
  readonly rule: string
  /** Wall times that the rule would give and the set does not have. */
  readonly without: readonly string[]
}

/**
 * @param locals wall times (`2026-06-26T14:00`) in their order, two or more
 * @returns `undefined` where each of them is better told alone
 */
export function recurrenceOf(locals: readonly string[]): Recurrence | undefined {
  const times = locals.map((local) => Temporal.PlainDateTime.from(local))
  const [first, second] = times
  if (!first || !second) return undefined
  const time = first.toPlainTime()
  if (times.some((one) => !one.toPlainTime().equals(time))) return undefined
  const dates = times.map((one) => one.toPlainDate())
  const found = [everyFewDays(dates), weekdaysOf(dates), ...everyMonth(dates)]
    .flatMap((one) => one ?? [])
    .toSorted((one, other) => one.given.length - other.given.length)[0]
  if (!found || found.given.length - dates.length > EXCEPTIONS_MAX) return undefined
  const had = new Set(dates.map(String))
  const without = found.given.filter((date) => !had.has(String(date)))
  return {
    rule: `${found.rule};COUNT=${found.given.length}`,
    without: without.map((date) => date.toPlainDateTime(time).toString({ smallestUnit: 'minute' })),
  }
}

/**
 * A rule and the days that it leaves out are one entry everywhere, as days without any rule are
 * not: so many of them are a dozen kilobytes, and more than a year of days.
 */
const EXCEPTIONS_MAX = 400

type Found = { readonly rule: string; readonly given: readonly Temporal.PlainDate[] }

const gcd = (one: number, other: number): number => (other === 0 ? one : gcd(other, one % other))

/** The longest step that meets all of them; none where two are the same. */
function stepOf(places: readonly number[]): number | undefined {
  const steps = places.slice(1).map((place, index) => place - (places[index] ?? place))
  return steps.every((step) => step > 0) ? steps.reduce(gcd, 0) : undefined
}

/** Days of a rule that are looked at: twenty years of days. */
const GIVEN_MAX = 7_500

function everyFewDays(dates: readonly Temporal.PlainDate[]): Found | undefined {
  const [first] = dates
  if (!first) return undefined
  const places = dates.map((date) => first.until(date).days)
  const step = stepOf(places)
  const last = places.at(-1)
  if (step === undefined || last === undefined || last / step > GIVEN_MAX) return undefined
  const given = Array.from({ length: last / step + 1 }, (_, index) =>
    first.add({ days: index * step }),
  )
  const isWeeks = step % 7 === 0
  const every = isWeeks ? step / 7 : step
  return { rule: `FREQ=${isWeeks ? 'WEEKLY' : 'DAILY'};INTERVAL=${every}`, given }
}

/** Each week on the weekdays that they have: the fewest exceptions, where their weeks are any. */
function weekdaysOf(dates: readonly Temporal.PlainDate[]): Found | undefined {
  const [first] = dates
  const last = dates.at(-1)
  if (!first || !last || stepOf(dates.map((date) => first.until(date).days)) === undefined)
    return undefined
  const days = first.until(last).days
  if (days > GIVEN_MAX) return undefined
  const weekdays = new Set(dates.map(({ dayOfWeek }) => dayOfWeek))
  const given = Array.from({ length: days + 1 }, (_, index) => first.add({ days: index })).filter(
    ({ dayOfWeek }) => weekdays.has(dayOfWeek),
  )
  const names = DAYS.filter((_, index) => weekdays.has(index + 1)).join(',')
  return { rule: `FREQ=WEEKLY;INTERVAL=1;BYDAY=${names}`, given }
}

const weekOf = ({ day }: Temporal.PlainDate) => Math.ceil(day / 7)
const weekFromEnd = ({ day, daysInMonth }: Temporal.PlainDate) =>
  -Math.ceil((daysInMonth - day + 1) / 7)

/** The same weekday of the same week of its month, counted from either end. */
function everyMonth(dates: readonly Temporal.PlainDate[]): readonly (Found | undefined)[] {
  const [first] = dates
  if (!first) return []
  const months = dates.map((date) => date.year * 12 + date.month)
  const step = stepOf(months)
  const last = months.at(-1)
  const [from] = months
  if (step === undefined || last === undefined || from === undefined) return []
  if (dates.some(({ dayOfWeek }) => dayOfWeek !== first.dayOfWeek)) return []
  return [weekOf, weekFromEnd].map((week) => {
    const nth = week(first)
    if (dates.some((date) => week(date) !== nth)) return undefined
    const given = Array.from({ length: (last - from) / step + 1 }, (_, index) =>
      dayOf(first.toPlainYearMonth().add({ months: index * step }), first.dayOfWeek, nth),
    ).flatMap((date) => date ?? [])
    const day = `${nth}${DAYS[first.dayOfWeek - 1] ?? ''}`
    return { rule: `FREQ=MONTHLY;INTERVAL=${step};BYDAY=${day}`, given }
  })
}

/** The third Thursday of that month; none where a month has no fifth one. */
function dayOf(
  month: Temporal.PlainYearMonth,
  dayOfWeek: number,
  nth: number,
): Temporal.PlainDate | undefined {
  const edge = month.toPlainDate({ day: nth > 0 ? 1 : month.daysInMonth })
  const ahead =
    nth > 0 ? (dayOfWeek - edge.dayOfWeek + 7) % 7 : -((edge.dayOfWeek - dayOfWeek + 7) % 7)
  const date = edge.add({ days: ahead + 7 * (nth > 0 ? nth - 1 : nth + 1) })
  return date.month === month.month ? date : undefined
}
