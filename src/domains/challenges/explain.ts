/** Why something about a challenge was refused, in a sentence. Decides nothing. */
import { formatWhen } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explainProcess, type Saying } from '../processes/index.ts'
import type { ChallengeRefusal, OwnRefusal } from './rules.ts'

const OWN = {
  'no-ladder': true,
  'not-designated': true,
  'too-late': true,
  'runs-already': true,
  'too-many': true,
  'not-now': true,
  'behind-already': true,
  'not-behind': true,
  'last-rung': true,
  'judge-in-own-cause': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const isOwn = (refusal: ChallengeRefusal): refusal is OwnRefusal => refusal.kind in OWN

export const explain = (refusal: ChallengeRefusal, saying: Saying): string =>
  isOwn(refusal) ? explainOwn(refusal, saying) : explainProcess(refusal, saying)

function explainOwn(refusal: OwnRefusal, { t }: Saying): string {
  switch (refusal.kind) {
    case 'too-late':
      return t('challenges.refused.too-late', {
        until: formatWhen(refusal.until, 'UTC', t.language),
      })
    case 'too-many':
      return t('challenges.refused.too-many', { most: refusal.most })
    case 'not-now':
      return t('challenges.refused.not-now', { phase: t(`challenges.phase.${refusal.phase}`) })
    case 'no-ladder':
    case 'not-designated':
    case 'runs-already':
    case 'behind-already':
    case 'not-behind':
    case 'last-rung':
    case 'judge-in-own-cause':
      return t(`challenges.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}
