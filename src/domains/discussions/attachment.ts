/** A file that came with a message; its bytes lie in the data folder. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import type { MessageId, Said } from './message.ts'

export type AttachmentId = Brand<string, 'AttachmentId'>

export type Attachment = {
  readonly id: AttachmentId
  readonly message: MessageId
  /** Removed with the message; then the bytes go too. */
  readonly name: Said
  /** As it is handed out; what it was sent as counts for nothing. */
  readonly type: string
  readonly size: number
  /** In hex, as `sha256sum` prints it. */
  readonly sha256: string
  /** The operator's scanner found nothing in it; false where none is set. */
  readonly scanned: boolean
  readonly author: PersonId
  readonly at: Instant
}

/** What one message brings. */
export const ATTACHMENTS_MAX = 5
export const ATTACHMENT_BYTES_MAX = 5 * 1024 * 1024

export const attachmentId = (raw: string): AttachmentId | undefined =>
  isUlid(raw) ? (raw as string as AttachmentId) : undefined
