/** What stops a log for good, until a person has looked: never to be retried. Says no words. */
import { base64 } from './encoding.ts'
import type { SigningRefusal } from './signing.ts'
import type { Head } from './tree.ts'

export type Alarm =
  /** A published file would have had to change. */
  | { readonly kind: 'published-file-differs'; readonly path: string }
  /** A file that a published tree needs is missing or damaged. */
  | { readonly kind: 'published-file-damaged'; readonly path: string }
  /** Two ways of computing one root disagree: memory or disk has failed. */
  | { readonly kind: 'roots-differ'; readonly size: number; readonly roots: readonly string[] }
  /** The database is older than what was published or signed: it was restored. */
  | { readonly kind: 'database-behind'; readonly size: number; readonly published: number }
  /** The published tree is not a beginning of the database's. */
  | { readonly kind: 'history-differs'; readonly size: number }
  /** The `keys` file names another key than the signer's. */
  | { readonly kind: 'key-differs'; readonly vkey: string }
  | { readonly kind: 'signer-refused'; readonly reason: SigningRefusal }
  /** The signer answered with a note that its key does not verify. */
  | { readonly kind: 'signature-wrong'; readonly size: number }
  /** An entry that no bundle can hold was committed. */
  | { readonly kind: 'entry-too-long'; readonly index: number; readonly bytes: number }

export class LogHalted extends Error {
  readonly alarm: Alarm
  constructor(alarm: Alarm) {
    super(`the log is halted: ${JSON.stringify(alarm)}`)
    this.alarm = alarm
  }
}

export function halt(alarm: Alarm): never {
  throw new LogHalted(alarm)
}

export const rootsDiffer = (size: number, heads: readonly Head[]): Alarm => ({
  kind: 'roots-differ',
  size,
  roots: heads.map(({ root }) => base64(root)),
})
