/** What the forms of ballots and polls hold, as schemas. Judges shapes only. */
import { z } from 'zod'
import { line, optional, passage, several } from '../../../platform/http/index.ts'
import { LANGUAGES } from '../../../platform/languages/index.ts'
import { days, type Instant } from '../../../platform/values.ts'
import { consent } from '../../people/index.ts'
import { isItemKey } from '../about.ts'
import { ballotId, CHOICES } from '../ballot.ts'
import { LEANINGS } from '../poll.ts'
import type { OpeningAsked } from '../steps/opening.ts'
import { HANDLE_LENGTH_MAX, REASON_LENGTH_MAX } from '../views/forms.tsx'
import { QUESTION_LENGTH_MAX } from '../views/opening.tsx'

const NAME_LENGTH_MAX = 80
const VOICE_LENGTH_MAX = 100
/** Each is a ballot of its own with its own window and roll. */
export const ITEMS_AT_ONCE_MAX = 20

const reason = passage({ max: REASON_LENGTH_MAX })
const handle = line({ max: HANDLE_LENGTH_MAX })
const name = line({ max: NAME_LENGTH_MAX })

/** `question`, `chair`, or an item such as `text:01J…` and `advice:01J…/2`. */
const about = z.string().transform((raw, context): OpeningAsked['about'] => {
  if (raw === 'chair') return { chair: true }
  if (isItemKey(raw)) return { item: raw }
  context.addIssue({ code: 'invalid_value', values: ['question', 'chair', 'text', 'advice'] })
  return z.NEVER
})

const earlier = z.string().transform((raw, context) => {
  const id = ballotId(raw)
  if (!id) context.addIssue({ code: 'invalid_value', values: ['ballot'] })
  return id ?? z.NEVER
})

export const OpeningForm = z.object({
  process: name,
  decision: name,
  question: passage({ max: QUESTION_LENGTH_MAX }),
  about: several(about, ITEMS_AT_ONCE_MAX),
  closesOn: optional(z.iso.date()),
  published: several(z.enum(LANGUAGES), LANGUAGES.length),
  earlier: optional(earlier),
  ...consent,
})

export const VoteForm = z.object({
  choice: z.enum(CHOICES),
  voice: optional(line({ max: VOICE_LENGTH_MAX })),
  reason: optional(reason),
  ...consent,
})

export const RecusalForm = z.object({ reason, ...consent })
export const ProxyForm = z.object({ handle, instruction: reason, ...consent })
export const EndingForm = z.object(consent)
export const WithdrawalForm = z.object({ reason, ...consent })

/** The named day is the last one, so the poll closes when that day ends (UTC). */
export const PollForm = z.object({
  process: name,
  question: passage({ max: QUESTION_LENGTH_MAX }),
  closesOn: z.iso.date().transform((day) => (Date.parse(day) + days(1)) as Instant),
  ...consent,
})

export const HandForm = z.object({ leaning: z.enum(LEANINGS), ...consent })
