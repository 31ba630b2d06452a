/** What the mail of a day tells one reader: pure, of what was loaded for them. */
import { days, type Instant } from '../../platform/values.ts'
import { hearingPlaces, narrowest, type Heard, type ThreadId } from '../discussions/index.ts'
import type { PersonId } from '../people/index.ts'
import { OWN, type Choices, type MailReader, type Missed, type Need } from './pace.ts'
import {
  isWeekly,
  isWorthSending,
  nextMorning,
  paceFor,
  remindersDue,
  type Reminder,
  takesNeeds,
  takesNeedsAlone,
} from './rules.ts'
import { placesOf } from './told.ts'

/** Places and threads that one mail names; the rest is a number. */
export const PLACES_MAX = 12
export const THREADS_MAX = 12
export const NEEDS_MAX = 20
export const DEADLINES_MAX = 5
/** Mails about single things in one morning; the rest stands in the mail of the day. */
export const ALONE_MAX = 5
/** Needs and reminders that are remembered of one reader. */
const REMEMBERED_MAX = 500
/** Deadlines of anybody are told so long before. */
const DEADLINES_WITHIN = days(14)

/** What a reader follows, mutes, wrote in: as discussions keep it. */
export type Reading = {
  readonly person: PersonId
  readonly choices: Choices
  readonly marked: ReadonlyMap<string, 'follow' | 'mute'>
  readonly wrote: ReadonlySet<ThreadId>
}

/** How a mail of the day would tell of one message. */
export function paceOf({ thread }: Heard, reading: Reading) {
  const places = placesOf(thread)
  const { choices, marked, wrote } = reading
  const isOf = (choice: 'follow' | 'mute') => (place: string) => marked.get(place) === choice
  const own = `thread:${thread.id}`
  return paceFor({
    places,
    choices,
    takesPart:
      thread.about.kind === 'list' || wrote.has(thread.id) || [own, ...places].some(isOf('follow')),
    muted: narrowest(hearingPlaces(thread), marked) === 'mute',
  })
}

export type Told = { readonly thread: Heard['thread']; readonly count: number }

export type Morning = {
  readonly threads: readonly Told[]
  readonly messages: number
  readonly reminders: readonly Need[]
  readonly needs: readonly Need[]
  readonly isWeekly: boolean
}

/** What gets a mail of its own. */
export type Single = { readonly need: Need; readonly isReminder: boolean }

export type Loaded = Reading & {
  readonly heard: readonly Heard[]
  readonly needs: readonly Need[]
  /** When a mail of its own has told of a need since the last morning, by the need's page. */
  readonly told: ReadonlyMap<string, Instant>
  readonly zone: string
  readonly now: Instant
  /** What was said before is told now, what comes after by the next mail. */
  readonly until: Instant
}

const keyOf = ({ href, said }: Need): string => `${said.key} ${href}`

export type Made = {
  readonly morning: Morning | undefined
  readonly alone: readonly Single[]
  readonly reader: MailReader
}

/** @returns what to tell, if anything, and how far the reader has been told then */
export function morningOf(reader: MailReader, loaded: Loaded): Made {
  const { now, until, zone, choices } = loaded
  const next = nextMorning(now, zone)
  const weekly = isWeekly(reader.weeklyTo, now, zone)
  const threads = newsOf(reader, loaded, weekly)
  const messages = threads.reduce((sum, { count }) => sum + count, 0)
  const needs = takesNeeds(choices) ? loaded.needs : []
  const given = [...reader.reminded, ...marksTold(reader, loaded)]
  const due = remindersDue(needs, new Set(given), { now, next })
  const known = new Set(reader.needs)
  const fresh = needs.filter((need) => !known.has(keyOf(need)) && !loaded.told.has(need.href))
  const alone = takesNeedsAlone(choices) ? singlesOf(due, fresh) : []
  const isTold = (need: Need) => alone.some((single) => single.need === need)
  const reminders = due.flatMap(({ need }) => (isTold(need) ? [] : [need]))
  const freshNeeds = fresh.filter((need) => !isTold(need)).length
  const told = { news: messages, reminders: reminders.length, freshNeeds }
  return {
    alone,
    morning: isWorthSending(told)
      ? { threads, messages, needs, isWeekly: weekly, reminders }
      : undefined,
    reader: {
      ...reader,
      nextAt: next,
      dailyTo: until,
      weeklyTo: weekly ? until : reader.weeklyTo,
      missed: stillMissed(reader.missed, until),
      needs: needs.map(keyOf).slice(0, REMEMBERED_MAX),
      reminded: [...given.filter(isAhead(now)), ...due.map(({ mark }) => mark)].slice(
        -REMEMBERED_MAX,
      ),
    },
  }
}

/** A mail that named the hour was a reminder too, of what the next morning would have called so. */
const marksTold = (reader: MailReader, { needs, told, zone }: Loaded): readonly string[] =>
  needs.flatMap((need) => {
    const at = told.get(need.href)
    if (at === undefined) return []
    const passed = { now: at, next: nextMorning(at, zone) }
    return remindersDue([need], new Set(reader.reminded), passed).map(({ mark }) => mark)
  })

/** What is due and new gets one mail. */
function singlesOf(due: readonly Reminder[], fresh: readonly Need[]): readonly Single[] {
  const reminding = due.map(({ need }) => need)
  const others = fresh.filter((need) => !reminding.includes(need))
  return [
    ...reminding.map((need) => ({ need, isReminder: true })),
    ...others.map((need) => ({ need, isReminder: false })),
  ].slice(0, ALONE_MAX)
}

/** What was said by `until` is told now; a pause that ended just before may reach further. */
const stillMissed = (missed: Missed | undefined, until: Instant): Missed | undefined =>
  missed === undefined || (missed.to !== undefined && missed.to <= until)
    ? undefined
    : { ...missed, from: until }

const isIn = (missed: Missed | undefined, at: Instant): boolean =>
  missed !== undefined && at >= missed.from && (missed.to === undefined || at < missed.to)

/** A mark ends with the deadline that it calls to mind. */
const isAhead = (now: Instant) => (mark: string) => Number(mark.split(' ').at(-1)) > now

function newsOf(reader: MailReader, loaded: Loaded, weekly: boolean): readonly Told[] {
  const { heard, person, choices, until } = loaded
  const wanted = heard.filter((one) => {
    const { at, author } = one.message
    if (at >= until || (author === person && choices.get(OWN) !== 'now')) return false
    const pace = paceOf(one, loaded)
    if (pace === 'now') return isIn(reader.missed, at)
    if (pace === 'daily') return at >= reader.dailyTo
    return pace === 'weekly' && weekly && at >= reader.weeklyTo
  })
  const byThread = Map.groupBy(wanted, ({ thread }) => thread.id)
  return [...byThread.values()].flatMap((all) =>
    all[0] ? [{ thread: all[0].thread, count: all.length }] : [],
  )
}

/** What ends next, for anybody and for the reader: each thing once. */
export function deadlinesOf(needs: readonly Need[], now: Instant): readonly Need[] {
  const ends = (need: Need) => need.until ?? Number.MAX_SAFE_INTEGER
  const ahead = needs.filter(
    ({ until }) => until !== undefined && until > now && until < now + DEADLINES_WITHIN,
  )
  const once = new Map(ahead.map((need) => [`${need.href} ${need.until}`, need]))
  return [...once.values()].toSorted((a, b) => ends(a) - ends(b)).slice(0, DEADLINES_MAX)
}
