/**
 * What a template says of consensus calls, as the rules of this domain read it; and who acts.
 * Nouns only: `rules/` decides, the template is read in `processes`.
 */
import type { Actor, PersonId } from '../people/index.ts'
import type { Holidays } from '../templates/index.ts'
import type { Visibility } from './call.ts'
import type { LabelNeed } from './designation.ts'

export type CallRule = {
  /** Base64 SHA-256 of the pinned template: `rules` of every act under it. */
  readonly rules: string
  readonly undertakings: { readonly id: string; readonly version: number }
  /** Ids of the process's own groups; none where people take part as individuals. */
  readonly groups: readonly string[]
  readonly visibility: Visibility
  readonly levels: readonly Level[]
  /** Roles that draft, open and withdraw calls, and designate. */
  readonly chairs: readonly string[]
  /** Roles that answer objections. */
  readonly answerers: readonly string[]
  /** For how long an answer waits for the objector's word; without it, until the designation. */
  readonly wordWithin: WordSpan | undefined
  /** Which texts are put to the group in its window. */
  readonly takes: Takes
  /** Roles that may end a call over objections that nobody answered. */
  readonly overriders: readonly string[]
}

/** A template keeps a window for its own rules: they are put there alone, and nothing else is. */
export type Takes = 'rules' | 'others' | 'any'

export type WordSpan = { readonly span: string; readonly holidays: Holidays }

/** One of the template's labels. */
export type Level = {
  readonly id: string
  /** Whether a text so designated is agreed, when the level is found for it. */
  readonly passes: boolean
  readonly needs: readonly LabelNeed[]
}

/** Who acts: `actor` is nobody for strangers; `roles` are those held in this process now. */
export type Party = {
  readonly actor: Actor | undefined
  readonly roles: readonly string[]
  /** In whose place they answer objections: what keeps those from it keeps them from it too. */
  readonly inPlaceOf?: readonly PersonId[]
}

export const holdsOneOf = (party: Party, roles: readonly string[]): boolean =>
  party.roles.some((role) => roles.includes(role))

/** Roles that everybody at a table or in a process holds are no office. */
const NO_OFFICE: readonly string[] = ['members', 'participants']

/** The office that somebody holds in a call: speaking in it, they take that hat off. */
export const officeIn = (party: Party, rule: CallRule): string | undefined =>
  party.roles.find(
    (role) =>
      !NO_OFFICE.includes(role) &&
      [rule.chairs, rule.answerers, rule.overriders].some((roles) => roles.includes(role)),
  )
