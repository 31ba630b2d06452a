/** The forms of this domain, as they are read. Decides nothing. */
import { z } from 'zod'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { line, optional, passage, whole } from '../../platform/http/index.ts'
import { days, type Instant } from '../../platform/values.ts'
import { consent, personId, speakingAs, type PersonId } from '../people/index.ts'
import { GUEST_NAME_MAX, GUESTS_AT_ONCE_MAX, WAYS_IN } from './attendance.ts'
import { WORDS_LENGTH_MAX } from './minutes.ts'
import { NOTE_KINDS, NOTE_LENGTH_MAX, PASTED_MAX } from './note.ts'
import { HREF_LENGTH_MAX, TRACE_KINDS } from './trace.ts'

const ID_LENGTH_MAX = 60
const VERSION_MAX = 1_000_000
const CLAUSES_LENGTH_MAX = 300

const id = optional(line({ max: ID_LENGTH_MAX }))
const words = passage({ max: WORDS_LENGTH_MAX })

/** Of a person of this site; anything else is nobody. */
const somebody = id.transform((raw): PersonId | undefined =>
  raw === undefined ? undefined : personId(raw),
)

/** The end of that day, in UTC: a day is over when it is over. */
const untilDay = optional(z.iso.date()).transform((day): Instant | undefined =>
  day === undefined ? undefined : ((Date.parse(day) + days(1)) as Instant),
)

export const Acting = z.object(consent)
export type Acting = z.output<typeof Acting>

export const Coming = Acting.extend({
  way: z.enum([...WAYS_IN, 'apologies']),
  as: speakingAs,
})

/** One name to a line; empty lines count for nothing. */
export const guestNames = passage({ max: GUESTS_AT_ONCE_MAX * GUEST_NAME_MAX })
  .transform((typed) =>
    typed
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  )
  // Never cut: a name would be read as another, or end within a character.
  .pipe(z.array(line({ max: GUEST_NAME_MAX })))

export const Guests = Acting.extend({ way: z.enum(WAYS_IN), names: guestNames })

/** The line of whoever is named. */
export const Naming = Acting.extend({ line: line({ max: ID_LENGTH_MAX }) })

export const Writing = Acting.extend({
  kind: z.enum(NOTE_KINDS),
  words: passage({ max: NOTE_LENGTH_MAX * PASTED_MAX }),
  item: id,
  owner: somebody,
  due: untilDay,
  speaker: id,
  clauses: optional(line({ max: CLAUSES_LENGTH_MAX })),
})

export const Changing = Acting.extend({
  base: whole({ max: VERSION_MAX }),
  words: passage({ max: NOTE_LENGTH_MAX }),
})

export const Striking = Acting.extend({ why: words })

export const Correcting = Acting.extend({
  words: passage({ max: NOTE_LENGTH_MAX }),
  why: words,
})

export const Answering = Acting.extend({
  answer: z.enum(['take', 'decline']),
  reason: optional(words),
})

export const Turning = Acting.extend({
  to: z.enum(['close', 'approve', 'reopen']),
  said: optional(words),
})

export const Tracing = Acting.extend({
  kind: z.enum(TRACE_KINDS),
  language: optional(z.enum(LANGUAGES)),
  href: optional(z.url({ protocol: /^https?$/ }).max(HREF_LENGTH_MAX)),
  reason: optional(words),
})
