/** Which files a message may bring. Pure: looks at names and lengths, never at a disk. */
import { safeName } from '../../platform/files/index.ts'
import type { SentFile } from '../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { ATTACHMENT_BYTES_MAX, ATTACHMENTS_MAX } from './attachment.ts'
import type { DiscussionRefusal } from './rules.ts'

/** With the names that they are kept by; the same bytes under the same name are one file. */
export function takeable(
  sent: readonly SentFile[],
): Result<readonly SentFile[], DiscussionRefusal> {
  const files: SentFile[] = []
  for (const { name: raw, bytes } of sent) {
    const name = safeName(raw)
    if (bytes.length === 0) return refuse({ kind: 'file-empty', name })
    if (bytes.length > ATTACHMENT_BYTES_MAX) {
      return refuse({ kind: 'file-too-large', name, most: ATTACHMENT_BYTES_MAX / MEGABYTE })
    }
    const isKnown = files.some((one) => one.name === name && Buffer.compare(one.bytes, bytes) === 0)
    if (!isKnown) files.push({ name, bytes })
  }
  if (files.length > ATTACHMENTS_MAX) {
    return refuse({ kind: 'too-many-files', most: ATTACHMENTS_MAX })
  }
  return ok(files)
}

const MEGABYTE = 1024 * 1024
