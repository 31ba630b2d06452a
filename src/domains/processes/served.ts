/**
 * What a window is opened for, where a later domain keeps it: an interface, implemented elsewhere.
 * Nouns only.
 */
import type { Read } from '../../platform/db/index.ts'
import type { Result } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import type { Process } from './process.ts'
import type { Step } from './steps.ts'
import type { Window } from './window.ts'

/** Why what a window serves takes nothing again, whatever the window itself allows. */
export type ServedRefusal =
  /** Its level is final: only a challenge has it found anew. */
  | { readonly kind: 'served-decided' }
  | { readonly kind: 'served-reported' }
  | { readonly kind: 'served-withdrawn' }

/** Decided: somebody had a window opened again, and this one follows it. */
export type Continuing = {
  readonly step: Step
  readonly process: Process
  readonly earlier: Window
  readonly window: Window
  /** Who asked, and in which role: of the members, or one that the template names. */
  readonly person: PersonId
  readonly role: string
}

export type ServedProvider = {
  /** What stands before the colon in `serves`. */
  readonly noun: string
  href(window: Window): string
  /** For the page, before anybody asks. */
  mayContinue(read: Read, window: Window): Promise<Result<unknown, ServedRefusal>>
  /** Held, decided and saved in the transaction that opens the window. */
  carryOn(continuing: Continuing): Promise<Result<unknown, ServedRefusal>>
}

export const servedBy = (
  providers: readonly ServedProvider[],
  { serves }: Pick<Window, 'serves'>,
): ServedProvider | undefined => providers.find(({ noun }) => serves.startsWith(`${noun}:`))
