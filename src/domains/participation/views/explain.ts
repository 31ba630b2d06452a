/** Why something in the audit was refused, in a sentence. Decides nothing. */
import { unreachable } from '../../../platform/values.ts'
import { explainProcess, type Saying } from '../../processes/index.ts'
import type { AuditRefusal, OwnRefusal } from '../rules/audit.ts'

const OWN = {
  'unknown-question': true,
  'evidence-missing': true,
  'too-many-rounds': true,
  'own-answer': true,
  'too-many-contests': true,
} as const satisfies Record<OwnRefusal['kind'], true>

const isOwn = (refusal: AuditRefusal): refusal is OwnRefusal => refusal.kind in OWN

export const explain = (refusal: AuditRefusal, saying: Saying): string =>
  isOwn(refusal) ? explainOwn(refusal, saying) : explainProcess(refusal, saying)

function explainOwn(refusal: OwnRefusal, { t }: Saying): string {
  switch (refusal.kind) {
    case 'unknown-question':
    case 'evidence-missing':
    case 'own-answer':
      return t(`participation.refused.${refusal.kind}`)
    case 'too-many-rounds':
    case 'too-many-contests':
      return t(`participation.refused.${refusal.kind}`, { most: refusal.most })
    default:
      return unreachable(refusal)
  }
}
