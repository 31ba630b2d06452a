/** Why a summary was refused, in words. Decides nothing. */
import { formatWhen, type Language } from '../../platform/languages/index.ts'
import { explainMeeting } from '../meetings/index.ts'
import type { SummaryRefusal } from './rules.ts'

export type Speaking = Parameters<typeof explainMeeting>[1] & {
  readonly language: Language
  readonly zone: string
}

export function explain(refusal: SummaryRefusal, speaking: Speaking): string {
  const { t, language, zone } = speaking
  if (refusal.kind === 'not-begun') {
    const { starts } = refusal
    return starts === undefined
      ? t('proceedings.refused.nothing-held')
      : t('proceedings.refused.not-begun', { starts: formatWhen(starts, zone, language) })
  }
  if (refusal.kind === 'summed-meanwhile') {
    return t('proceedings.refused.summed-meanwhile', { version: refusal.version })
  }
  if (refusal.kind === 'summed-enough') {
    return t('proceedings.refused.summed-enough', { most: refusal.most })
  }
  return explainMeeting(refusal, speaking)
}
