/** A checkpoint: origin, size and root in three lines (c2sp.org/tlog-checkpoint). Signs nothing. */
import { base64, fromDecimal } from './encoding.ts'
import { openNote, type Verifier } from './note.ts'
import { hashOf, type Head } from './tree.ts'

export type Checkpoint = Head & { readonly origin: string }

export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${base64(root)}\n`

/** Extension lines are refused: ours has none, and no auditor could check them. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', sizeText = '', rootText = ''] = text.split('\n')
  const size = fromDecimal(sizeText)
  const root = hashOf(rootText)
  if (origin === '' || size === undefined || !root) return undefined
  const checkpoint = { origin, size, root }
  return checkpointText(checkpoint) === text ? checkpoint : undefined
}

/** A checkpoint that its log's own key signed. */
export type SignedCheckpoint = Checkpoint & {
  readonly witnesses: readonly Verifier[]
  readonly unknown: number
}

/** `undefined` unless the log's key signed it and no known key's signature is wrong. */
export function openCheckpoint(
  bytes: Uint8Array,
  log: Verifier,
  witnesses: readonly Verifier[] = [],
): SignedCheckpoint | undefined {
  const opened = openNote(bytes, [log, ...witnesses])
  const checkpoint = opened && readCheckpoint(opened.text)
  if (!checkpoint || checkpoint.origin !== log.name || !opened.signers.includes(log)) {
    return undefined
  }
  const others = opened.signers.filter((signer) => signer !== log)
  return { ...checkpoint, witnesses: others, unknown: opened.unknown }
}
