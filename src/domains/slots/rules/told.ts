/**
 * Of whom a burden is told: of groups in which nobody's zone can be made out. Pure.
 *
 * A region is said in public; the zone of somebody's account is private, and minutes by night tell
 * it. So people are counted by whole fives in the order in which they came: whoever joins is
 * counted with four others or not yet, and two tables told one after the other differ by no single
 * person who came. Those who are left over in their regions make one group, by fives as well.
 */

/** Private attributes are never told of fewer. Source: product.md, law 8. */
export const PEOPLE_MIN = 5

export type Invited<Person> = {
  readonly person: Person
  /** As they say it in public; nothing where they did not. */
  readonly region: string | undefined
}

export type Group<Person> = {
  /** Absent: those who are left over, and those who said none. */
  readonly region: string | undefined
  readonly people: readonly Person[]
}

/** @param invited in the order in which they came */
export function groupsTold<Person>(invited: readonly Invited<Person>[]): readonly Group<Person>[] {
  const regions = [...new Set(invited.flatMap(({ region }) => region ?? []))].toSorted()
  const told = regions.map((region) => {
    const own = invited.filter((one) => one.region === region)
    return { region, people: wholeFives(own).map(({ person }) => person) }
  })
  const counted = new Set(told.flatMap(({ people }) => people))
  const left = wholeFives(invited.filter(({ person }) => !counted.has(person)))
  const others = { region: undefined, people: left.map(({ person }) => person) }
  return [...told, others].filter(({ people }) => people.length > 0)
}

const wholeFives = <One>(all: readonly One[]): readonly One[] =>
  all.slice(0, all.length - (all.length % PEOPLE_MIN))
