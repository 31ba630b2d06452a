/** The forms of this domain, as they are read. Decides nothing. */
import { z } from 'zod'
import { line, optional, passage, tick, whole } from '../../platform/http/index.ts'
import { consent, personId, type PersonId } from '../people/index.ts'
import { LINES_AT_ONCE_MAX, MAKERS, PUSH_BYTES_MAX, tongue, WHY_LENGTH_MAX } from './caption.ts'
import type { Tongue } from './caption.ts'

const ID_LENGTH_MAX = 60

export const Acting = z.object(consent)
export type Acting = z.output<typeof Acting>

const language = z.string().transform((raw, context): Tongue => {
  const read = tongue(raw.trim())
  if (read === undefined) context.addIssue({ code: 'invalid_value', values: ['en'] })
  return read ?? z.NEVER
})

const id = line({ max: ID_LENGTH_MAX })

export const Writing = Acting.extend({
  words: passage({ max: PUSH_BYTES_MAX }),
  language,
  /** Ticked by the script that lets a browser listen: the words are a machine's. */
  heard: tick(),
  from: optional(language),
  session: optional(id),
})

export const Striking = Acting.extend({
  line: whole({ min: 1, max: LINES_AT_ONCE_MAX }),
  why: passage({ max: WHY_LENGTH_MAX }),
})

export const Naming = Acting.extend({
  person: z.string().transform((raw, context): PersonId => {
    const read = personId(raw)
    if (read === undefined) context.addIssue({ code: 'invalid_value', values: [''] })
    return read ?? z.NEVER
  }),
})

/** A scribe, or a key. */
export const Ending = Acting.extend({ id })

/** What the address says of a push: `?language=fr&from=en&by=machine&since=2026-11-26T15:00Z`. */
export const Pushing = z.object({
  language,
  from: language.optional(),
  by: z.enum(MAKERS).default('machine'),
  session: id.optional(),
  /** The hour from which the times of a file count; else since the room opened. */
  since: z.iso.datetime({ offset: true }).optional(),
})
