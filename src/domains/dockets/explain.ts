/** Why something was refused, in a sentence with the number that counts. Decides nothing. */
import { formatWhen, type Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import { explainInput, explainWindow, type InputRefusal, type Saying } from '../processes/index.ts'
import type { OwnRefusal, Refusal } from './rules/refusal.ts'

const OWN = {
  'not-for-comment': true,
  'no-subject': true,
  'not-draft': true,
  'not-opened': true,
  'not-over': true,
  'not-closed': true,
  'already-reported': true,
  'already-withdrawn': true,
  'report-elsewhere': true,
  'without-words': true,
  'too-long-words': true,
  'too-many-submissions': true,
  'nobody-ratifies': true,
  'not-the-author': true,
  'not-pending': true,
  'not-passed': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const OF_INPUT = { 'not-open-yet': true, closed: true } as const satisfies Record<
  InputRefusal['kind'],
  true
>

const isOwn = (refusal: Refusal): refusal is OwnRefusal => Object.hasOwn(OWN, refusal.kind)
const isOfInput = (refusal: Refusal): refusal is InputRefusal =>
  Object.hasOwn(OF_INPUT, refusal.kind)

export function explain(refusal: Refusal, saying: Saying): string {
  if (isOwn(refusal)) return explainOwn(refusal, saying.t)
  if (isOfInput(refusal)) return explainInput(refusal, saying.t)
  return explainWindow(refusal, saying)
}

function explainOwn(refusal: OwnRefusal, t: Translate): string {
  switch (refusal.kind) {
    case 'not-over':
      return refusal.closes === undefined
        ? t('dockets.refused.not-over')
        : t('dockets.refused.not-over.until', {
            when: formatWhen(refusal.closes, 'UTC', t.language),
          })
    case 'too-long-words':
      return t('dockets.refused.too-long-words', { bytes: refusal.bytes, most: refusal.most })
    case 'too-many-submissions':
      return t('dockets.refused.too-many-submissions', { most: refusal.most })
    case 'not-passed':
      return t('dockets.refused.not-passed', {
        inFavour: refusal.inFavour,
        against: refusal.against,
      })
    case 'not-for-comment':
    case 'no-subject':
    case 'not-draft':
    case 'not-opened':
    case 'not-closed':
    case 'already-reported':
    case 'already-withdrawn':
    case 'report-elsewhere':
    case 'without-words':
    case 'nobody-ratifies':
    case 'not-the-author':
    case 'not-pending':
      return t(`dockets.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}
