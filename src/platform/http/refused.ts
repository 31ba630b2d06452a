/** A request that cannot be taken as it is, thrown to the one place that answers it in words. */
import type { BodyRefusal } from './body.ts'

export type RequestRefusal =
  | BodyRefusal
  | { readonly kind: 'unreadable-address' }
  | { readonly kind: 'address-too-long'; readonly charactersMax: number }
  | { readonly kind: 'from-elsewhere' }
  | { readonly kind: 'too-often'; readonly retryAfterSeconds: number }
  | { readonly kind: 'no-key' }
  | { readonly kind: 'other-content' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'wrong-method'; readonly allowed: readonly string[] }
  | { readonly kind: 'session-ended' }
  | { readonly kind: 'not-kept' }
  | { readonly kind: 'slow' }
  | { readonly kind: 'broken'; readonly id: string }

/** Carries a refusal through a route that need not know it. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly refusal: RequestRefusal
  constructor(refusal: RequestRefusal) {
    super(refusal.kind)
    this.refusal = refusal
  }
}
