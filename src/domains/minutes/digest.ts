/** The digest of approved minutes: binds their paragraphs, order and words. Pure. */
import { createHash } from 'node:crypto'
import { jcs } from '../../platform/record/log/index.ts'
import type { Note } from './note.ts'

/** Base64 SHA-256 of JCS([{note, kind, words}]) of what stands, `words` being its commitment. */
export const digestOf = (notes: readonly Note[]): string =>
  createHash('sha256')
    .update(
      jcs(
        notes
          .filter(({ struckAt }) => struckAt === undefined)
          .map(({ id, kind, words }) => ({ note: id, kind, words })),
      ),
    )
    .digest('base64')
