/** Who sits at the table of a process, against the target its body set itself. Pure. */
import type { Language } from '../../platform/languages/index.ts'
import type { Body, Seat } from '../bodies/index.ts'
import type { Code, PersonId } from '../people/index.ts'

export type GroupSeats = {
  /** Empty where the body groups nobody. */
  readonly group: string
  readonly label: Readonly<Record<Language, string>> | undefined
  readonly filled: number
  /** Absent where the body set no target. */
  readonly target: number | undefined
  /** Those of the group who are there already: they know whom else to ask. */
  readonly seated: readonly PersonId[]
}

/** Every group of the body's own code list, and any other that somebody sits for. */
export function groupSeats(
  body: Pick<Body, 'target' | 'grouping'> & Partial<Pick<Body, 'shape'>>,
  seats: readonly Seat[],
  codes: readonly Code[],
): readonly GroupSeats[] {
  const { target, grouping, shape } = body
  const nobody = shape ? [] : ['']
  const named = grouping === null ? nobody : codes.filter(({ retired }) => !retired).map(codeOf)
  const held = seats.map(({ group }) => group ?? '')
  const groups = [...new Set([...named, ...Object.keys(target?.seats ?? {}), ...held])]
  return groups.map((group) => {
    const seated = seats.filter((seat) => (seat.group ?? '') === group)
    return {
      group,
      label: codes.find(({ code }) => code === group)?.labels ?? ownLabel(shape, group),
      filled: seated.length,
      target: target ? (target.seats[group] ?? 0) : undefined,
      seated: seated.map(({ person }) => person),
    }
  })
}

/** A house or group of the body's own rules has one name in all languages. */
function ownLabel(shape: Body['shape'] | undefined, group: string): GroupSeats['label'] {
  const label = shape?.parts.find(({ id }) => id === group)?.label
  return label === undefined
    ? undefined
    : { en: label, fr: label, es: label, ar: label, zh: label, ru: label, pt: label }
}

const codeOf = ({ code }: Code) => code

/** Seats that the target asks for and nobody fills; a full group does not fill another's. */
export const unfilledIn = (groups: readonly GroupSeats[]): number =>
  groups.reduce((sum, { filled, target = 0 }) => sum + Math.max(0, target - filled), 0)

export const wantedIn = (groups: readonly GroupSeats[]): number =>
  groups.reduce((sum, { target = 0 }) => sum + target, 0)

export const missingIn = (groups: readonly GroupSeats[]): readonly GroupSeats[] =>
  groups.filter(({ filled, target = 0 }) => filled < target)
