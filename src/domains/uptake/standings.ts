/** Who made contributions, as they stood then: group, region, organisation. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import {
  affiliationIn,
  choicesThen,
  findAffiliations,
  findPeople,
  type Commitment,
  type PersonId,
} from '../people/index.ts'
import type { Contributed } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import type { In } from './covers.ts'
import { isNewcomer } from './rules/standing.ts'

/** Lists of regions, the first that somebody chose from counts. Source: people/codes. */
const REGION_SCHEMES = ['regions', 'icann-regions'] as const
/** How many work in somebody's organisation, as they say. Source: people/codes. */
const SIZE_SCHEME = 'organisation-sizes'

/** What its author said of themselves when it was contributed; what nobody said is absent. */
export type Standing = {
  readonly group: string | undefined
  readonly region: string | undefined
  readonly organisation: string | undefined
  readonly size: string | undefined
  readonly newcomer: boolean | undefined
}

/** @param all in the order in which they came */
export async function standingsOf(
  read: Read,
  process: Pick<In, 'pin'>,
  all: readonly Contributed[],
): Promise<ReadonlyMap<string, Standing>> {
  const template = await templateOf(read, process.pin)
  const scheme = template.grouping.kind === 'scheme' ? template.grouping.scheme : undefined
  const earliest = new Map<PersonId, Instant>()
  for (const { by, at } of all.toReversed()) if (by) earliest.set(by, at)
  const chosen = await choicesThen(read, earliest)
  const persons = await findPeople(read, [...earliest.keys()])
  const organisations = await organisationNames(read, all)
  return new Map(
    all.map((one) => {
      const { by, at, ref } = one
      const choice = (of: string) => (by ? chosen(by, of, at) : undefined)
      const joined = by && persons.get(by)?.joinedAt
      return [
        ref,
        {
          group: one.group ?? (scheme === undefined ? undefined : choice(scheme)),
          region: REGION_SCHEMES.map(choice).find((code) => code !== undefined),
          organisation: organisations(one),
          size: choice(SIZE_SCHEME),
          newcomer: joined === undefined ? undefined : isNewcomer(joined, at),
        },
      ]
    }),
  )
}

/** Under the name it had then where its domain kept that, else under the one it has. */
async function organisationNames(read: Read, all: readonly Contributed[]) {
  const ids = new Set(all.flatMap(({ capacity }) => affiliationIn(capacity) ?? []))
  const held = await findAffiliations(read, [...ids])
  const ofCapacity = ({ capacity }: Contributed): Commitment | undefined => {
    const id = affiliationIn(capacity)
    return id && held.get(id)?.organisation
  }
  const ofEach = new Map(all.map((one) => [one.ref, one.spokeFor ?? ofCapacity(one)]))
  const words = await wordsOf(read, [...new Set([...ofEach.values()].flatMap((of) => of ?? []))])
  return ({ ref }: Contributed): string | undefined => {
    const of = ofEach.get(ref)
    const wording = of === undefined ? undefined : words.get(of)
    return wording?.kind === 'text' ? wording.text : undefined
  }
}
