/** Why a summary was refused, in a sentence with the number that counts. Decides nothing. */
import { explainProcess, type Saying } from '../processes/index.ts'
import type { SummaryRefusal } from './rules/summarising.ts'

export function explainSummary(refusal: SummaryRefusal, saying: Saying): string {
  const { t } = saying
  if (refusal.kind === 'short') {
    return t('texts.refused.short', { length: refusal.length, most: refusal.most })
  }
  if (refusal.kind === 'no-such-version') {
    return t('texts.refused.no-such-version', { version: refusal.version })
  }
  if (refusal.kind === 'fixed' || refusal.kind === 'summarised-meanwhile') {
    return t(`texts.refused.${refusal.kind}`)
  }
  return explainProcess(refusal, saying)
}
