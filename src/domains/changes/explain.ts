/** Why something about a change of rules was refused, in a sentence. Decides nothing. */
import { formatList, formatWhen } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { type ChangingRefusal, explainProcess, type Saying } from '../processes/index.ts'
import type { ChangeRefusal, OwnRefusal } from './rules.ts'

type Own = OwnRefusal | Exclude<ChangingRefusal, { readonly kind: 'not-running' }>

const OWN = {
  'rules-fixed': true,
  'too-many-proposals': true,
  'too-many-open': true,
  'too-many-own': true,
  'no-such-version': true,
  'not-sound': true,
  'nothing-typed': true,
  'not-adopted': true,
  hindered: true,
  overtaken: true,
  'settled-already': true,
  'not-yours': true,
  looked: true,
  'same-rules': true,
  'too-many-changes': true,
  'history-lost': true,
} as const satisfies Record<Own['kind'], true>

const isOwn = (refusal: ChangeRefusal): refusal is Own => Object.hasOwn(OWN, refusal.kind)

/** Nothing for one who only looked: the page shows what there is to see. */
export const explain = (refusal: ChangeRefusal, saying: Saying): string | undefined =>
  isOwn(refusal) ? explainOwn(refusal, saying) : explainProcess(refusal, saying)

function explainOwn(refusal: Own, { t }: Saying): string | undefined {
  switch (refusal.kind) {
    case 'too-many-proposals':
    case 'too-many-open':
    case 'too-many-own':
    case 'too-many-changes':
      return t(`changes.refused.${refusal.kind}`, { most: refusal.most })
    case 'not-adopted':
      return t('changes.refused.not-adopted', { why: refusal.adoption })
    case 'hindered':
      return refusal.by === 'appealable'
        ? t('changes.refused.hindered.appealable', {
            when: formatWhen(refusal.until, 'UTC', t.language),
          })
        : t(`changes.refused.hindered.${refusal.by}`, { count: refusal.count })
    case 'history-lost': {
      const ids = formatList(refusal.ids, t.language)
      return t(`changes.refused.history-lost.${refusal.part}`, { ids })
    }
    case 'looked':
      return undefined
    case 'rules-fixed':
    case 'no-such-version':
    case 'not-sound':
    case 'nothing-typed':
    case 'overtaken':
    case 'settled-already':
    case 'not-yours':
    case 'same-rules':
      return t(`changes.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}
