/** Why something about a report was refused, in words. Decides nothing. */
import type { Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explainPerson, isOfPeople } from '../people/index.ts'
import type { ReportRefusal } from './rules.ts'

export function explain(refusal: ReportRefusal, t: Translate): string {
  if (isOfPeople(refusal)) return explainPerson(refusal, t)
  switch (refusal.kind) {
    case 'too-many-reports':
    case 'reported-enough':
      return t(`reports.refused.${refusal.kind}`, { most: refusal.most })
    case 'taken-away':
    case 'sealed':
    case 'own-words':
    case 'reported-before':
    case 'own-report':
    case 'no-office':
    case 'decided':
      return t(`reports.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}
