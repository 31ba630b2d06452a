/** Links that stop mail of a place without signing in: made for one person, and sealed. Pure. */
import { personId, type PersonId } from '../people/index.ts'
import { placeKey, type PlaceKey } from './pace.ts'

export type Sealing = { readonly url: string; readonly seal: (text: string) => string }

const textOf = (person: string, place: string) => `stop ${person} ${place}`

export const stopPath = (seal: Sealing['seal'], person: PersonId, place: string): string =>
  `/mail/stops?person=${person}&place=${place}&seal=${seal(textOf(person, place))}`

export const stopLink = ({ url, seal }: Sealing, person: PersonId, place: string): string =>
  `${url}${stopPath(seal, person, place)}`

export type Stop = { readonly person: PersonId; readonly place: PlaceKey }

/** Nothing for a link that this place did not make. */
export function readStop(
  seal: Sealing['seal'],
  raw: { readonly person: string; readonly place: string; readonly seal: string },
): Stop | undefined {
  const person = personId(raw.person)
  const place = placeKey(raw.place)
  if (!person || !place) return undefined
  return isSame(seal(textOf(person, place)), raw.seal) ? { person, place } : undefined
}

/** Looks at every letter, so that time tells nothing. */
function isSame(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  let difference = 0
  for (let at = 0; at < one.length; at++) difference |= one.charCodeAt(at) ^ other.charCodeAt(at)
  return difference === 0
}
