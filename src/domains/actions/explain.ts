/** Why something about an action was refused, in a sentence. Decides nothing. */
import type { Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explainPerson, isOfPeople } from '../people/index.ts'
import type { ActionRefusal } from './rules.ts'

export function explain(refusal: ActionRefusal, t: Translate): string {
  if (isOfPeople(refusal)) return explainPerson(refusal, t)
  switch (refusal.kind) {
    case 'nobody':
      return t('actions.refused.nobody', { named: refusal.named })
    case 'due-far':
      return t('actions.refused.due-far', { years: refusal.years })
    case 'too-many':
    case 'too-many-own':
      return t(`actions.refused.${refusal.kind}`, { most: refusal.most })
    case 'reported-only':
    case 'not-officer':
    case 'not-dropper':
    case 'not-owner':
    case 'not-asked':
    case 'not-open':
    case 'same-owner':
    case 'due-past':
    case 'no-evidence':
    case 'no-such-href':
    case 'no-such-source':
      return t(`actions.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}
