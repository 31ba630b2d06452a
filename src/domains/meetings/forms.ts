/** The forms of meetings as schemas, and what of them is meant. Judges no person. */
import { z } from 'zod'
import { line, optional, passage, several, tick, whole } from '../../platform/http/index.ts'
import { unreachable } from '../../platform/values.ts'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { consent, storedPerson } from '../people/index.ts'
import { REGION_LENGTH_MAX } from './cycle.ts'
import { PLACE_LENGTH_MAX } from './hub.ts'
import { REQUEST_KINDS } from './material.ts'
import { ITEM_MINUTES_MAX, TOPIC_LENGTH_MAX } from './agenda.ts'
import {
  LINK_LENGTH_MAX,
  MEETING_KINDS,
  MINUTES_MAX,
  MINUTES_MIN,
  TITLE_LENGTH_MAX,
  WAY_LENGTH_MAX,
  WORDS_LENGTH_MAX,
} from './meeting.ts'
import type { MakeLink } from './own-links.ts'
import { OCCURRENCES_MAX, REPEATS, WEEKS_APART_MAX } from './series.ts'
import type { Pattern, Rhythm, Slot } from './series.ts'
import { FOLDS } from './wall-time.ts'
import type { CallAsked } from './steps-calling.ts'

const DAY_LENGTH_MAX = 40
/** What somebody may ask for; more than `OCCURRENCES_MAX` is refused in words, with the bound. */
const COUNT_MAX = 1_000_000
/** Long enough that too many days reach the rule that counts them. */
const DAYS_LENGTH_MAX = OCCURRENCES_MAX * 100

export const Acting = z.object(consent)
export type Acting = z.output<typeof Acting>

const word = line({ max: DAY_LENGTH_MAX })
const words = passage({ max: WORDS_LENGTH_MAX })
const reason = optional(words)
const length = whole({ min: MINUTES_MIN, max: MINUTES_MAX })
const fold = z.enum(FOLDS).default('earlier')
const https = z
  .string()
  .trim()
  .max(LINK_LENGTH_MAX)
  .regex(/^https:\/\/[^\s"<>]+$/)
const ways = {
  join: optional(https),
  makeLink: tick(),
  stream: optional(https),
  dialIn: optional(passage({ max: WAY_LENGTH_MAX })),
  venue: optional(passage({ max: WAY_LENGTH_MAX })),
}
const slot = { time: optional(word), zone: optional(word) }

export const Calling = Acting.extend({
  host: line({ max: 120 }),
  step: z.enum(['preview', 'announce']).default('preview'),
  kind: z.enum(MEETING_KINDS),
  title: line({ max: TITLE_LENGTH_MAX }),
  from: word,
  minutes: length,
  time1: word,
  zone1: word,
  time2: slot.time,
  zone2: slot.zone,
  time3: slot.time,
  zone3: slot.zone,
  repeats: z.enum([...REPEATS, 'monthly-last']).default('once'),
  every: optional(whole({ min: 1, max: WEEKS_APART_MAX })),
  count: optional(whole({ min: 1, max: COUNT_MAX })),
  dates: optional(passage({ max: DAYS_LENGTH_MAX })),
  except: optional(passage({ max: DAYS_LENGTH_MAX })),
  fold,
  shortNotice: reason,
  ...ways,
})
export type Calling = z.output<typeof Calling>

/** Days one under the other, or with commas between them. */
const daysIn = (typed: string | undefined): readonly string[] =>
  (typed ?? '').split(/[\s,;]+/).filter((day) => day.length > 0)

function rhythmOf({ repeats, every, count, dates }: Calling): Rhythm {
  switch (repeats) {
    case 'once':
      return { kind: 'once' }
    case 'weekly':
      return { kind: 'weekly', every: every ?? 1, count: count ?? 1 }
    case 'monthly':
    case 'monthly-last':
      return { kind: 'monthly', last: repeats === 'monthly-last', count: count ?? 1 }
    case 'dates':
      return { kind: 'dates', dates: daysIn(dates) }
    default:
      return unreachable(repeats)
  }
}

const slotOf = (time: string | undefined, zone: string | undefined): readonly Slot[] =>
  time === undefined && zone === undefined ? [] : [{ time: time ?? '', zone: zone ?? '' }]

export const patternOf = (data: Calling): Pattern => ({
  from: data.from,
  rhythm: rhythmOf(data),
  slots: [
    { time: data.time1, zone: data.zone1 },
    ...slotOf(data.time2, data.zone2),
    ...slotOf(data.time3, data.zone3),
  ],
  minutes: data.minutes,
  except: daysIn(data.except),
  fold: data.fold,
})

export const callAsked = (data: Calling, made?: MakeLink): CallAsked => ({
  kind: data.kind,
  title: data.title,
  pattern: patternOf(data),
  ways: { join: data.join, stream: data.stream, dialIn: data.dialIn, venue: data.venue, made },
  shortNotice: data.shortNotice,
})

const revision = whole({ max: 1_000_000 })
export const Moving = Acting.extend({
  revision,
  day: word,
  time: word,
  zone: word,
  fold,
  minutes: length,
  following: tick(),
  shortNotice: reason,
})
export const Cancelling = Acting.extend({ revision, reason: words, following: tick() })
export const Entering = Acting.extend({ revision, ...ways })
export const Settling = Acting.extend({ revision, stays: z.enum(['wall', 'instant']) })

const minutes = optional(whole({ min: 1, max: ITEM_MINUTES_MAX }))
export const Adding = Acting.extend({
  topic: line({ max: TOPIC_LENGTH_MAX }),
  minutes,
  about: optional(line({ max: LINK_LENGTH_MAX })),
})
export const Placing = Acting.extend({ place: whole({ max: 999 }), minutes })
export const Declining = Acting.extend({ reason: words })

const place = line({ max: PLACE_LENGTH_MAX })
export const OfferingHub = Acting.extend({
  place,
  line: optional(line({ max: WAY_LENGTH_MAX })),
})
export const AddingSession = Acting.extend({
  title: line({ max: TITLE_LENGTH_MAX }),
  day: word,
  time: word,
  minutes: length,
  room: optional(place),
  channels: several(z.enum(LANGUAGES), LANGUAGES.length),
  captions: optional(https),
})
/** A path of this site, or an address under https. */
const address = z
  .string()
  .trim()
  .max(LINK_LENGTH_MAX)
  .regex(/^(https:\/\/[^\s"<>]+|\/[^\s"<>/\\][^\s"<>\\]*)$/)
export const Submitting = Acting.extend({
  title: line({ max: TITLE_LENGTH_MAX }),
  href: optional(address),
})
const kind = z.enum(REQUEST_KINDS)
export const Requesting = Acting.extend({ kind, words })
export const TakingBack = Acting.extend({ kind })
export const Answering = Acting.extend({
  kind,
  person: storedPerson,
  /** When it was asked as its reader saw it. */
  asked: whole({ max: Number.MAX_SAFE_INTEGER }),
  answer: words,
})
export const MakingCycle = Acting.extend({
  name: line({ max: TITLE_LENGTH_MAX }),
  regions: passage({ max: WORDS_LENGTH_MAX }),
})
export const PlacingInCycle = Acting.extend({
  cycle: line({ max: DAY_LENGTH_MAX }),
  region: line({ max: REGION_LENGTH_MAX }),
  reason,
})
