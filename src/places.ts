/** Where things and people lie that an act of the record is about. Knows no act. */
import { findPeople, namesOf, personId, type PersonId } from './domains/people/index.ts'
import type { Read } from './platform/db/index.ts'
import type { ActorName } from './platform/record/index.ts'

/** Where the thing lies that an act is about: by the noun before the colon. */
const PLACES: Readonly<Record<string, string>> = {
  body: '/bodies/',
  process: '/processes/',
  issue: '/issues/',
  text: '/texts/',
  amendment: '/amendments/',
  docket: '/dockets/',
  call: '/calls/',
  objection: '/objections/',
  ballot: '/ballots/',
  poll: '/polls/',
  challenge: '/challenges/',
  change: '/changes/',
  advice: '/advice/',
  letter: '/letters/',
  petition: '/petitions/',
  ratification: '/ratifications/',
  outcome: '/outcomes/',
  appeal: '/appeals/',
  thread: '/threads/',
  message: '/messages/',
  remark: '/remarks/',
  list: '/lists/',
  archive: '/archives/',
  meeting: '/meetings/',
  hum: '/hums/',
  notice: '/notices/',
  note: '/notes/',
  series: '/series/',
  cycle: '/cycles/',
  action: '/actions/',
  codes: '/codes/',
}

export function pathOf(obj: string): string | undefined {
  const person = personId(obj)
  if (person) return `/people/${person}`
  const [noun = '', id] = obj.split(':')
  const place = PLACES[noun]
  return place === undefined || id === undefined ? undefined : `${place}${id}`
}

/** The reverse, also for a path below the thing's own; with the answer of an objection. */
export function thingAt(path: string): string | undefined {
  const [, place, id] = /^(\/[a-z]+\/)([0-9A-HJKMNP-TV-Z]{26})(?:[/?#]|$)/.exec(path) ?? []
  const noun = Object.keys(PLACES).find((one) => PLACES[one] === place)
  if (noun === undefined || id === undefined) return undefined
  const [, round] = /#answer-([1-9]\d?)$/.exec(path) ?? []
  return round === undefined ? `${noun}:${id}` : `${noun}:${id}/${round}`
}

/** By pseudonym: roles that no account holds are named by the record itself. */
export async function actorsOf(
  read: Read,
  actors: readonly string[],
): Promise<ReadonlyMap<string, ActorName>> {
  const ids = actors.flatMap((actor): readonly PersonId[] => {
    const id = personId(actor)
    return id ? [id] : []
  })
  return namesOf(read, await findPeople(read, ids))
}
