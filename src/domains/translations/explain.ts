/** Why a translation was refused, in a sentence. Decides nothing. */
import { unreachable } from '../../platform/values.ts'
import { explainProcess, type Saying } from '../processes/index.ts'
import type { OwnRefusal, TranslationRefusal } from './rules.ts'

const OWN = {
  'own-language': true,
  'no-such-clause': true,
  'clause-changed': true,
  'nothing-to-check': true,
  'own-words': true,
  'written-meanwhile': true,
  'checked-already': true,
  'nothing-changed': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const isOwn = (refusal: TranslationRefusal): refusal is OwnRefusal => refusal.kind in OWN

export const explain = (refusal: TranslationRefusal, saying: Saying): string =>
  isOwn(refusal) ? explainOwn(refusal, saying) : explainProcess(refusal, saying)

function explainOwn(refusal: OwnRefusal, { t }: Pick<Saying, 't'>): string {
  switch (refusal.kind) {
    case 'no-such-clause':
    case 'clause-changed':
    case 'nothing-to-check':
    case 'own-words':
    case 'written-meanwhile':
    case 'checked-already':
      return t(`translations.refused.${refusal.kind}`, { clause: refusal.clause })
    case 'own-language':
    case 'nothing-changed':
      return t(`translations.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}
