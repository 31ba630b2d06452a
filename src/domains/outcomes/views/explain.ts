/** Why something was refused, in a sentence with the number that counts. Decides nothing. */
import { unreachable } from '../../../platform/values.ts'
import { explainProcess, type Saying } from '../../processes/index.ts'
import type { OwnRefusal, Refusal } from '../rules/refusal.ts'

const OWN = {
  'not-designated': true,
  'not-agreed': true,
  'about-rules': true,
  'already-adopted': true,
  'role-not-yours': true,
  'due-in-past': true,
  'too-many-commitments': true,
  'not-the-party': true,
  'already-done': true,
  'already-withdrawn': true,
  'too-many-reports': true,
  'too-many-changes': true,
  'nothing-reported': true,
  'own-report': true,
  'too-many-contests': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const isOwn = (refusal: Refusal): refusal is OwnRefusal => refusal.kind in OWN

export const explain = (refusal: Refusal, saying: Saying): string =>
  isOwn(refusal) ? explainOwn(refusal, saying) : explainProcess(refusal, saying)

function explainOwn(refusal: OwnRefusal, { t, template }: Saying): string {
  switch (refusal.kind) {
    case 'not-agreed': {
      const { designations } = template.consensus
      const level = designations.find(({ id }) => id === refusal.level)
      return t('outcomes.refused.not-agreed', {
        level: level?.label[t.language] ?? refusal.level,
      })
    }
    case 'too-many-commitments':
    case 'too-many-reports':
    case 'too-many-changes':
    case 'too-many-contests':
      return t(`outcomes.refused.${refusal.kind}`, { most: refusal.most })
    case 'not-designated':
    case 'about-rules':
    case 'already-adopted':
    case 'role-not-yours':
    case 'due-in-past':
    case 'not-the-party':
    case 'already-done':
    case 'already-withdrawn':
    case 'nothing-reported':
    case 'own-report':
      return t(`outcomes.refused.${refusal.kind}`)
    default:
      return unreachable(refusal)
  }
}
