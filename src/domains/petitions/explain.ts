/** Why something about a petition or a ratification was refused, in a sentence. Decides nothing. */
import { unreachable } from '../../platform/values.ts'
import { explainProcess, type Saying } from '../processes/index.ts'
import type { OwnRefusal, Refusal } from './refusal.ts'

const OWN = {
  'no-such-petition': true,
  'runs-already': true,
  'too-many': true,
  'petition-not-now': true,
  'signed-already': true,
  'not-signed': true,
  'no-such-ratification': true,
  'asked-already': true,
  'ratification-not-now': true,
  'not-asked': true,
  'answered-already': true,
  'silence-ratified': true,
  'votes-wrong': true,
  'needs-ballot': true,
  undecided: true,
  'no-such-ballot': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const isOwn = (refusal: Refusal): refusal is OwnRefusal => refusal.kind in OWN

export const explain = (refusal: Refusal, saying: Saying): string =>
  isOwn(refusal) ? explainOwn(refusal, saying) : explainProcess(refusal, saying)

function explainOwn(refusal: OwnRefusal, { t }: Saying): string {
  switch (refusal.kind) {
    case 'too-many':
    case 'votes-wrong':
      return t(`petitions.refused.${refusal.kind}`, { most: refusal.most })
    case 'petition-not-now':
      return t('petitions.refused.petition-not-now', {
        phase: t(`petitions.phase.${refusal.phase}`),
      })
    case 'ratification-not-now':
      return t('petitions.refused.ratification-not-now', {
        phase: t(`petitions.ratification.${refusal.phase}`),
      })
    case 'no-such-petition':
    case 'runs-already':
    case 'signed-already':
    case 'not-signed':
    case 'no-such-ratification':
    case 'asked-already':
    case 'not-asked':
    case 'answered-already':
    case 'silence-ratified':
    case 'needs-ballot':
    case 'undecided':
    case 'no-such-ballot':
      return t(`petitions.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}
