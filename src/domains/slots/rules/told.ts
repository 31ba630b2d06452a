/**
 * Of whom a burden is told: of groups in which nobody's zone can be made out. Pure.
 *
 * A region is said in public; the zone of somebody's account is private, and minutes by night tell
 * it. So the people of a region are counted by whole fives in the order in which they came: whoever
 * joins is counted with four others or not yet, and two tables told one after the other differ by
 * no single person who came. Nothing is told of those who are left over, nor any sum with them.
 */

/** Private attributes are never told of fewer. Source: product.md, law 8. */
export const PEOPLE_MIN = 5

export type Invited<Person> = {
  readonly person: Person
  /** As they say it in public; nothing where they did not. */
  readonly region: string | undefined
}

export type Group<Person> = {
  /** Absent: those who said none. */
  readonly region: string | undefined
  readonly people: readonly Person[]
}

/** @param invited in the order in which they came */
export function groupsTold<Person>(invited: readonly Invited<Person>[]): readonly Group<Person>[] {
  const regions = new Set(invited.map(({ region }) => region))
  return [...regions]
    .map((region) => ({
      region,
      people: wholeFives(invited.filter((one) => one.region === region)).map(
        ({ person }) => person,
      ),
    }))
    .filter(({ people }) => people.length > 0)
    .toSorted((one, other) => inOrder(one.region, other.region))
}

/** Of a meeting: the group, how many of it are counted, and by what. */
export type Counted<Person> = Group<Person> & {
  readonly count: number
  readonly by: 'came' | 'invited'
}

/**
 * Who came, where that was taken down; else who was invited. Who came is public by name and differs
 * from meeting to meeting, so that their own means would give zones away: whoever came counts as
 * the mean of their five, who stay the same.
 */
export function groupsCounted<Person>(
  invited: readonly Invited<Person>[],
  came: ReadonlySet<Person> | undefined,
): readonly Counted<Person>[] {
  const groups = groupsTold(invited)
  if (!came) return groups.map((one) => ({ ...one, count: one.people.length, by: 'invited' }))
  return groups.flatMap(({ region, people }): readonly Counted<Person>[] => {
    const counted = people.map((person, place) => ({
      person,
      five: Math.floor(place / PEOPLE_MIN),
    }))
    const present = counted.filter(({ person }) => came.has(person))
    // Each five as often as somebody of it came: the mean of all is then that of those who came.
    const standing = present.flatMap(({ five }) => fiveOf(people, five))
    return present.length === 0
      ? []
      : [{ region, people: standing, count: present.length, by: 'came' }]
  })
}

const fiveOf = <One>(people: readonly One[], five: number): readonly One[] =>
  people.slice(five * PEOPLE_MIN, (five + 1) * PEOPLE_MIN)

/** By name; those without one come last. */
const inOrder = (one: string | undefined, other: string | undefined): number =>
  +(one === undefined) - +(other === undefined) || ((one ?? '') < (other ?? '') ? -1 : 1)

const wholeFives = <One>(all: readonly One[]): readonly One[] =>
  all.slice(0, all.length - (all.length % PEOPLE_MIN))
