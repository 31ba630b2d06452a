/** Why something about calendars was refused, in a sentence. Decides nothing. */
import type { Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import type { Refusal } from './rules.ts'

export function explain(refusal: Refusal, t: Translate): string {
  switch (refusal.kind) {
    case 'too-many-asks':
      return t('calendars.refused.too-many-asks', { most: refusal.most })
    case 'signed-out':
    case 'cancelled':
    case 'begun':
    case 'way-of-nobody':
    case 'no-such-hub':
      return t(`calendars.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}
