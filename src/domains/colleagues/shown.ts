/** What the pages about drafts show, as plain data. Loads and decides nothing. */
import type { Again } from '../../platform/html/index.ts'
import type { Actor } from '../people/index.ts'
import type { Comment, Draft, Invitation, Version } from './draft.ts'
import type { Told } from './mails.ts'
import type { Standing } from './standing.ts'
import type { Target } from './target.ts'

export const FORMS = [
  'begin',
  'answer',
  'comment',
  'invite',
  'revoke',
  'revise',
  'submit',
  'withdraw',
] as const
export type FormName = (typeof FORMS)[number]

/** A form that came back: as it was typed, with the reason in words. */
export type Returned = {
  readonly form: FormName
  readonly again: Again
  readonly refusal: string | undefined
}

/** What whoever is asked may read: no address, and nobody's answer but their own. */
export type AskedShown = {
  readonly told: Told
  readonly draft: Draft
  /** The version before this one. */
  readonly before: Version | undefined
  readonly href: string
  readonly practice: boolean
  readonly invitation: Invitation
  readonly standing: Standing
  readonly comments: readonly Comment[]
  /** Where the forms of this page are sent. */
  readonly action: string
  readonly isOver: boolean
  readonly returned: Returned | undefined
}

export type DraftShown = {
  readonly told: Told
  readonly draft: Draft
  readonly target: Target
  readonly versions: readonly Version[]
  readonly standing: Standing
  readonly comments: readonly Comment[]
  readonly viewer: Actor
  readonly isOver: boolean
  /** What the public would read, once it is adopted. */
  readonly line: string | undefined
  readonly returned: Returned | undefined
}

export type DraftLine = {
  readonly draft: Draft
  readonly title: string
  readonly said: string
}
