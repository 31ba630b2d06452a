/** Refusals of bodies in words: one exhaustive function for page, mail and API. */
import type { Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explainPerson, isOfPeople } from '../people/index.ts'
import type { BodyRefusal } from './rules.ts'

export function explain(refusal: BodyRefusal, t: Translate): string {
  if (isOfPeople(refusal)) return explainPerson(refusal, t)
  switch (refusal.kind) {
    case 'not-entitled':
    case 'dissolved':
    case 'already-seated':
    case 'appointed-only':
    case 'seat-ended':
    case 'not-your-seat':
    case 'role-held':
    case 'role-ended':
    case 'term-ends-before-it-begins':
    case 'only-by-decision':
    case 'no-such-place':
    case 'place-held':
    case 'stand-in-holds':
    case 'stand-in-there':
    case 'stand-in-ended':
    case 'seat-in-process':
    case 'no-such-process':
      return t(`bodies.refused.${refusal.kind}`)
    case 'nobody':
      return t('bodies.refused.nobody', { handle: refusal.handle })
    case 'group-needed':
      return t('bodies.refused.group-needed', { scheme: refusal.scheme })
    case 'too-many-seats':
      return t('bodies.refused.too-many-seats', { most: refusal.most })
    case 'term-limit':
      return t('bodies.refused.term-limit', { served: refusal.served, most: refusal.most })
    case 'stand-in-too-long':
      return t('bodies.refused.stand-in-too-long', { days: refusal.days })
    default:
      return unreachable(refusal)
  }
}
