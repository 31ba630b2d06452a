/** Sealed addresses: of one's own calendar, and of the link that ends invitations. Pure. */
import { timingSafeEqual } from 'node:crypto'
import { personId, type PersonId } from '../people/index.ts'

type Seal = (text: string) => string

const calendarText = (person: PersonId, renewed: number) => `calendar ${person} ${renewed}`
const stopText = (person: PersonId) => `stop invitations ${person}`

/** Whoever has it reads the calendar: renewed, the earlier one leads nowhere. */
export const calendarPath = (seal: Seal, person: PersonId, renewed: number): string =>
  `/calendars/${person}-${sealed(seal(calendarText(person, renewed)))}`

/** Whose it may be; whether it is, says `isCalendarOf`. */
export function readCalendarKey(raw: string) {
  const [, person = '', key = ''] = /^(p_[0-9A-Za-z]{1,60})-([0-9a-f]{1,200})$/.exec(raw) ?? []
  const id = personId(person)
  return id && { person: id, key }
}

export const isCalendarOf = (
  seal: Seal,
  { person, key }: { readonly person: PersonId; readonly key: string },
  renewed: number,
): boolean => isSame(key, sealed(seal(calendarText(person, renewed))))

export const stopPath = (seal: Seal, person: PersonId): string =>
  `/calendars/stops?person=${person}&seal=${sealed(seal(stopText(person)))}`

export function readStop(seal: Seal, raw: { readonly person: string; readonly seal: string }) {
  const person = personId(raw.person)
  return person && isSame(raw.seal, sealed(seal(stopText(person)))) ? person : undefined
}

/** As letters of any address, whatever the seal is made of. */
const sealed = (raw: string): string => Buffer.from(raw).toString('hex')

const isSame = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
