/** What the forms of a call hold, as schemas. Judges shapes only; the rules judge the rest. */
import { z } from 'zod'
import { line, optional, passage, tick, whole } from '../../../platform/http/index.ts'
import { unreachable } from '../../../platform/values.ts'
import { consent, origin, speakingAs } from '../../people/index.ts'
import { minuteOf } from '../../templates/index.ts'
import { POLARITIES, REACTIONS } from '../designation.ts'
import { ANSWERS, objectionId, WORDS } from '../objection.ts'
import { CHOICES, type Stance } from '../position.ts'
import { REASON_MAX, TITLE_MAX } from '../views/position.tsx'

/** The day on which instructions are awaited ends with this minute, as windows do. */
const DAYS_END = '23:59'
const VERSIONS_MAX = 100_000

const missing = (field: string) => ({
  code: 'custom' as const,
  path: [field],
  params: { kind: 'missing' },
})

const reason = optional(passage({ max: REASON_MAX }))
const words = passage({ max: REASON_MAX })
const clause = optional(z.string().regex(/^c[1-9]\d{0,5}$/))

export const PositionForm = z
  .object({
    as: speakingAs,
    choice: z.enum(CHOICES),
    until: optional(z.iso.date()),
    reason,
    title: optional(line({ max: TITLE_MAX })),
    clause,
    argument: reason,
    remedy: reason,
    ...consent,
  })
  .transform(({ choice, until, title, clause: about, argument, remedy, ...rest }, context) => {
    const stance = stanceOf(choice, until)
    if (!stance) context.addIssue(missing('until'))
    const asked = { title, argument, remedy }
    const begun = choice === 'object' && Object.values(asked).some((one) => one !== undefined)
    if (begun) {
      for (const [field, value] of Object.entries(asked)) {
        if (value === undefined) context.addIssue(missing(field))
      }
    }
    const objection =
      begun && title && argument && remedy ? { title, argument, remedy, clause: about } : undefined
    return stance ? { ...rest, stance, objection } : z.NEVER
  })

function stanceOf(choice: (typeof CHOICES)[number], until: string | undefined): Stance | undefined {
  if (choice !== 'reserve') return { kind: choice }
  const at = until === undefined ? undefined : minuteOf(until, DAYS_END)
  return at === undefined ? undefined : { kind: 'reserve', until: at }
}

export const ObjectionForm = z.object({
  from: origin,
  as: speakingAs,
  title: line({ max: TITLE_MAX }),
  clause,
  argument: words,
  remedy: words,
  ...consent,
})

export const AnswerForm = z
  .object({
    kind: z.enum(ANSWERS),
    version: optional(whole({ min: 1, max: VERSIONS_MAX })),
    repeats: optional(z.string().transform(objectionId)),
    reason: words,
    ...consent,
  })
  .transform(({ kind, version, repeats, ...rest }, context) => {
    switch (kind) {
      case 'addressed':
      case 'out-of-scope':
        return { ...rest, how: { kind } as const }
      case 'accommodated':
        if (version !== undefined) return { ...rest, how: { kind, version } as const }
        context.addIssue(missing('version'))
        return z.NEVER
      case 'repetition':
        if (repeats !== undefined) return { ...rest, how: { kind, of: repeats } as const }
        context.addIssue(missing('repeats'))
        return z.NEVER
      default:
        return unreachable(kind)
    }
  })

export const WordForm = z.object({
  word: z.enum(WORDS),
  round: whole({ max: VERSIONS_MAX }),
  why: reason,
  ...consent,
})

export const JoinForm = z.object({ as: speakingAs, ...consent })

export const LeaveForm = z.object({ why: reason, ...consent })

/** Two forms of one address: a proposal, or making the last one final. */
export const DesignationForm = z
  .object({
    final: tick(),
    /** The version that officers prepared, to be published as it is. */
    prepared: optional(whole({ min: 1, max: VERSIONS_MAX })),
    override: reason,
    level: optional(line({ max: TITLE_MAX })),
    polarity: z.enum(POLARITIES).default('for'),
    reasons: reason,
    seen: optional(whole({ max: VERSIONS_MAX })),
    ...consent,
  })
  .transform(({ final, prepared, override, level, polarity, reasons, seen, ...rest }, context) => {
    if (final) return { ...rest, kind: 'final' as const, override }
    if (prepared !== undefined) return { ...rest, kind: 'prepared' as const, prepared, seen }
    if (level !== undefined && reasons !== undefined) {
      return { ...rest, kind: 'proposal' as const, level, polarity, reasons, seen }
    }
    if (level === undefined) context.addIssue(missing('level'))
    if (reasons === undefined) context.addIssue(missing('reasons'))
    return z.NEVER
  })

export const ReactionForm = z.object({ kind: z.enum(REACTIONS), reason, ...consent })

export const MinorityForm = z.object({
  as: speakingAs,
  objection: z.string().transform((raw, context) => {
    const id = objectionId(raw)
    if (!id) context.addIssue({ code: 'custom', params: { kind: 'missing' } })
    return id ?? z.NEVER
  }),
  statement: words,
  ...consent,
})

export const OpeningForm = z.object({ closesOn: optional(z.iso.date()), ...consent })

export const WithdrawalForm = z.object({ reason: words, ...consent })

export const DraftForm = z.object({
  process: line({ max: TITLE_MAX }),
  text: line({ max: TITLE_MAX }),
  kind: line({ max: TITLE_MAX }),
  ladder: optional(line({ max: TITLE_MAX })),
  question: line({ max: TITLE_MAX }),
  ...consent,
})
