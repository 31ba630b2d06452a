/** What the forms of discussions send, as schemas. Judges nobody. */
import { z } from 'zod'
import { line, optional, passage, tick, whole } from '../../platform/http/index.ts'
import { consent, personId, speakingAs, type Capacity } from '../people/index.ts'
import { LIST_KINDS, MANDATE_LENGTH_MAX, NAME_LENGTH_MAX } from './list.ts'
import {
  aboutOf,
  anchorOf,
  CHOICES,
  messageId,
  SUBJECT_LENGTH_MAX,
  THREAD_MESSAGES_MAX,
  threadId,
  WORDS_LENGTH_MAX,
  type About,
} from './message.ts'
import { groundOf, REASON_LENGTH_MAX } from './rules-removing.ts'

const Acting = z.object(consent)
export type Acting = z.output<typeof Acting>

const ID_LENGTH_MAX = 80
const HAT = 'role:'

/** For oneself, for an organisation, or in a role. Whether one holds it is for the rules. */
const speaking = z
  .string()
  .max(ID_LENGTH_MAX)
  .optional()
  .transform((raw, context): { capacity: Capacity; hat: string | undefined } => {
    if (raw?.startsWith(HAT)) return { capacity: 'personal', hat: raw.slice(HAT.length) }
    const capacity = speakingAs.safeParse(raw)
    if (capacity.success) return { capacity: capacity.data, hat: undefined }
    context.addIssue({ code: 'invalid_value', values: ['personal'] })
    return z.NEVER
  })

/** An id of the form's own making: anything else was tampered with. */
const named = <Id>(read: (raw: string) => Id | undefined) =>
  z
    .string()
    .max(ID_LENGTH_MAX)
    .transform((raw, context): Id => {
      const id = read(raw)
      if (id !== undefined) return id
      context.addIssue({ code: 'invalid_value', values: [] })
      return z.NEVER
    })

const words = passage({ max: WORDS_LENGTH_MAX })
const subject = line({ max: SUBJECT_LENGTH_MAX })

export const Beginning = Acting.extend({
  about: named(aboutOf),
  anchor: optional(named(anchorOf)),
  question: tick(),
  subject,
  words,
  as: speaking,
})
export const Answering = Acting.extend({
  parent: optional(named(messageId)),
  subject: optional(subject),
  words,
  as: speaking,
})
export const Editing = Acting.extend({ words })
export const Asking = Acting
export const Removing = Acting.extend({
  basis: named(groundOf),
  reason: passage({ max: REASON_LENGTH_MAX }),
})
export const Allowing = Acting.extend({ person: named(personId) })

const LISTS = String.raw`/(discussions|processes/[a-z0-9-]+/discussion)`
const OF = String.raw`\?about=[a-z]+:[0-9A-Z]{26}(&clause=c\d{1,6})?`
const LISTING = new RegExp(`^${LISTS}(${OF})?$`)

/** Where the reader is sent back to: a path of these pages. */
const back = optional(z.string().max(200).regex(LISTING))
/** Of one place only, and up to what was shown, where the form says so. */
export const MarkingAll = Acting.extend({
  back,
  about: optional(named(aboutOf)),
  until: optional(whole({ max: Number.MAX_SAFE_INTEGER })),
})
export const Marking = Acting.extend({ number: whole({ max: THREAD_MESSAGES_MAX }) })

export type ChoicePlace =
  { readonly thread: NonNullable<ReturnType<typeof threadId>> } | { readonly about: About }

const choicePlace = (raw: string): ChoicePlace | undefined => {
  const thread = raw.startsWith('thread:') ? threadId(raw.slice('thread:'.length)) : undefined
  if (thread) return { thread }
  const about = aboutOf(raw)
  return about && { about }
}
export const Choosing = Acting.extend({
  place: named(choicePlace),
  choice: z.enum([...CHOICES, 'none']),
})

export const OpeningList = Acting.extend({
  process: line({ max: NAME_LENGTH_MAX }),
  kind: z.enum(LIST_KINDS),
  name: line({ max: NAME_LENGTH_MAX }),
  mandate: passage({ max: MANDATE_LENGTH_MAX }),
})
export const Inviting = Acting.extend({ handle: line({ max: ID_LENGTH_MAX }) })
export const Going = Acting
export const Adopting = Acting.extend({ words: passage({ max: MANDATE_LENGTH_MAX }) })
