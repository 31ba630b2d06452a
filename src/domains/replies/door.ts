/** What can be done by mail: the doors behind commands, and what they answer. Nouns only. */
import type { Clock } from '../../platform/clock.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Language, Translate } from '../../platform/languages/index.ts'
import type { HostName } from '../../platform/mail/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Command } from '../commands/index.ts'
import type { Actor, Capacity } from '../people/index.ts'

/** Who reads the answer, and in what words. */
export type MailReader = {
  readonly t: Translate
  readonly language: Language
  readonly zone: string
  /** The public address of the site, without a slash at the end. */
  readonly url: string
  /** What stands after the @ of our addresses. */
  readonly domain: HostName
}

export type Place = {
  /** With offices and agreements as the transaction sees them. */
  readonly actor: Actor
  /** What the reply address was made for: `call:01J…`. */
  readonly about: string
  readonly reader: MailReader
  /** In which they act, wherever an act has one. */
  readonly capacity: Capacity
  readonly now: Instant
  /** When what they write came in, where it counts as of then. */
  readonly asOf?: Instant | undefined
}

export type Asked = Place & { readonly command: Command; readonly clock: Clock }

/**
 * Entries are numbered as a transaction ends: an answer finds the number afterwards, by the act
 * and by what it is about.
 */
export type Recorded = { readonly act: string; readonly obj: string }

/** Sentences are in the reader's language. */
export type Done = {
  readonly kind: 'done'
  /** What is recorded, or what was asked for. */
  readonly said: string
  /** Absent where nothing went on the record. */
  readonly recorded?: Recorded | undefined
  /** Where it can be read, from the root of the site. */
  readonly path: string
  /** How to change it; absent where there is nothing to change. */
  readonly change?: string | undefined
}

export type NotDone =
  | {
      readonly kind: 'refused'
      readonly said: string
      /** What an answer to this one is about, where it is no longer what the mail was about. */
      readonly about?: string
    }
  /**
   * What is permanent was not read yet, or the undertakings. They are set out in a mail, and what
   * was asked for is done when its reader has answered that they agree.
   */
  | {
      readonly kind: 'unread'
      readonly undertakings?: { readonly id: string; readonly version: number } | undefined
      /** Of the undertakings, in sentences. */
      readonly points: readonly string[]
    }

export type MailDoor = {
  readonly kinds: readonly Command['kind'][]
  /** True where a forged one would weigh: it must be proven or confirmed. */
  readonly weighty: (command: Command) => boolean
  /**
   * Decides and saves by the same step as the page, `via` mail.
   *
   * @returns `undefined` where it is not about this thing, so that the next door is asked
   */
  readonly act: (tx: Tx, asked: Asked) => Promise<Done | NotDone | undefined>
  /** Whole lines that would work here, for who was not understood. */
  readonly examples: (db: Read | Tx, place: Place) => Promise<readonly string[]>
}
