/** Why something in a call is refused, as data with the numbers a reader needs. No words. */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { mayAct, type Actor, type PersonId, type PersonRefusal } from '../../people/index.ts'
import type { WindowRefusal } from '../../processes/index.ts'
import type { Phase } from '../call.ts'
import { holdsOneOf, type CallRule, type Party } from '../call-rule.ts'

export type Refusal = PersonRefusal | WindowRefusal | OwnRefusal

/** The refusals of this domain alone. */
export type OwnRefusal =
  | { readonly kind: 'not-your-role'; readonly roles: readonly string[] }
  | { readonly kind: 'not-draft' }
  | { readonly kind: 'roll-too-long'; readonly most: number }
  | { readonly kind: 'not-open'; readonly phase: Phase }
  | { readonly kind: 'not-ended'; readonly closesAt: Instant | undefined }
  /** Mail that came before the close is still being read. */
  | { readonly kind: 'mail-unread'; readonly until: Instant }
  | { readonly kind: 'already-designated' }
  | { readonly kind: 'reserve-in-past' }
  | { readonly kind: 'object-without-objection' }
  | { readonly kind: 'not-behind' }
  | { readonly kind: 'already-behind' }
  | { readonly kind: 'own-objection' }
  | { readonly kind: 'already-ended' }
  | { readonly kind: 'awaits-word' }
  | { readonly kind: 'awaits-words'; readonly count: number; readonly until: Instant }
  | { readonly kind: 'word-over'; readonly until: Instant }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'other-answer'; readonly round: number }
  | { readonly kind: 'no-new-version'; readonly version: number }
  | { readonly kind: 'no-earlier-objection' }
  | { readonly kind: 'too-many-objections'; readonly most: number }
  | { readonly kind: 'call-full'; readonly most: number }
  | { readonly kind: 'too-many-behind'; readonly most: number }
  | { readonly kind: 'unknown-text' }
  | { readonly kind: 'unknown-ladder' }
  /** A rapporteur has still to sign this version beside its editor. */
  | { readonly kind: 'uncountersigned'; readonly version: number }
  /** A text about the rules, in another window than theirs; and another one in theirs. */
  | { readonly kind: 'rules-elsewhere' }
  | { readonly kind: 'rules-only' }
  | { readonly kind: 'unknown-level' }
  | { readonly kind: 'reaction-runs'; readonly until: Instant }
  | { readonly kind: 'reaction-over'; readonly until: Instant }
  | { readonly kind: 'no-proposal' }
  | { readonly kind: 'proposal-lapsed' }
  | { readonly kind: 'other-proposal'; readonly round: number }
  | { readonly kind: 'too-many-rounds'; readonly most: number }
  | { readonly kind: 'contest-without-reason' }
  | { readonly kind: 'over-objections'; readonly unanswered: number }
  | { readonly kind: 'already-written' }
  | { readonly kind: 'version-replaced'; readonly newest: number }
  | { readonly kind: 'own-version' }
  | { readonly kind: 'differs-without-reason' }
  | { readonly kind: 'merge-with-itself' }
  | { readonly kind: 'merge-over' }
  | { readonly kind: 'merge-not-yours' }
  | { readonly kind: 'merge-asked' }
  | { readonly kind: 'merge-agreed' }
  | { readonly kind: 'merge-ended' }
  | { readonly kind: 'too-many-merges'; readonly most: number }

/** Law 1 and law 7, then the undertakings of the process: asked before every act in a call. */
export function maySpeak(party: Party, rule: CallRule): Result<Actor, Refusal> {
  return mayAct(party.actor, rule.undertakings)
}

/** As `maySpeak`, and in one of the roles that the template names. */
export function mayServe(party: Party, roles: readonly string[]): Result<PersonId, Refusal> {
  const actor = mayAct(party.actor)
  if (!actor.ok) return actor
  return holdsOneOf(party, roles)
    ? ok(actor.value.person)
    : refuse({ kind: 'not-your-role', roles })
}
