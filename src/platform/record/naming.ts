/** What the record cannot know: how an act is told, who somebody is, where a thing lies. */
import type { Read } from '../db/index.ts'
import type { DeclaredActs } from './act.ts'
import type { Key, Translate } from '../languages/index.ts'

/**
 * The sentence for each kind of act, as a key `<domain>.act.<act>`. Its message is given `actor`
 * (the name), `obj` and the act's clear fields as text; a field that may be absent is then empty.
 */
export type ActWords = { readonly [act: string]: Key }

export type ActorName = { readonly name: string; readonly path?: string | undefined }

/** Later domains know these; `main` joins them. */
export type Naming = {
  readonly acts: ActWords
  /** All kinds of act, with their fields. */
  readonly declared: DeclaredActs
  readonly actorsOf: (
    read: Read,
    actors: readonly string[],
  ) => Promise<ReadonlyMap<string, ActorName>>
  /** The page of `call:01J…`, where it has one. */
  readonly pathOf: (obj: string) => string | undefined
  /** A clear field's value in the reader's words: the code of a role. */
  readonly inWords: (field: string, value: string, t: Translate) => string
}

/** The record's own act; the domains bring theirs. */
export const OWN_ACT_WORDS: ActWords = { redact: 'record.act.redact' }

export const NOTHING_NAMED: Naming = {
  acts: OWN_ACT_WORDS,
  declared: {},
  actorsOf: async () => new Map(),
  pathOf: () => undefined,
  inWords: (_, value) => value,
}
