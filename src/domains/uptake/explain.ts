/** Why something about a contribution's end was refused, in a sentence. Decides nothing. */
import { unreachable } from '../../platform/values.ts'
import { explainProcess, type Saying } from '../processes/index.ts'
import type { OwnRefusal, Refusal, RowRefusal } from './refusal.ts'

const OWN = {
  'not-author': true,
  'another-process': true,
  'clause-unknown': true,
  'needs-clause': true,
  'too-many-clauses': true,
  'needs-reason': true,
  row: true,
  'nothing-settled': true,
  'settled-already': true,
  'not-settled': true,
  'contested-enough': true,
  'nothing-to-withdraw': true,
  'not-without-a-name': true,
  'nobody-of-that-name': true,
  'own-words': true,
  'asked-enough': true,
  'answered-already': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const isOwn = (refusal: Refusal): refusal is OwnRefusal => Object.hasOwn(OWN, refusal.kind)

export const explain = (refusal: Refusal, saying: Saying): string =>
  isOwn(refusal) ? explainOwn(refusal, saying) : explainProcess(refusal, saying)

function explainOwn(refusal: OwnRefusal, saying: Saying): string {
  const { t } = saying
  if (refusal.kind !== 'row') return explainRow(refusal, saying)
  const { row, why } = refusal
  return t('uptake.refused.row', { row, why: explainRow(why, saying) })
}

function explainRow(refusal: RowRefusal, { t }: Saying): string {
  switch (refusal.kind) {
    case 'clause-unknown':
      return t('uptake.refused.clause-unknown', {
        clause: refusal.clause,
        version: refusal.version,
      })
    case 'too-many-clauses':
    case 'contested-enough':
    case 'asked-enough':
      return t(`uptake.refused.${refusal.kind}`, { most: refusal.most })
    case 'not-author':
    case 'another-process':
    case 'needs-clause':
    case 'needs-reason':
    case 'nothing-settled':
    case 'settled-already':
    case 'not-settled':
    case 'nothing-to-withdraw':
    case 'not-without-a-name':
    case 'nobody-of-that-name':
    case 'own-words':
    case 'answered-already':
      return t(`uptake.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}
