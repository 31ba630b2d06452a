/** Why something in a room was refused, in a sentence. Decides nothing. */
import { formatWhen } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explainPerson, isOfPeople } from '../people/index.ts'
import type { Saying } from './part.ts'
import type { Refusal } from './refusal.ts'

export function explain(refusal: Refusal, { t, language, zone }: Saying): string {
  if (isOfPeople(refusal)) return explainPerson(refusal, t)
  switch (refusal.kind) {
    case 'room-not-now':
      return t(`rooms.refused.not-now.${refusal.phase}`)
    case 'room-too-early':
      return t('rooms.refused.too-early', { opens: formatWhen(refusal.opens, zone, language) })
    case 'room-over':
      return t('rooms.refused.over', { since: formatWhen(refusal.since, zone, language) })
    case 'queue-full':
      return t('rooms.refused.queue-full', { most: refusal.most })
    case 'asked-too-often':
      return t('rooms.refused.asked-too-often', { most: refusal.most })
    case 'points-too-many':
      return t('rooms.refused.points-too-many', { most: refusal.most })
    case 'turn-too-long':
      return t('rooms.refused.turn-too-long', { minutes: refusal.minutes })
    case 'meeting-called-off':
    case 'runs-no-room':
    case 'room-changed':
    case 'no-item-there':
    case 'on-table-already':
    case 'not-come-yet':
    case 'not-theirs-to-ask':
    case 'asked-already':
    case 'hand-down':
    case 'not-own-hand':
    case 'floor-changed':
    case 'out-of-turn':
    case 'turn-over':
      return t(`rooms.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}
