/** Text that can be removed: what the record holds of it is only a commitment. Stores nothing. */
import { createHmac } from 'node:crypto'
import type { Clock } from '../clock.ts'

/** UTF-8 bytes of one part. Longer things are files, whose part is a manifest. */
export const PART_BYTES_MAX = 100 * 1024

/** Fixed, so that HMAC's key normalisation cannot give two openings (record.md, section 2). */
export const SALT_BYTES = 32

const PART_NAME = /^[a-z][a-z0-9-]{0,39}$/
const MEDIA_TYPE = /^[a-z]+\/[a-z0-9.+-]{1,60}$/

/** Name, media type and bytes with the salt: what opens a commitment. */
export type Opening = {
  readonly name: string
  readonly mediaType: string
  readonly text: string
  /** Base64 of 32 bytes. */
  readonly salt: string
}

export type Prose = Opening & {
  readonly commitment: string
  /** Whose words they are, so that they can be erased together. */
  readonly author: `p_${string}` | undefined
}

/**
 * Commits to a text, NFC normalised. Throws on what every edge refuses: NUL, lone surrogates, more
 * than `PART_BYTES_MAX` bytes.
 *
 * @param rest whose words they are, and the media type (`text/plain`)
 */
export function prose(
  name: string,
  text: string,
  clock: Pick<Clock, 'random'>,
  ...[author, mediaType = 'text/plain']: readonly [author?: `p_${string}`, mediaType?: string]
): Prose {
  if (!text.isWellFormed()) throw new Error(`${name}: a lone surrogate`)
  if (text.includes('\0')) throw new Error(`${name}: a NUL`)
  const normal = text.normalize('NFC')
  const bytes = Buffer.byteLength(normal)
  if (bytes > PART_BYTES_MAX) throw new Error(`${name}: ${bytes} bytes of ${PART_BYTES_MAX}`)

  const salt = Buffer.from(clock.random(SALT_BYTES)).toString('base64')
  const opening: Opening = { name, mediaType, text: normal, salt }
  return { ...opening, commitment: commitmentOf(opening), author }
}

/** HMAC-SHA256(salt, "parley-commit/v1" ‖ name ‖ media type ‖ bytes), a line each; in base64. */
export function commitmentOf({ name, mediaType, text, salt }: Opening): string {
  if (!PART_NAME.test(name)) throw new Error(`not the name of a part: ${name}`)
  if (!MEDIA_TYPE.test(mediaType)) throw new Error(`not a media type: ${mediaType}`)
  const key = Buffer.from(salt, 'base64')
  if (key.length !== SALT_BYTES) throw new Error(`a salt of ${key.length} bytes`)
  return createHmac('sha256', key)
    .update(`parley-commit/v1\n${name}\n${mediaType}\n`)
    .update(text)
    .digest('base64')
}
