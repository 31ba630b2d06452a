/** Why a file could not be read, in a sentence with the number that counts. Reads no file. */
import type { DocumentFlaw } from '../../platform/documents/flaw.ts'
import type { Busy } from '../../platform/documents/in-thread.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'

export function explainFlaw(flaw: DocumentFlaw | Busy, t: Translate): string {
  switch (flaw.kind) {
    case 'no-document':
    case 'damaged':
    case 'locked-or-old':
    case 'declares':
    case 'empty':
    case 'busy':
      return t(`texts.file.${flaw.kind}`)
    case 'too-large':
      return t('texts.file.too-large', { megabytes: flaw.megabytesMax })
    case 'too-many-parts':
    case 'too-deep':
    case 'too-many-blocks':
      return t(`texts.file.${flaw.kind}`, { most: flaw.most })
    case 'block-too-long':
      return t('texts.file.block-too-long', {
        block: flaw.block,
        length: flaw.length,
        most: flaw.most,
      })
    default:
      return unreachable(flaw)
  }
}
