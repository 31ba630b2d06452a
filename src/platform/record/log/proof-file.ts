/**
 * A receipt that a person keeps and anybody checks: index, inclusion proof and checkpoint in one
 * text file (c2sp.org/tlog-proof@v1). Knows neither the log's files nor what the entry says.
 */
import { openCheckpoint, type SignedCheckpoint } from './checkpoint.ts'
import { base64, fromDecimal, fromUtf8, utf8 } from './encoding.ts'
import { readNote, type Verifier } from './note.ts'
import { hashOf, includes, type Hash } from './tree.ts'

const HEADER = 'c2sp.org/tlog-proof@v1'

/** RFC 6962: a proof has at most one hash for each level; sizes stay below 2^63. */
export const PROOF_HASHES_MAX = 63

export type ProofFile = {
  readonly index: number
  readonly proof: readonly Hash[]
  /** The signed note, verbatim. */
  readonly checkpoint: Uint8Array
}

export function proofFileBytes({ index, proof, checkpoint }: ProofFile): Uint8Array {
  const lines = [HEADER, `index ${index}`, ...proof.map(base64)]
  return Buffer.concat([utf8(`${lines.join('\n')}\n\n`), checkpoint])
}

/** Strict: `undefined` for anything but the one writing. We write no `extra` line and read none. */
export function readProofFile(bytes: Uint8Array): ProofFile | undefined {
  const whole = fromUtf8(bytes)
  const split = whole?.indexOf('\n\n') ?? -1
  if (whole === undefined || split < 0) return undefined
  const [header, indexLine = '', ...lines] = whole.slice(0, split).split('\n')
  const index = fromDecimal(indexLine.replace(/^index /, ''))
  const proof = lines.map(hashOf).filter((hash) => hash !== undefined)
  const checkpoint = utf8(whole.slice(split + 2))
  if (header !== HEADER || index === undefined || lines.length > PROOF_HASHES_MAX) return undefined
  if (proof.length !== lines.length || !readNote(checkpoint)) return undefined
  const file = { index, proof, checkpoint }
  return Buffer.compare(proofFileBytes(file), bytes) === 0 ? file : undefined
}

export type KnownKeys = { readonly log: Verifier; readonly witnesses?: readonly Verifier[] }

/** The checkpoint which proves that the leaf is in the log, or `undefined`. */
export function provenBy(
  { index, proof, checkpoint }: ProofFile,
  leaf: Hash,
  { log, witnesses }: KnownKeys,
): SignedCheckpoint | undefined {
  const signed = openCheckpoint(checkpoint, log, witnesses)
  if (!signed) return undefined
  const { size, root } = signed
  return includes({ index, size, leaf, proof, root }) ? signed : undefined
}
