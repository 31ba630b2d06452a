/** What a region is called: by its list, as somebody typed it, or that none was said. */
import type { Language, Translate } from '../../../platform/languages/index.ts'
import { unreachable } from '../../../platform/values.ts'
import type { RegionName } from '../shown.ts'

export function regionName(region: RegionName, t: Translate, language: Language): string {
  switch (region.kind) {
    case 'typed':
      return region.text
    case 'listed':
      return region.labels[language]
    case 'unsaid':
      return t('slots.region.unsaid')
    default:
      return unreachable(region)
  }
}
