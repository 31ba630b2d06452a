/** What the forms of a docket hold, as schemas. Judges shapes only; the rules judge the rest. */
import { z } from 'zod'
import { isUlid } from '../../../platform/clock.ts'
import { line, optional, passage, several, tick, whole } from '../../../platform/http/index.ts'
import { LANGUAGES } from '../../../platform/languages/index.ts'
import { consent, origin, speakingAs } from '../../people/index.ts'
import type { DocumentId } from '../../processes/index.ts'
import { textId } from '../../texts/index.ts'
import type { SubjectAsked } from '../steps/dockets.ts'
import { SUBMISSION_BYTES_MAX, VOTES_MAX } from '../submission.ts'
import { ASKS_LENGTH_MAX } from '../views/draft.tsx'
import { HREF_LENGTH_MAX, REASON_LENGTH_MAX, TITLE_LENGTH_MAX } from '../views/officer.tsx'

const subject = z.string().transform((raw, context): SubjectAsked => {
  const [kind, id = ''] = raw.split(':')
  const text = kind === 'text' ? textId(id) : undefined
  if (text) return { kind: 'text', text }
  if (kind === 'document' && isUlid(id)) {
    return { kind: 'document', document: id as string as DocumentId }
  }
  context.addIssue({ code: 'invalid_value', values: ['text', 'document'] })
  return z.NEVER
})

const reason = line({ max: REASON_LENGTH_MAX })

export const DraftForm = z.object({
  process: line({ max: TITLE_LENGTH_MAX }),
  title: line({ max: TITLE_LENGTH_MAX }),
  subject,
  asks: passage({ max: ASKS_LENGTH_MAX }),
  kind: line({ max: TITLE_LENGTH_MAX }),
  ...consent,
})

export const SubmissionForm = z.object({
  from: origin,
  as: speakingAs,
  words: passage({ max: SUBMISSION_BYTES_MAX }),
  pending: tick(),
  ...consent,
})

export const OpeningForm = z.object({
  closesOn: optional(z.iso.date()),
  published: several(z.enum(LANGUAGES), LANGUAGES.length),
  ...consent,
})

export const ExtensionForm = z.object({ to: z.iso.date(), reason, ...consent })
export const ClosingForm = z.object(consent)
export const WithdrawalForm = z.object({ reason, ...consent })
export const ReportForm = z.object({
  title: line({ max: TITLE_LENGTH_MAX }),
  href: line({ max: HREF_LENGTH_MAX }),
  ...consent,
})

const counted = whole({ max: VOTES_MAX })

export const RatificationForm = z.object({
  inFavour: counted,
  against: counted,
  abstaining: counted,
  ...consent,
})
