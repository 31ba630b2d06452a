/**
 * Who is mailed what, and when. Pure: no clock, no database, no words.
 *
 * The hour decides, never the job: whatever was missed is made up by one mail, never by several.
 */
import { parseLocal, toLocal } from '../../platform/languages/index.ts'
import { days, type Instant } from '../../platform/values.ts'
import { EVERYWHERE, STANDARD, type Choices, type Need, type Pace, type PlaceKey } from './pace.ts'

/** When the mail of the day goes out, in the reader's zone. */
export const MORNING = '07:00'
/** ISO 8601: Monday. */
const WEEKLY_ON = 1
/** Days before a deadline on which it is called to mind. */
export const REMIND_DAYS = [7, 1] as const

export type Hearing = {
  /** The narrowest first. */
  readonly places: readonly PlaceKey[]
  readonly choices: Choices
  /** Follows it, or wrote in it. */
  readonly takesPart: boolean
  readonly muted: boolean
}

/** The narrowest choice counts; without any, what one takes part in comes daily. */
export function paceFor({ places, choices, takesPart, muted }: Hearing): Pace {
  if (muted) return 'none'
  const chosen = places.map((place) => choices.get(place)).find((pace) => pace !== undefined)
  return chosen ?? choices.get(EVERYWHERE) ?? (takesPart ? STANDARD : 'none')
}

/** Whether anything at all is mailed that the reader did not ask for: needs, reminders. */
export const takesNeeds = (choices: Choices): boolean =>
  (choices.get(EVERYWHERE) ?? STANDARD) !== 'none'

/**
 * Whether what needs the reader comes in a mail of its own, which can be answered: for those who
 * read no summary, and would not look for it in one.
 */
export const takesNeedsAlone = (choices: Choices): boolean => {
  const general = choices.get(EVERYWHERE)
  return general === 'now' || general === 'needs'
}

/** The next morning after an instant, where the reader is. */
export function nextMorning(now: Instant, zone: string): Instant {
  const today = morningOf(now, zone)
  return today > now ? today : morningOf((now + days(1)) as Instant, zone)
}

function morningOf(at: Instant, zone: string): Instant {
  const morning = parseLocal(`${toLocal(at, zone).slice(0, 10)}T${MORNING}`, zone)
  if (morning === undefined) throw new Error(`no morning in ${zone}`)
  return morning
}

/**
 * True where a week's mail is due: a Monday's morning lies in (last, now]. After a downtime the
 * first mail makes up for it, on whatever day that is.
 */
export function isWeekly(last: Instant, now: Instant, zone: string): boolean {
  if (now - last >= days(7)) return true
  for (let at = last; ; at = (at + days(1)) as Instant) {
    const morning = nextMorning(at, zone)
    if (morning > now) return false
    if (Temporal.PlainDate.from(toLocal(morning, zone).slice(0, 10)).dayOfWeek === WEEKLY_ON) {
      return true
    }
  }
}

export type Reminder = { readonly need: Need; readonly mark: string }

/**
 * Deadlines whose mark is passed by the next morning: each mark once, and of two that are passed
 * together only the nearer one.
 */
export function remindersDue(
  needs: readonly Need[],
  given: ReadonlySet<string>,
  { now, next }: { readonly now: Instant; readonly next: Instant },
): readonly Reminder[] {
  return needs.flatMap((need) => {
    const { until } = need
    if (until === undefined || until <= now) return []
    const passed = REMIND_DAYS.filter((span) => until - days(span) < next)
    const nearest = passed.at(-1)
    if (nearest === undefined) return []
    const mark = `${nearest} ${need.href} ${until}`
    return given.has(mark) ? [] : [{ need, mark }]
  })
}

/** A mail of the day is sent when it has something to say, and says all that there is. */
export const isWorthSending = (told: {
  readonly news: number
  readonly reminders: number
  readonly freshNeeds: number
}): boolean => told.news + told.reminders + told.freshNeeds > 0

/** Those who chose to be told at once, of the people of one batch. */
export const atOnce = (
  people: readonly { readonly choices: Choices }[],
  places: readonly PlaceKey[],
): readonly boolean[] =>
  people.map(
    ({ choices }) => paceFor({ places, choices, takesPart: false, muted: false }) === 'now',
  )
