/**
 * Who is counted in a ballot: the seats of a body as they are when it opens, with their houses,
 * groups and weights, and whoever stands in for a holder. Pure; nothing is inferred about anybody.
 */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { isHeld, isStandingIn, type Place, type Seat, type StandIn } from '../../bodies/index.ts'
import type { PersonId } from '../../people/index.ts'
import { VOICES_MAX, type Voice } from '../../rules/index.ts'
import type { ElectorateRule } from '../../templates/index.ts'
import type { OwnRefusal } from './refusal.ts'

export type SeatsNow = {
  readonly seats: readonly Seat[]
  readonly places: readonly Place[]
  readonly standIns: readonly StandIn[]
  /** For whom somebody says that they work, by one key for one name; absent where they say none. */
  readonly organisationOf: (person: PersonId) => string | undefined
}

/** Frozen: who comes later is not counted, who leaves later still is. */
export function electorateOf(
  rule: ElectorateRule,
  { seats, places, standIns, organisationOf }: SeatsNow,
  now: Instant,
): Result<readonly Voice[], OwnRefusal> {
  const at = new Map(places.map(({ id, position }) => [id, position]))
  const order = ({ place }: Seat) => (place && at.get(place)) ?? places.length
  const counted = seats
    .filter((seat) => isHeld(seat, now))
    .toSorted((one, other) => order(one) - order(other))
    .flatMap((seat) => {
      const place = places.find(({ id }) => id === seat.place)
      // A seat that does not vote has no voice; at an open table each seat has one.
      if (place && (place.standing !== 'voting' || place.weight === 0)) return []
      const standIn = rule.alternates
        ? standIns.find(
            (one) => one.for.kind === 'seat' && one.for.seat === seat.id && isStandingIn(one, now),
          )
        : undefined
      const person = standIn?.person ?? seat.person
      const organisation = rule.counts === 'organisations' ? organisationOf(person) : undefined
      return [
        {
          id: seat.id,
          person,
          ...(organisation === undefined ? {} : { organisation }),
          parts: partsOf(rule, seat, place),
          weight: place?.weight ?? 1,
        } satisfies Voice,
      ]
    })
  const voices = rule.counts === 'persons' ? onceEach(counted) : counted
  if (voices.length === 0) return refuse({ kind: 'no-electorate' })
  if (voices.length > VOICES_MAX) return refuse({ kind: 'too-many-voices', most: VOICES_MAX })
  return ok(voices)
}

/** By house, group and region; the house of a group where the template says which it is in. */
function partsOf(
  { parts }: ElectorateRule,
  seat: Seat,
  place: Place | undefined,
): Readonly<Record<string, string>> {
  const group = place ? place.group : seat.group
  const house = place?.part ?? parts.find(({ id }) => id === group)?.house
  const region = place?.region
  return {
    ...(house ? { house } : {}),
    ...(group ? { group } : {}),
    ...(region ? { region } : {}),
  }
}

const onceEach = (voices: readonly Voice[]): readonly Voice[] => [
  ...new Map(voices.map((voice) => [voice.person, voice])).values(),
]
