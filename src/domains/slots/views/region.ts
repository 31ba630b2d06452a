/** What a region is called: by its list, as somebody typed it, or the rest of them. */
import type { Language, Translate } from '../../../platform/languages/index.ts'
import { unreachable } from '../../../platform/values.ts'
import type { RegionName } from '../shown.ts'

export function regionName(region: RegionName, t: Translate, language: Language): string {
  switch (region.kind) {
    case 'typed':
      return region.text
    case 'listed':
      return region.labels[language]
    case 'others':
      return t('slots.region.others')
    default:
      return unreachable(region)
  }
}
