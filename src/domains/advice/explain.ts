/** Why something about advice or a letter was refused, in a sentence. Decides nothing. */
import { unreachable } from '../../platform/values.ts'
import { explainProcess, type Saying } from '../processes/index.ts'
import { inWords } from '../templates/index.ts'
import type { AdviceRefusal, OwnRefusal } from './rules.ts'

const OWN = {
  'no-such-advice-rule': true,
  'no-such-item': true,
  'no-such-answer': true,
  'too-many-entries': true,
  'item-not-now': true,
  'consult-first': true,
  'answered-so-already': true,
  'decision-missing': true,
  'letter-answered-already': true,
  'letter-of-tomorrow': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const isOwn = (refusal: AdviceRefusal): refusal is OwnRefusal => refusal.kind in OWN

export const explain = (refusal: AdviceRefusal, saying: Saying): string =>
  isOwn(refusal) ? explainOwn(refusal, saying) : explainProcess(refusal, saying)

function explainOwn(refusal: OwnRefusal, { t, template }: Saying): string {
  switch (refusal.kind) {
    case 'too-many-entries':
      return t('advice.refused.too-many-entries', { most: refusal.most })
    case 'item-not-now':
      return t('advice.refused.item-not-now', { phase: t(`advice.phase.${refusal.phase}`) })
    case 'decision-missing': {
      const found = template.decisions.find(({ id }) => id === refusal.decision)
      const decision = found ? inWords(found.title, t) : refusal.decision
      return t('advice.refused.decision-missing', { decision })
    }
    case 'no-such-advice-rule':
    case 'no-such-item':
    case 'no-such-answer':
    case 'consult-first':
    case 'answered-so-already':
    case 'letter-answered-already':
    case 'letter-of-tomorrow':
      return t(`advice.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}
