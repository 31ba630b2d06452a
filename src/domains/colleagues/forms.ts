/** What the forms about a draft hold, as schemas. Judges shapes only; the rules judge the rest. */
import { z } from 'zod'
import { line, optional, passage, tick, whole } from '../../platform/http/index.ts'
import { LANGUAGES, parseLocal } from '../../platform/languages/index.ts'
import { CHOICES, type Stance } from '../decisions/index.ts'
import { SUBMISSION_BYTES_MAX } from '../dockets/index.ts'
import { consent, speakingAs } from '../people/index.ts'
import { minuteOf } from '../templates/index.ts'
import {
  ADOPTIONS,
  ANSWERS,
  COLLEAGUES_MAX,
  COMMENT_LENGTH_MAX,
  NAME_LENGTH_MAX,
  NOTE_LENGTH_MAX,
  ORGAN_LENGTH_MAX,
  REASON_LENGTH_MAX,
  TITLE_LENGTH_MAX,
  VERSIONS_MAX,
  type AdoptionRule,
  type Content,
} from './draft.ts'

/** The day on which instructions are awaited ends with this minute, as windows do. */
const DAYS_END = '23:59'
/** A name and an address for each, and what stands between them. */
const COLLEAGUES_LENGTH_MAX = COLLEAGUES_MAX * (NAME_LENGTH_MAX + 260)
const ADDRESS_LENGTH_MAX = 300

const missing = (field: string) => ({
  code: 'custom' as const,
  path: [field],
  params: { kind: 'missing' },
})

/** As `DateTime` sends it: a local time, and the zone in which it is meant. */
const deadline = { deadline: line({ max: 40 }), deadlineZone: line({ max: 80 }) }
const long = optional(passage({ max: REASON_LENGTH_MAX }))

const contents = {
  words: optional(passage({ max: SUBMISSION_BYTES_MAX })),
  choice: optional(z.enum(CHOICES)),
  until: optional(z.iso.date()),
  reason: long,
  title: optional(line({ max: TITLE_LENGTH_MAX })),
  argument: long,
  remedy: long,
}
const Contents = z.object(contents)
type Contents = z.output<typeof Contents>

/** Of a docket the words, of a call a position: what is missing is named. */
function contentOf(fields: Contents, context: z.core.$RefinementCtx): Content | undefined {
  const { words, choice, until, reason, title, argument, remedy } = fields
  if (choice === undefined) {
    if (words !== undefined) return { kind: 'submission', words }
    context.addIssue(missing('words'))
    return undefined
  }
  const stance = stanceOf(choice, until)
  if (!stance) {
    context.addIssue(missing('until'))
    return undefined
  }
  const objection = title && argument && remedy ? { title, argument, remedy } : undefined
  const isObjecting = choice === 'object'
  return { kind: 'position', stance, reason, objection: isObjecting ? objection : undefined }
}

function stanceOf(choice: (typeof CHOICES)[number], until: string | undefined): Stance | undefined {
  if (choice !== 'reserve') return { kind: choice }
  const at = until === undefined ? undefined : minuteOf(until, DAYS_END)
  return at === undefined ? undefined : { kind: 'reserve', until: at }
}

type Ending = { readonly deadline: string; readonly deadlineZone: string }

function endIn(fields: Ending, context: z.core.$RefinementCtx) {
  const at = parseLocal(fields.deadline, fields.deadlineZone)
  if (at === undefined) context.addIssue(missing('deadline'))
  return at
}

export const BeginForm = z
  .object({
    docket: optional(line({ max: 40 })),
    call: optional(line({ max: 40 })),
    as: speakingAs,
    ...contents,
    note: optional(passage({ max: NOTE_LENGTH_MAX })),
    organ: optional(line({ max: ORGAN_LENGTH_MAX })),
    colleagues: optional(passage({ max: COLLEAGUES_LENGTH_MAX })),
    rule: z.enum(ADOPTIONS),
    approver: optional(line({ max: ADDRESS_LENGTH_MAX })),
    quorum: optional(whole({ min: 1, max: COLLEAGUES_MAX })),
    ...deadline,
    language: z.enum(LANGUAGES),
    permanence: tick(),
  })
  .transform((fields, context) => {
    const content = contentOf(fields, context)
    const ends = endIn(fields, context)
    const { rule: kind, quorum, approver } = fields
    if (kind === 'approver' && approver === undefined) context.addIssue(missing('approver'))
    if (kind === 'vote' && quorum === undefined) context.addIssue(missing('quorum'))
    if (!content || ends === undefined) return z.NEVER
    const rule: AdoptionRule = kind === 'vote' ? { kind, quorum: quorum ?? 1 } : { kind }
    const { docket, call, as, note = '', organ, colleagues = '', language, permanence } = fields
    const named = kind === 'approver' ? approver : undefined
    return {
      ...{ docket, call, capacity: as, content, note, organ, colleagues },
      ...{ rule, approver: named, deadline: ends, language, permanence },
    }
  })

export const ReviseForm = z
  .object({ ...contents, ...deadline, permanence: tick() })
  .transform((fields, context) => {
    const content = contentOf(fields, context)
    const ends = endIn(fields, context)
    const { permanence } = fields
    return content && ends !== undefined ? { content, deadline: ends, permanence } : z.NEVER
  })

export const InviteForm = z.object({
  colleagues: passage({ max: COLLEAGUES_LENGTH_MAX }),
  permanence: tick(),
})
export const RevokeForm = z.object({ invitation: line({ max: 40 }), permanence: tick() })
export const EndForm = z.object({ permanence: tick() })
export const SubmitForm = z.object(consent)

const version = whole({ min: 1, max: VERSIONS_MAX })
const comment = passage({ max: COMMENT_LENGTH_MAX })

export const CommentForm = z.object({ version, words: comment, permanence: tick() })

/** Of those who are asked: an answer, words, or both; never neither. */
export const AnswerForm = z
  .object({ version, answer: optional(z.enum(ANSWERS)), words: optional(comment) })
  .transform((fields, context) => {
    const { answer, words } = fields
    if (answer === undefined && words === undefined) context.addIssue(missing('answer'))
    return fields
  })
