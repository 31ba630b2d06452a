/** Who lends their hand to those on the telephone: named, at the meeting, and no longer. Pure. */
import { ok, refuse, type Result } from '../../platform/values.ts'
import type { Actor, PersonId } from '../people/index.ts'
import { peopleThere, type Attendance } from './attendance.ts'
import { MODERATORS_EVER_MAX, MODERATORS_MAX, type Moderator } from './moderator.ts'
import type { Refusal } from './refusal.ts'
import { isApproved, notNow, runs, type Case } from './rules.ts'

type By = { readonly actor: Actor; readonly role: string }

export const named = (all: readonly Moderator[]): readonly Moderator[] =>
  all.filter(({ endedAt }) => endedAt === undefined)

/** Only while they are named, and while the list has them among those who came. */
export const isModerating = (
  all: readonly Moderator[],
  lines: readonly Attendance[],
  person: PersonId,
): boolean => named(all).some((one) => one.person === person) && peopleThere(lines).includes(person)

/** What the page asks before anybody is chosen. */
export function mayNameSomebody(about: Case, all: readonly Moderator[]): Result<By, Refusal> {
  const by = runs(about)
  if (!by.ok) return by
  if (isApproved(about)) return notNow(about)
  if (named(all).length >= MODERATORS_MAX) {
    return refuse({ kind: 'moderators-full', most: MODERATORS_MAX })
  }
  return all.length < MODERATORS_EVER_MAX
    ? by
    : refuse({ kind: 'moderators-full', most: MODERATORS_EVER_MAX })
}

/** @returns whom, in which role of whoever names them */
export function mayName(
  about: Case,
  all: readonly Moderator[],
  line: string,
): Result<By & { readonly person: PersonId }, Refusal> {
  const by = mayNameSomebody(about, all)
  if (!by.ok) return by
  const who = about.attendances.find(({ id }) => id === line)?.who
  const person = who?.kind === 'person' ? who.person : undefined
  if (person === undefined || !peopleThere(about.attendances).includes(person)) {
    return refuse({ kind: 'moderator-not-there' })
  }
  const isNamed = named(all).some((one) => one.person === person)
  return isNamed ? refuse({ kind: 'moderator-already' }) : ok({ ...by.value, person })
}

/** Whoever runs the meeting, and who was named. @returns in which role; none for one's own */
export function mayEndNaming(
  about: Case,
  moderator: Moderator,
): Result<{ readonly role: string | undefined }, Refusal> {
  const by = runs(about)
  const isOwn = !by.ok && by.refusal.kind === 'runs-not' && isOf(moderator, about)
  if (!by.ok && !isOwn) return by
  if (isApproved(about)) return notNow(about)
  if (moderator.endedAt !== undefined) return refuse({ kind: 'struck-already' })
  return ok({ role: by.ok ? by.value.role : undefined })
}

const isOf = ({ person }: Moderator, { actor }: Case): boolean => person === actor?.person
