/**
 * A signed promise, given at once: this leaf was accepted, and will be in a published checkpoint
 * within a minute. A proof file replaces it later. Signs nothing.
 */
import { base64, fromDecimal, isCount } from './encoding.ts'
import { isKeyName, openNote, type Verifier } from './note.ts'
import { hashOf, type Hash } from './tree.ts'

const HEADER = 'parley-receipt/v1'

/** Seconds from acceptance until a receipt that is not honoured is itself evidence. */
export const PROMISED_SECONDS = 60

export type Receipt = {
  readonly origin: string
  readonly index: number
  readonly leaf: Hash
  /** Whole seconds since 1970. */
  readonly acceptedAt: number
}

/**
 * The text that is signed. Its second line is no number, so it never reads as a checkpoint.
 * `undefined` for facts that no receipt can state.
 */
export function receiptText({ origin, index, leaf, acceptedAt }: Receipt): string | undefined {
  if (!isKeyName(origin) || !isCount(index) || !isCount(acceptedAt + PROMISED_SECONDS)) {
    return undefined
  }
  return [
    HEADER,
    origin,
    `index ${index}`,
    `leaf ${base64(leaf)}`,
    `accepted ${acceptedAt}`,
    `published by ${acceptedAt + PROMISED_SECONDS}`,
    '',
  ].join('\n')
}

export function readReceipt(text: string): Receipt | undefined {
  const [, origin = '', index = '', leaf = '', accepted = ''] =
    /^.*\n(.*)\nindex (.*)\nleaf (.*)\naccepted (.*)\n/.exec(text) ?? []
  const [at, hash, acceptedAt] = [fromDecimal(index), hashOf(leaf), fromDecimal(accepted)]
  if (at === undefined || !hash || acceptedAt === undefined) return undefined
  const receipt = { origin, index: at, leaf: hash, acceptedAt }
  return receiptText(receipt) === text ? receipt : undefined
}

/** What the log's key promised, or `undefined` where it did not sign this. */
export function openReceipt(bytes: Uint8Array, log: Verifier): Receipt | undefined {
  const opened = openNote(bytes, [log])
  const receipt = opened?.signers.includes(log) ? readReceipt(opened.text) : undefined
  return receipt?.origin === log.name ? receipt : undefined
}
