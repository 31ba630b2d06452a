/** By what a region is known: a list's word for it, or its own, or that none was said. Pure. */
import type { Labels } from '../../people/index.ts'
import type { RegionName } from '../shown.ts'

export function nameOf(
  region: string | undefined,
  labels: ReadonlyMap<string, Labels>,
): RegionName {
  if (region === undefined) return { kind: 'unsaid' }
  const known = labels.get(region)
  return known ? { kind: 'listed', labels: known } : { kind: 'typed', text: region }
}
