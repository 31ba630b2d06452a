/**
 * Signing in by mail: one link, used once, by whoever can read the mail. Pure.
 *
 * A link in the browser that asked signs in with one button. In another browser one types the six
 * digits that the asking page shows, so that a stranger's request cannot be confirmed by habit.
 */
import { after, minutes, ok, refuse, type Brand, type Instant } from '../../platform/values.ts'
import type { Result } from '../../platform/values.ts'
import type { MailAddress } from '../../platform/mail/index.ts'

export type SignInId = Brand<string, 'SignInId'>

/** Source: promises.md 3.2, L1: single use, 30 minutes, bound to the browser. */
export const LINK_LASTS = minutes(30)
export const TRIES_MAX = 5

/** Asks for one address within the window; a mailbox is not a place to flood. */
export const ASKS_MAX = 5
export const ASKS_WINDOW = minutes(15)

export type SignIn = {
  readonly id: SignInId
  readonly mail: MailAddress
  readonly linkHash: string
  readonly browserHash: string
  readonly codeHash: string
  readonly expiresAt: Instant
  readonly state: SignInState
}

export type SignInState =
  | { readonly kind: 'waiting'; readonly wrongCodes: number }
  | { readonly kind: 'used'; readonly usedAt: Instant }

export type SignInRefusal =
  | { readonly kind: 'too-many-asks'; readonly most: number; readonly minutes: number }
  | { readonly kind: 'link-expired'; readonly minutes: number }
  | { readonly kind: 'link-used' }
  | { readonly kind: 'code-needed' }
  | { readonly kind: 'code-wrong'; readonly triesLeft: number }
  | { readonly kind: 'name-needed' }

export function mayAsk(recentAsks: number): Result<true, SignInRefusal> {
  if (recentAsks < ASKS_MAX) return ok(true)
  return refuse({ kind: 'too-many-asks', most: ASKS_MAX, minutes: ASKS_WINDOW / minutes(1) })
}

export function ask(fresh: Omit<SignIn, 'expiresAt' | 'state'>, now: Instant): SignIn {
  return { ...fresh, expiresAt: after(now, LINK_LASTS), state: { kind: 'waiting', wrongCodes: 0 } }
}

/** What the page behind the link asks before it shows a button. Valid for [asked, expiresAt). */
export function mayConfirm(signIn: SignIn, now: Instant): Result<true, SignInRefusal> {
  if (signIn.state.kind === 'used') return refuse({ kind: 'link-used' })
  if (now >= signIn.expiresAt || signIn.state.wrongCodes >= TRIES_MAX) {
    return refuse({ kind: 'link-expired', minutes: LINK_LASTS / minutes(1) })
  }
  return ok(true)
}

export type Proof = {
  readonly browserHash: string | undefined
  readonly codeHash: string | undefined
}

/** The sign-in as it will be; a wrong code is counted, so it is saved although it was refused. */
export type Confirmation =
  | { readonly kind: 'confirmed'; readonly signIn: SignIn }
  | { readonly kind: 'counted'; readonly signIn: SignIn; readonly refusal: SignInRefusal }
  | { readonly kind: 'refused'; readonly refusal: SignInRefusal }

export function confirm(signIn: SignIn, proof: Proof, now: Instant): Confirmation {
  const allowed = mayConfirm(signIn, now)
  if (!allowed.ok) return { kind: 'refused', refusal: allowed.refusal }

  const used: SignIn = { ...signIn, state: { kind: 'used', usedAt: now } }
  if (proof.browserHash === signIn.browserHash) return { kind: 'confirmed', signIn: used }
  if (proof.codeHash === undefined) return { kind: 'refused', refusal: { kind: 'code-needed' } }
  if (proof.codeHash === signIn.codeHash) return { kind: 'confirmed', signIn: used }

  const wrongCodes = (signIn.state.kind === 'waiting' ? signIn.state.wrongCodes : TRIES_MAX) + 1
  return {
    kind: 'counted',
    signIn: { ...signIn, state: { kind: 'waiting', wrongCodes } },
    refusal: { kind: 'code-wrong', triesLeft: TRIES_MAX - wrongCodes },
  }
}
