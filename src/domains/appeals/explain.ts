/** Why something about an appeal was refused, in a sentence. Decides nothing. */
import { formatList, formatWhen } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explainProcess, type Saying } from '../processes/index.ts'
import type { AppealRefusal, OwnRefusal } from './rules.ts'

const OWN = {
  'no-forum': true,
  'no-such-ladder': true,
  'not-for-this': true,
  'no-standing': true,
  'not-here': true,
  'too-late': true,
  'runs-already': true,
  'annulled-already': true,
  'too-many': true,
  'not-now': true,
  'signed-already': true,
  'not-signed': true,
  yours: true,
  'not-filed-by-you': true,
  'last-rung': true,
  'own-cause': true,
  recused: true,
  'no-such-remedy': true,
  'order-missing': true,
  'nothing-owed': true,
  'no-such-href': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const isOwn = (refusal: AppealRefusal): refusal is OwnRefusal => refusal.kind in OWN

export const explain = (refusal: AppealRefusal, saying: Saying): string =>
  isOwn(refusal) ? explainOwn(refusal, saying) : explainProcess(refusal, saying)

function explainOwn(refusal: OwnRefusal, { t }: Saying): string {
  switch (refusal.kind) {
    case 'too-late':
      return t('appeals.refused.too-late', {
        until: formatWhen(refusal.until, 'UTC', t.language),
      })
    case 'too-many':
      return t('appeals.refused.too-many', { most: refusal.most })
    case 'not-now':
      return t('appeals.refused.not-now', { phase: t(`appeals.phase.${refusal.phase}`) })
    case 'no-such-remedy': {
      const titles = refusal.remedies.map((one) => t(`appeals.finding.${one}`))
      return t('appeals.refused.no-such-remedy', { remedies: formatList(titles, t.language) })
    }
    case 'no-forum':
    case 'no-such-ladder':
    case 'not-for-this':
    case 'no-standing':
    case 'not-here':
    case 'runs-already':
    case 'annulled-already':
    case 'signed-already':
    case 'not-signed':
    case 'yours':
    case 'not-filed-by-you':
    case 'last-rung':
    case 'own-cause':
    case 'recused':
    case 'order-missing':
    case 'nothing-owed':
    case 'no-such-href':
      return t(`appeals.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}
