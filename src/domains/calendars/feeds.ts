/** What people subscribe to: meetings and deadlines within bounds, as one file. Pure. */
import { createHash } from 'node:crypto'
import { writeCalendar, type CalendarEntry } from '../../platform/calendar/index.ts'
import type { Language, Translate } from '../../platform/languages/index.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import type { Need } from '../mailings/index.ts'
import { asEntry, type Entry, type Telling } from './load.ts'

/** What is told: a year back, two years ahead, and no more than a program takes in at once. */
export const BACK = days(366)
export const AHEAD = days(731)
export const EVENTS_MAX = 2_000

export const spanAt = (now: Instant) => ({
  from: (now - BACK) as Instant,
  until: after(now, AHEAD),
})

export type Feed = {
  readonly name: string
  readonly language: Language
  readonly entries: readonly Entry[]
  readonly deadlines: readonly Need[]
}

export function feedText({ name, language, entries, deadlines }: Feed, telling: Telling): string {
  const meetings = entries.map((entry) => asEntry(entry, telling))
  const all = [...meetings, ...deadlines.flatMap((need) => deadlineOf(need, telling) ?? [])]
  return writeCalendar({ method: 'PUBLISH', name, language, entries: bounded(all) })
}

/** The latest ones stay: what is long over is the first to go. */
function bounded(entries: readonly CalendarEntry[]): readonly CalendarEntry[] {
  const last = ({ occurrences }: CalendarEntry) => Math.max(...occurrences.map(({ at }) => at))
  let room = EVENTS_MAX
  return entries
    .toSorted((one, other) => last(other) - last(one))
    .filter(({ occurrences }) => {
      room -= occurrences.length
      return room >= 0
    })
}

/** An hour that takes nobody's time. Its address is what tells it from others. */
function deadlineOf(
  { said, href, until, since }: Need,
  { t, domain, url }: Pick<Telling, 't' | 'domain' | 'url'>,
): CalendarEntry | undefined {
  if (until === undefined) return undefined
  const { key, ...values } = said
  const name = createHash('sha256').update(`${key} ${href}`).digest('hex').slice(0, 32)
  const summary = sentence(t, key, values)
  return {
    uid: `deadline-${name}@${domain}`,
    sequence: 0,
    stamp: since ?? until,
    zone: 'UTC',
    words: { summary, description: `${summary}\n\n${url}${href}`, url: `${url}${href}` },
    occurrences: [{ planned: until, at: until, minutes: 0, isCancelled: false }],
    isFree: true,
  }
}

const sentence = (t: Translate, key: Need['said']['key'], values: Omit<Need['said'], 'key'>) =>
  t(key, values)
