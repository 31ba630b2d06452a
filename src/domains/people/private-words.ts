/**
 * Words of a person that stand in no entry, because a later domain keeps them sealed: an interface,
 * implemented elsewhere. They go with the person's own export, and with their erasure.
 */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { PersonId } from './person.ts'
import type { Tools } from './tools.ts'

export type PrivateWords = {
  /** By what they are about: `appeal:01J…`. */
  readonly of: (read: Read, person: PersonId) => Promise<Readonly<Record<string, string>>>
  readonly forget: (tx: Tx, person: PersonId) => Promise<void>
}

export type PeopleTools = Tools & { readonly privateWords?: readonly PrivateWords[] }
