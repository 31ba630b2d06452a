/** From which regions those come who said that they do. Loads; what is told the rules decide. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findBody } from '../bodies/index.ts'
import type { Hosting } from '../meetings/index.ts'
import { choicesThen, codesOf, type Labels } from '../people/index.ts'
import type { Said } from './coming.ts'
import { regionsTold, type RegionTold } from './rules.ts'

/** What somebody's region is, where the rules of a body name no other list. */
const REGIONS = 'regions'

export type RegionShown = RegionTold & { readonly labels: Labels | undefined }

export async function regionsComing(
  read: Read,
  hosting: Hosting,
  said: readonly Said[],
  now: Instant,
): Promise<readonly RegionShown[]> {
  const id = hosting.kind === 'process' ? hosting.process.body : hosting.body.id
  const body = id && (await findBody(read, { id }))
  const scheme = body?.shape?.regions ?? REGIONS
  const coming = said.filter((one) => one.coming === 'yes')
  const chosen = await choicesThen(read, new Map(coming.map(({ person }) => [person, now])))
  const labels = new Map((await codesOf(read, scheme)).map((one) => [one.code, one.labels]))
  const regions = coming.map(({ person }) => chosen(person, scheme, now))
  return regionsTold(regions).map((one) => ({ ...one, labels: labels.get(one.region) }))
}
