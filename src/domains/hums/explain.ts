/** Why something about a hum was refused, in a sentence. Decides nothing. */
import type { Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explainMeeting } from '../meetings/index.ts'
import type { OwnRefusal, Refusal } from './refusal.ts'

const OWN = {
  'hum-cancelled': true,
  'hum-room': true,
  'hum-open': true,
  'hum-closed': true,
  'hums-full': true,
  'hum-answers': true,
  'hum-same-answers': true,
  'hum-no-such-answer': true,
  'hum-not-there': true,
  'hum-hub-gone': true,
  'hum-not-host': true,
  'hum-more-than-hub': true,
  'hum-in-hub': true,
  'hum-not-by-phone': true,
  'hum-own-answer': true,
  'hum-own-line': true,
  'hum-codes-full': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const isOwn = (refusal: Refusal): refusal is OwnRefusal => refusal.kind in OWN

export type Explaining = Parameters<typeof explainMeeting>[1]

export const explain = (refusal: Refusal, saying: Explaining): string =>
  isOwn(refusal) ? explainOwn(refusal, saying.t) : explainMeeting(refusal, saying)

function explainOwn(refusal: OwnRefusal, t: Translate): string {
  switch (refusal.kind) {
    case 'hum-room':
      return t(`hums.refused.room.${refusal.phase}`)
    case 'hums-full':
    case 'hum-codes-full':
    case 'hum-no-such-answer':
      return t(`hums.refused.${refusal.kind}`, { most: refusal.most })
    case 'hum-answers':
      return t('hums.refused.hum-answers', { given: refusal.given, least: refusal.least })
    case 'hum-more-than-hub': {
      const { places, sent, alone } = refusal
      return t('hums.refused.hum-more-than-hub', { places, sent, alone })
    }
    case 'hum-cancelled':
    case 'hum-open':
    case 'hum-closed':
    case 'hum-same-answers':
    case 'hum-not-there':
    case 'hum-hub-gone':
    case 'hum-not-host':
    case 'hum-in-hub':
    case 'hum-not-by-phone':
    case 'hum-own-answer':
    case 'hum-own-line':
      return t(`hums.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}
