/** What the pages of calendars are made of: loaded by the routes, shown by the views. No I/O. */
import type { Again } from '../../platform/html/index.ts'
import type { Meeting } from '../meetings/index.ts'
import type { NamedHub, Said } from './coming.ts'
import type { RegionShown } from './load-regions.ts'
import type { Counts, Refusal } from './rules.ts'

export type Returned = { readonly again: Again; readonly refusal?: Refusal | undefined }

/** The page of one calendar: what it holds, and its address. */
export type CalendarShown = {
  readonly title: string
  readonly back: { readonly label: string; readonly href: string }
  /** From the root of the site, without language: the file itself. */
  readonly path: string
  readonly practice: boolean
}

export type ComingShown = {
  readonly meeting: Meeting
  readonly title: string
  readonly practice: boolean
  readonly isOpen: boolean
  readonly hubs: readonly NamedHub[]
  readonly own: Said | undefined
  readonly isInvited: boolean
  readonly isAsked: boolean
  readonly isSignedIn: boolean
  readonly counts: Counts
  /** Of those who come; small ones are absent. */
  readonly regions: readonly RegionShown[]
  /** To those who run the meeting alone. */
  readonly people: readonly { readonly name: string; readonly said: Said }[] | undefined
  readonly saved: boolean
  readonly returned: Returned | undefined
}

export type AccountShown = {
  /** The whole address, with the site. */
  readonly address: string
  readonly invitations: boolean
  readonly saved: boolean
  readonly returned: Returned | undefined
}
