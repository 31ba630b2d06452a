/** Why a history was refused, in words. Decides nothing. */
import { explainWindow, type Saying } from '../processes/index.ts'
import type { HistoryRefusal } from './rules.ts'

export function explain(refusal: HistoryRefusal, saying: Saying): string {
  const { t } = saying
  if (refusal.kind === 'told-meanwhile') {
    return t('standing.refused.told-meanwhile', { version: refusal.version })
  }
  if (refusal.kind === 'told-enough') {
    return t('standing.refused.told-enough', { most: refusal.most })
  }
  return explainWindow(refusal, saying)
}
