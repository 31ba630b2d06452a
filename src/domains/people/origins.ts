/**
 * What a form may grow from, as a message of a thread: an interface, implemented by a later domain.
 * Whoever sends the form keeps the link in the same transaction, so that neither is without the
 * other.
 */
import { z } from 'zod'
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Via } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor } from './person.ts'

export type Origins = {
  /** Nothing for whoever may not make anything of it, as for what is not there. */
  readonly wordsFor: (db: Read | Tx, actor: Actor, from: string) => Promise<string | undefined>
  /** @returns false where this actor may not: then nothing of the form is saved either */
  readonly keep: (
    step: { readonly tx: Tx; readonly now: Instant; readonly via: Via },
    actor: Actor,
    link: { readonly from: string; readonly thing: `${string}:${string}` },
  ) => Promise<boolean>
}

/** `message:01J…` is all that it ever is. */
const ORIGIN_LENGTH_MAX = 80

/** The hidden field of a form that grew from something. */
export const ORIGIN_FIELD = 'from'

export const origin = z
  .string()
  .max(ORIGIN_LENGTH_MAX)
  .optional()
  .transform((raw) => (raw === '' ? undefined : raw))
