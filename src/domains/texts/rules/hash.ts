/** The hash of a version: binds its clauses, their order and their words. Pure. */
import { createHash } from 'node:crypto'
import { jcs } from '../../../platform/record/log/index.ts'
import type { ClauseId, VersionHash } from '../text.ts'

/** A clause with its words. */
export type Passage = { readonly id: ClauseId; readonly words: string }

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64')

/** Base64 SHA-256 of JCS([{clause, words}]), where `words` is base64 SHA-256 of UTF-8 in NFC. */
export const hashOf = (clauses: readonly Passage[]): VersionHash =>
  sha256(
    jcs(clauses.map(({ id, words }) => ({ clause: id, words: sha256(words.normalize('NFC')) }))),
  ) as VersionHash
