/** What the forms of ballots and polls hold, as schemas. Judges shapes only. */
import { z } from 'zod'
import { line, optional, passage, several } from '../../../platform/http/index.ts'
import { LANGUAGES } from '../../../platform/languages/index.ts'
import { days, type Instant } from '../../../platform/values.ts'
import { consent } from '../../people/index.ts'
import { isItemKey } from '../about.ts'
import { ballotId, CHOICES } from '../ballot.ts'
import { OPTION_LENGTH_MAX, OPTIONS_MAX, POINTS_MAX, type Line } from '../option.ts'
import { LEANINGS } from '../poll.ts'
import type { OpeningAsked } from '../steps/opening.ts'
import type { OptionTyped } from '../steps/selecting.ts'
import { HANDLE_LENGTH_MAX, REASON_LENGTH_MAX } from '../views/forms.tsx'
import { SEED_LENGTH_MAX } from '../views/sheet.tsx'
import { QUESTION_LENGTH_MAX } from '../views/opening.tsx'

const NAME_LENGTH_MAX = 80
const VOICE_LENGTH_MAX = 100
/** Each is a ballot of its own with its own window and roll. */
export const ITEMS_AT_ONCE_MAX = 20
const FIELDS_MAX = 2 * POINTS_MAX

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

/** One line each: its name, and in brackets what it counts for: `Ann Example [region: africa]`. */
const OPTION = /^(.+?)(?:\s*\[([^[\]]*)\])?$/u
const PART = /^([a-z][a-z0-9-]*)\s*:\s*([a-z][a-z0-9-]*)$/

const options = passage({ max: OPTIONS_MAX * OPTION_LENGTH_MAX }).transform(
  (raw, context): readonly OptionTyped[] => {
    const rows = raw.split(/\r?\n/).flatMap((row) => row.trim() || [])
    const read = rows.map((row) => {
      const [, title = '', inside = ''] = OPTION.exec(row) ?? []
      const pairs = inside.split(',').flatMap((part) => part.trim() || [])
      const found = pairs.map((part) => PART.exec(part))
      const isRight = title !== '' && row.length <= OPTION_LENGTH_MAX && !found.includes(null)
      if (!isRight) return undefined
      const parts = found.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? ''] as const)
      return { title, parts: Object.fromEntries(parts) }
    })
    if (rows.length <= OPTIONS_MAX && !read.includes(undefined)) {
      return read.filter((one) => one !== undefined)
    }
    context.addIssue({ code: 'custom', message: 'options' })
    return z.NEVER
  },
)

const POINTS = /^points-(\d{1,2})-(\d{1,2})$/
const CONFLICT = /^conflict-(\d{1,2})$/

/** The fields of a sheet are named by option and criterion; what is empty is left out. */
function linesFrom(raw: Readonly<Record<string, unknown>>): readonly Line[] {
  const lines = new Map<number, Line['points']>()
  for (const [name, typed] of Object.entries(raw).slice(0, FIELDS_MAX)) {
    const [, option, criterion] = POINTS.exec(name) ?? []
    const said = typeof typed === 'number' ? String(typed) : typed
    if (option === undefined || criterion === undefined) continue
    if (typeof said !== 'string' || said.trim() === '') continue
    const before = lines.get(Number(option))
    const points: number[] = before === undefined || before === 'conflict' ? [] : [...before]
    points[Number(criterion)] = Number(said)
    lines.set(Number(option), points)
  }
  for (const name of Object.keys(raw).slice(0, FIELDS_MAX)) {
    const option = CONFLICT.exec(name)?.[1]
    if (option !== undefined) lines.set(Number(option), 'conflict')
  }
  return [...lines].map(([option, points]) => ({ option, points }))
}

export const SheetForm = z
  .looseObject({
    voice: optional(line({ max: VOICE_LENGTH_MAX })),
    reason: optional(reason),
    ...consent,
  })
  .transform(({ voice, reason: why, permanence, undertakings, ...rest }) => {
    return { voice, reason: why, permanence, undertakings, lines: linesFrom(rest) }
  })

export const SeedForm = z.object({ seed: line({ max: SEED_LENGTH_MAX }), ...consent })

export const OpeningForm = z.object({
  process: name,
  decision: name,
  question: passage({ max: QUESTION_LENGTH_MAX }),
  about: several(about, ITEMS_AT_ONCE_MAX),
  closesOn: optional(z.iso.date()),
  published: several(z.enum(LANGUAGES), LANGUAGES.length),
  earlier: optional(earlier),
  options: optional(options),
  seedFrom: optional(line({ max: SEED_LENGTH_MAX })),
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
