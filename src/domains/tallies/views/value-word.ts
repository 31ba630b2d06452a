/** What was said of oneself, in the words of the list it was chosen from. */
import type { Key, Translate } from '../../../platform/languages/index.ts'
import type { NumbersShown } from '../shown.ts'
import { NEWCOMER_DAYS, type Attribute } from '../tally.ts'

/** A code that is on no list stands as it is. */
export function valueWord(
  { labels }: NumbersShown,
  attribute: Attribute,
  value: string | undefined,
  t: Translate,
): string {
  if (value === undefined) return t('tallies.not-said')
  if (value === 'newcomer') return t('tallies.value.newcomer', { days: NEWCOMER_DAYS })
  if (value === 'old-hand') return t('tallies.value.old-hand')
  if (attribute === 'door') return t(`record.via.${value}` as Key)
  return labels.get(attribute)?.get(value)?.[t.language] ?? value
}
