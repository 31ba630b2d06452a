/**
 * Who may begin a draft, ask whom, change it, answer it and submit it. Pure: no clock, no store.
 *
 * Whether it is adopted is for `rules-outcome.ts`; whether the place takes it, for its own domain.
 */
import { mailAddress, type MailAddress } from '../../platform/mail/index.ts'
import { after, days, hours, ok, refuse } from '../../platform/values.ts'
import type { Instant, Result } from '../../platform/values.ts'
import { SUBMISSION_BYTES_MAX } from '../dockets/index.ts'
import { speakAs, type Actor, type Capacity, type PersonRefusal } from '../people/index.ts'
import {
  ADOPTED_BYTES_MAX,
  ADOPTED_LETTERS_MAX,
  COLLEAGUES_MAX,
  COMMENT_BYTES_MAX,
  COMMENTS_MAX,
  DEADLINE_AHEAD_MAX,
  DRAFTS_MAX,
  endOf,
  hashOf,
  INVITATIONS_A_DAY_MAX,
  LETTERS_A_DAY_MAX,
  LINK_LASTS_AFTER,
  NAME_LENGTH_MAX,
  REASON_LENGTH_MAX,
  TIME_TO_ANSWER,
  VERSIONS_MAX,
  type AdoptionRule,
  type Content,
  type Draft,
  type Invitation,
  type Version,
} from './draft.ts'
import type { OwnRefusal, PlaceRefusal } from './refusal.ts'
import type { Outcome } from './rules-outcome.ts'

export type Colleague = { readonly name: string | undefined; readonly address: MailAddress }

/** One on each line, or between commas: `ana@example.org`, `Ana Silva <ana@example.org>`. */
export function readColleagues(typed: string): Result<readonly Colleague[], OwnRefusal> {
  const pieces = typed.split(/[\n,;]/).map((piece) => piece.trim())
  const colleagues = new Map<MailAddress, Colleague>()
  for (const piece of pieces.filter((one) => one !== '')) {
    const [, name, inside] = /^([^<>]*)<([^<>]+)>$/.exec(piece) ?? [undefined, '', piece]
    const address = mailAddress(inside ?? '')
    if (!address) return refuse({ kind: 'no-address', typed: piece.slice(0, NAME_LENGTH_MAX) })
    const plain = (name ?? '').replaceAll('"', '').trim().slice(0, NAME_LENGTH_MAX)
    if (!colleagues.has(address)) {
      // An address is no name: the others would read it.
      const named = plain === '' || plain.includes('@') ? undefined : plain
      colleagues.set(address, { name: named, address })
    }
  }
  return ok([...colleagues.values()])
}

type MayBegin = Result<Exclude<Capacity, 'personal'>, OwnRefusal | PersonRefusal>

/** For an organisation of one's own, and not more at a time than one can look after. */
export function mayBegin(actor: Actor, capacity: Capacity, open: number): MayBegin {
  if (actor.capacities.every((one) => one.capacity === 'personal')) {
    return refuse({ kind: 'no-organisation' })
  }
  if (open >= DRAFTS_MAX) return refuse({ kind: 'too-many-drafts', most: DRAFTS_MAX })
  if (capacity === 'personal') return refuse({ kind: 'no-organisation' })
  const spoken = speakAs(actor, capacity)
  return spoken.ok ? ok(capacity) : spoken
}

type Ending = {
  readonly deadline: Instant
  readonly now: Instant
  /** When the place takes no more. */
  readonly closes: Instant | undefined
}

export function mayEnd({ deadline, now, closes }: Ending): Result<true, OwnRefusal> {
  if (deadline < after(now, TIME_TO_ANSWER)) {
    return refuse({ kind: 'ends-too-soon', hours: TIME_TO_ANSWER / hours(1) })
  }
  if (deadline > after(now, DEADLINE_AHEAD_MAX)) {
    return refuse({ kind: 'ends-too-late', days: DEADLINE_AHEAD_MAX / days(1) })
  }
  if (closes !== undefined && closes > now && deadline >= closes) {
    return refuse({ kind: 'ends-after-close', closes })
  }
  return ok(true)
}

const bytesOf = (words: string | undefined) => Buffer.byteLength(words ?? '')

type MayPropose = Result<true, OwnRefusal | PlaceRefusal>

/** As the place will judge it, with the line that says how it was adopted. */
export function mayPropose(content: Content, now: Instant): MayPropose {
  if (content.kind === 'submission') {
    return fits(bytesOf(content.words.trim()), SUBMISSION_BYTES_MAX - ADOPTED_BYTES_MAX)
  }
  const { stance, reason, objection } = content
  if (stance.kind === 'reserve' && stance.until <= now) return ofCall('reserve-in-past')
  if (stance.kind === 'object' && !objection) return ofCall('object-without-objection')
  const most = REASON_LENGTH_MAX - ADOPTED_LETTERS_MAX
  const letters = reason?.trim().length ?? 0
  return letters <= most ? ok(true) : refuse({ kind: 'too-long-reason', letters, most })
}

