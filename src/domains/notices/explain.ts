/** Why something about notices was refused, in words. Decides nothing. */
import {
  formatList,
  formatWhen,
  nativeName,
  type Translate,
} from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explainPerson, isOfPeople } from '../people/index.ts'
import type { NoticeRefusal } from './rules.ts'

export function explain(refusal: NoticeRefusal, t: Translate): string {
  if (isOfPeople(refusal)) return explainPerson(refusal, t)
  switch (refusal.kind) {
    case 'not-staff':
    case 'over':
    case 'reported':
    case 'nobody':
      return t(`notices.refused.${refusal.kind}`)
    case 'sent-before':
      return t('notices.refused.sent-before', { when: formatWhen(refusal.at, 'UTC', t.language) })
    case 'unchecked':
      return refusal.languages.length === 0
        ? t('notices.refused.unchecked')
        : t('notices.refused.unchecked-in', {
            languages: formatList(refusal.languages.map(nativeName), t.language),
          })
    default:
      return unreachable(refusal)
  }
}
