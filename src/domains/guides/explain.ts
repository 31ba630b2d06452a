/** Why something about guides was refused, in words. Decides nothing. */
import type { Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explainPerson, isOfPeople } from '../people/index.ts'
import type { GuideRefusal } from './rules.ts'

export function explain(refusal: GuideRefusal, t: Translate): string {
  if (isOfPeople(refusal)) return explainPerson(refusal, t)
  switch (refusal.kind) {
    case 'places':
    case 'enough':
      return t(`guides.refused.${refusal.kind}`, { most: refusal.most })
    case 'no-language':
    case 'has-guide':
    case 'nobody-free':
    case 'ended':
      return t(`guides.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}