/** In the words of the call that it is for. */
const ofCall = (kind: 'reserve-in-past' | 'object-without-objection') =>
  refuse({ kind: 'of-call', refusal: { kind } } as const)

const fits = (bytes: number, most: number): Result<true, OwnRefusal> =>
  bytes <= most ? ok(true) : refuse({ kind: 'too-long', bytes, most })

type Asking = {
  readonly colleagues: readonly Colleague[]
  readonly before: readonly Pick<Invitation, 'address'>[]
  readonly own: MailAddress | undefined
  /** First mails, and all that ask, by this person since yesterday. */
  readonly lately: { readonly invitations: number; readonly letters: number }
}

/** Everybody once, few enough to know them, and not oneself. */
export function mayAsk({ colleagues, before, own, lately }: Asking): Result<true, OwnRefusal> {
  const known = colleagues.find(({ address }) => before.some((one) => one.address === address))
  if (known) return refuse({ kind: 'asked-already', typed: known.address })
  if (colleagues.some(({ address }) => address === own)) return refuse({ kind: 'own-address' })
  const all = colleagues.length + before.length
  if (all === 0) return refuse({ kind: 'nobody-asked' })
  if (all > COLLEAGUES_MAX) return refuse({ kind: 'too-many-colleagues', most: COLLEAGUES_MAX })
  if (lately.invitations + colleagues.length > INVITATIONS_A_DAY_MAX) {
    return refuse({ kind: 'too-many-invitations', most: INVITATIONS_A_DAY_MAX })
  }
  return mayWrite(lately.letters, colleagues.length)
}

const mayWrite = (before: number, more: number): Result<true, OwnRefusal> =>
  before + more <= LETTERS_A_DAY_MAX
    ? ok(true)
    : refuse({ kind: 'too-many-letters', most: LETTERS_A_DAY_MAX })

/** What the way of adopting needs of those who are asked. */
export function fitsRule(
  rule: AdoptionRule,
  asked: readonly Pick<Invitation, 'approver'>[],
): Result<true, OwnRefusal> {
  if (rule.kind === 'approver' && asked.filter(({ approver }) => approver).length !== 1) {
    return refuse({ kind: 'no-approver' })
  }
  if (rule.kind === 'vote' && rule.quorum > asked.length) {
    return refuse({ kind: 'quorum-too-high', most: asked.length })
  }
  return ok(true)
}

export const mayChange = ({ state }: Draft): Result<true, OwnRefusal> =>
  state.kind === 'open' ? ok(true) : refuse({ kind: 'not-open' })

type Revising = {
  readonly content: Content
  readonly deadline: Instant
  readonly now: Instant
  readonly letters: { readonly before: number; readonly more: number }
}

type Revised = Result<Version, OwnRefusal | PlaceRefusal>

/** Other words, or another end: whoever answered is asked again. */
export function revise(draft: Draft, asked: Revising): Revised {
  const { content, deadline, now, letters } = asked
  const allowed = mayChange(draft)
  if (!allowed.ok) return allowed
  const { number, hash, deadline: before } = draft.version
  if (number >= VERSIONS_MAX) return refuse({ kind: 'too-many-versions', most: VERSIONS_MAX })
  const changed = hashOf(content)
  if (changed === hash && deadline === before) return refuse({ kind: 'nothing-to-change' })
  const proposed = mayPropose(content, now)
  if (!proposed.ok) return proposed
  const written = mayWrite(letters.before, letters.more)
  if (!written.ok) return written
  return ok({ number: number + 1, content, hash: changed, deadline, at: now })
}

/** Whether a link still leads anywhere. */
export function isLinkGood(draft: Draft, { state }: Invitation, now: Instant): boolean {
  return state.kind === 'asked' && now < after(endOf(draft), LINK_LASTS_AFTER)
}

type Answering = { readonly version: number; readonly now: Instant }

/** To the version that was read, before its end. */
export function mayAnswer(draft: Draft, { version, now }: Answering): Result<true, OwnRefusal> {
  const allowed = mayChange(draft)
  if (!allowed.ok) return allowed
  if (version !== draft.version.number) return refuse({ kind: 'changed' })
  return now < draft.version.deadline ? ok(true) : refuse({ kind: 'over' })
}

type Commenting = { readonly words: string; readonly before: number }

export function mayComment(draft: Draft, { words, before }: Commenting): Result<true, OwnRefusal> {
  const allowed = mayChange(draft)
  if (!allowed.ok) return allowed
  if (before >= COMMENTS_MAX) return refuse({ kind: 'too-many-comments', most: COMMENTS_MAX })
  return fits(bytesOf(words), COMMENT_BYTES_MAX)
}

export type Adopted = Extract<Outcome, { readonly kind: 'adopted' }>

/** Only what was adopted is said for the organisation; for oneself one needs nobody. */
export function maySubmit(draft: Draft, outcome: Outcome): Result<Adopted, OwnRefusal> {
  const allowed = mayChange(draft)
  if (!allowed.ok) return allowed
  if (outcome.kind === 'open') return refuse({ kind: 'still-open' })
  if (outcome.kind === 'not-adopted') return refuse({ kind: 'not-adopted', why: outcome.why })
  return ok(outcome)
}
