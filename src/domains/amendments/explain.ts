/** Why something about an amendment was refused, in a sentence. Decides nothing. */
import { unreachable } from '../../platform/values.ts'
import type { Saying } from '../processes/index.ts'
import { explainText } from '../texts/index.ts'
import type { OwnRefusal, Refusal } from './refusal.ts'

const OWN = {
  'text-fixed': true,
  'no-changes': true,
  'change-unread': true,
  'too-many-changes': true,
  'too-many-open': true,
  'too-many-of-yours': true,
  'clause-unknown': true,
  'no-words': true,
  'words-too-long': true,
  'words-in-brackets': true,
  'words-unchanged': true,
  'moves-nowhere': true,
  'clause-twice': true,
  'text-moved-on': true,
  'not-open': true,
  'not-proposer': true,
  'own-amendment': true,
  'needs-organisation': true,
  'joined-already': true,
  'not-joined': true,
  'needs-reason': true,
  'said-nothing': true,
  'merges-into-itself': true,
  'no-such-amendment': true,
  'nothing-left': true,
  'nothing-decided': true,
  'too-many-steps': true,
  'too-many-decided': true,
  unsettled: true,
  'seen-otherwise': true,
  'nothing-to-sign': true,
  'own-version': true,
  'same-group': true,
  'no-group-chosen': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const isOwn = (refusal: Refusal): refusal is OwnRefusal => Object.hasOwn(OWN, refusal.kind)

export const explain = (refusal: Refusal, saying: Saying): string =>
  isOwn(refusal) ? explainOwn(refusal, saying) : explainText(refusal, saying)

function explainOwn(refusal: OwnRefusal, { t }: Saying): string {
  switch (refusal.kind) {
    case 'too-many-changes':
    case 'too-many-open':
    case 'too-many-of-yours':
    case 'too-many-steps':
    case 'too-many-decided':
      return t(`amendments.refused.${refusal.kind}`, { most: refusal.most })
    case 'clause-unknown':
      return t('amendments.refused.clause-unknown', {
        change: refusal.change,
        version: refusal.version,
      })
    case 'words-too-long':
      return t('amendments.refused.words-too-long', {
        change: refusal.change,
        most: refusal.most,
      })
    case 'words-in-brackets':
      return t(`amendments.refused.bracket.${refusal.flaw}`, {
        change: refusal.change,
        at: refusal.at,
      })
    case 'change-unread':
    case 'no-words':
    case 'words-unchanged':
    case 'moves-nowhere':
    case 'clause-twice':
      return t(`amendments.refused.${refusal.kind}`, { change: refusal.change })
    case 'text-moved-on':
      return t('amendments.refused.text-moved-on', { latest: refusal.latest })
    case 'no-such-amendment':
      return t('amendments.refused.no-such-amendment', { number: refusal.number })
    case 'unsettled':
      return t('amendments.refused.unsettled', { count: refusal.count })
    case 'text-fixed':
    case 'no-changes':
    case 'not-open':
    case 'not-proposer':
    case 'own-amendment':
    case 'needs-organisation':
    case 'joined-already':
    case 'not-joined':
    case 'needs-reason':
    case 'said-nothing':
    case 'merges-into-itself':
    case 'nothing-left':
    case 'nothing-decided':
    case 'seen-otherwise':
    case 'nothing-to-sign':
    case 'own-version':
    case 'same-group':
    case 'no-group-chosen':
      return t(`amendments.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}
