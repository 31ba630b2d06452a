/** A day as people write it, `3 July`, `2027-07-03`, `7月3日`, `le trois juillet`. Knows no today. */
import type { Language } from '../../platform/languages/index.ts'
import { COMMAND_WORDS } from './command-words.ts'
import type { WrittenDay } from './command.ts'
import { atomsOf } from './understand-atoms.ts'

type Found = { readonly day: WrittenDay | 'unclear'; readonly atoms: number }

const MONTHS = 12
const LONGEST_MONTH = 31
const YEAR_MIN = 2000
const YEAR_MAX = 2200

type Calendar = {
  /** By its atoms joined with a space. */
  readonly months: ReadonlyMap<string, number>
  readonly days: ReadonlyMap<string, number>
}

const calendars = new Map<Language, Calendar>()

function calendarIn(language: Language): Calendar {
  const kept = calendars.get(language)
  if (kept) return kept
  const { months, days } = COMMAND_WORDS[language]
  const made = {
    months: new Map(months.flatMap((names, index) => numbered(names, () => index + 1))),
    days: new Map(numbered(days, (index) => index + 1)),
  }
  calendars.set(language, made)
  return made
}

const numbered = (names: string, number: (index: number) => number) =>
  names.split('|').map((name, index) => [atomsOf(name).join(' '), number(index)] as const)

/** Between a day and its month, and after its digits. */
const BETWEEN = new Set([
  'of',
  'de',
  'do',
  'the',
  'st',
  'nd',
  'rd',
  'th',
  'er',
  'го',
  'числа',
  'من',
])
const BETWEEN_MAX = 2
const WORDS_MAX = 3

/** The day that begins with this atom, and how many atoms it takes. */
export function dayAt(atoms: readonly string[], at: number, language: Language): Found | undefined {
  const joined = joinedDay(atoms[at] ?? '', language)
  if (joined) return { day: joined, atoms: 1 }
  if (language === 'zh') {
    const chinese = chineseDay(atoms, at)
    if (chinese) return chinese
  }
  return dayThenMonth(atoms, at, language) ?? monthThenDay(atoms, at, language)
}

/** `2027-07-03`, `3/7/2027`, `3.7`. */
function joinedDay(atom: string, language: Language): WrittenDay | 'unclear' | undefined {
  const parts = atom.split(/[-/.]/).map(Number)
  if (!/^\d+([-/.])\d+(\1\d+)?$/.test(atom)) return undefined
  const [one = 0, two = 0, three] = parts
  if (one >= YEAR_MIN) return three === undefined ? undefined : checked(three, two, one)
  if (three === undefined && atom.includes('-')) return undefined
  const year = three === undefined ? undefined : three < 100 ? YEAR_MIN + three : three
  // In English both orders are in use, with a stroke between.
  const eitherWay = language === 'en' && !atom.includes('.') && one !== two
  if (eitherWay && one <= MONTHS && two <= MONTHS) return 'unclear'
  return two > MONTHS && one <= MONTHS ? checked(two, one, year) : checked(one, two, year)
}

function checked(day: number, month: number, year?: number): WrittenDay | 'unclear' {
  const isDay = day >= 1 && day <= LONGEST_MONTH && month >= 1 && month <= MONTHS
  const isYear = year === undefined || (year >= YEAR_MIN && year <= YEAR_MAX)
  if (!isDay || !isYear) return 'unclear'
  return year === undefined ? { month, day } : { year, month, day }
}

type Part = { readonly value: number; readonly next: number }

const numberAt = (atoms: readonly string[], at: number): Part | undefined => {
  const atom = atoms[at] ?? ''
  return /^\d{1,4}$/.test(atom) ? { value: Number(atom), next: at + 1 } : undefined
}

function wordAt(
  atoms: readonly string[],
  at: number,
  words: ReadonlyMap<string, number>,
): Part | undefined {
  for (let length = WORDS_MAX; length > 0; length--) {
    const value = words.get(atoms.slice(at, at + length).join(' '))
    if (value !== undefined) return { value, next: at + length }
  }
  return undefined
}

function between(atoms: readonly string[], from: number): number {
  let at = from
  while (at - from < BETWEEN_MAX && BETWEEN.has(atoms[at] ?? '')) at++
  return at
}

function withYear(
  atoms: readonly string[],
  at: number,
  { day, month, next }: { readonly day: number; readonly month: number; readonly next: number },
): Found {
  const year = numberAt(atoms, between(atoms, next))
  const isYear = year !== undefined && year.value >= YEAR_MIN && year.value <= YEAR_MAX
  return isYear
    ? { day: checked(day, month, year.value), atoms: year.next - at }
    : { day: checked(day, month), atoms: next - at }
}

function dayThenMonth(atoms: readonly string[], at: number, language: Language): Found | undefined {
  const { days, months } = calendarIn(language)
  const day = numberAt(atoms, at) ?? wordAt(atoms, at, days)
  const month = day && wordAt(atoms, between(atoms, day.next), months)
  return month && withYear(atoms, at, { day: day.value, month: month.value, next: month.next })
}

function monthThenDay(atoms: readonly string[], at: number, language: Language): Found | undefined {
  const { days, months } = calendarIn(language)
  const month = wordAt(atoms, at, months)
  const start = month && between(atoms, month.next)
  const day =
    start === undefined ? undefined : (numberAt(atoms, start) ?? wordAt(atoms, start, days))
  if (!month || !day || day.value > LONGEST_MONTH) return undefined
  const next = between(atoms, day.next)
  return withYear(atoms, at, { day: day.value, month: month.value, next })
}

/** `2027年7月3日`, `七月三号`. */
function chineseDay(atoms: readonly string[], at: number): Found | undefined {
  const { days } = calendarIn('zh')
  const year = numberAt(atoms, at)
  const hasYear = year !== undefined && atoms[year.next] === '年'
  const from = hasYear ? year.next + 1 : at
  const month = numberAt(atoms, from) ?? wordAt(atoms, from, days)
  if (!month || atoms[month.next] !== '月') return undefined
  const day = numberAt(atoms, month.next + 1) ?? wordAt(atoms, month.next + 1, days)
  if (!day) return undefined
  const isClosed = ['日', '号', '號'].includes(atoms[day.next] ?? '')
  const next = day.next + (isClosed ? 1 : 0)
  const written = checked(day.value, month.value, hasYear ? year.value : undefined)
  return { day: written, atoms: next - at }
}
