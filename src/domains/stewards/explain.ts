/** Refusals of the steward log in words: one exhaustive function for page, mail and API. */
import type { Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explainPerson, isOfPeople } from '../people/index.ts'
import type { StewardRefusal } from './rules.ts'

export function explain(refusal: StewardRefusal, t: Translate): string {
  if (isOfPeople(refusal)) return explainPerson(refusal, t)
  switch (refusal.kind) {
    case 'not-the-steward':
    case 'reason-already-given':
    case 'not-a-steward':
    case 'own-act':
    case 'not-the-objector':
    case 'already-answered':
    case 'not-answered':
    case 'ended':
      return t(`stewards.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}
