/** Why the finder has no answer, in words. Decides nothing. */
import type { Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import type { Refusal } from './shown.ts'

export function explain(refusal: Refusal, t: Translate): string {
  switch (refusal.kind) {
    case 'nobody':
    case 'no-slot':
    case 'zones-are-private':
      return t(`slots.refused.${refusal.kind}`)
    case 'no-zone':
    case 'no-count':
    case 'no-hours':
      return t(`slots.refused.${refusal.kind}`, { line: refusal.line, typed: refusal.typed })
    case 'region-too-long':
      return t('slots.refused.region-too-long', { line: refusal.line, maximum: refusal.maximum })
    case 'too-many-lines':
    case 'too-many-people':
      return t(`slots.refused.${refusal.kind}`, { maximum: refusal.maximum })
    default:
      return unreachable(refusal)
  }
}
