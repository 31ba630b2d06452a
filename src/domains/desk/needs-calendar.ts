/** What ends at an hour and needs somebody, as a calendar of deadlines. Pure. */
import { createHash } from 'node:crypto'
import { writeCalendar, type CalendarEntry } from '../../platform/calendar/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Thing } from './thing.ts'

const MINUTE_MS = 60_000

export type Paper = {
  readonly t: Translate
  /** Of this place, without a slash at its end. */
  readonly url: string
  readonly now: Instant
}

export function needsCalendar(things: readonly Thing[], paper: Paper): string {
  const { t } = paper
  return writeCalendar({
    method: 'PUBLISH',
    name: t('desk.needs.title'),
    language: t.language,
    entries: things.flatMap((thing) => entryOf(thing, paper)),
  })
}

/** One that is extended keeps its name and is a later word on the same. */
function entryOf(thing: Thing, { t, url, now }: Paper): readonly CalendarEntry[] {
  const { said, href, until, stake = 'other' } = thing
  if (until === undefined) return []
  const { key, ...values } = said
  const name = createHash('sha256').update(`${key} ${href}`).digest('hex')
  return [
    {
      uid: `need-${name}@${new URL(url).hostname}`,
      sequence: Math.floor(until / MINUTE_MS),
      stamp: now,
      zone: 'UTC',
      words: {
        summary: t(key, values),
        description: t(`desk.needs.why.${stake}`),
        url: `${url}${href}`,
      },
      occurrences: [{ planned: until, at: until, minutes: 0, isCancelled: false }],
      isFree: true,
    },
  ]
}
