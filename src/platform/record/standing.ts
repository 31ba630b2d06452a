/** Where an entry stands in the published log: worked out anew each time, no flag is read. */
import {
  openCheckpoint,
  proofFile,
  provenBy,
  readKeys,
  readProofFile,
  type Hash,
  type LogReader,
  type LogSigner,
} from './log/index.ts'
import type { Entry } from './entry.ts'

export type Standing =
  /** Saved and promised; the next checkpoint will cover it. */
  | { readonly kind: 'accepted' }
  | {
      readonly kind: 'proven'
      /** Of the tree that it is proven to be in. */
      readonly size: number
      readonly root: string
      readonly proof: readonly string[]
      readonly witnesses: readonly string[]
    }
  /** Its place is published, and what is published there is something else. */
  | { readonly kind: 'contradicted' }

export async function standingOf(log: LogReader, index: number, leaf: Hash): Promise<Standing> {
  const bytes = await proofFile(log.read, index)
  if (!bytes) return { kind: 'accepted' }
  const file = readProofFile(bytes)
  const [key, ...witnesses] = await keysOf(log)
  const signed = file && key && provenBy(file, leaf, { log: key, witnesses })
  if (!file || !signed) return { kind: 'contradicted' }
  return {
    kind: 'proven',
    size: signed.size,
    root: signed.root.toBase64(),
    proof: file.proof.map((hash) => hash.toBase64()),
    witnesses: signed.witnesses.map(({ name }) => name),
  }
}

export type PublishedLog = {
  readonly origin: string
  readonly size: number
  readonly root: string
  /** The signed note, as it is served. */
  readonly checkpoint: string
  /** The log's own first, then its witnesses', as in the `keys` file. */
  readonly keys: readonly { readonly vkey: string; readonly name: string }[]
  /** Those that signed this checkpoint. */
  readonly witnesses: readonly string[]
}

/** What is published now; `undefined` before the first checkpoint. */
export async function publishedLog(log: LogReader): Promise<PublishedLog | undefined> {
  const bytes = await log.read('checkpoint')
  if (!bytes) return undefined
  const [key, ...witnesses] = await keysOf(log)
  const signed = key && openCheckpoint(bytes, key, witnesses)
  if (!signed) throw new Error('the published checkpoint is damaged')
  return {
    origin: signed.origin,
    size: signed.size,
    root: signed.root.toBase64(),
    checkpoint: Buffer.from(bytes).toString('utf8'),
    keys: [key, ...witnesses].map(({ vkey, name }) => ({ vkey, name })),
    witnesses: signed.witnesses.map(({ name }) => name),
  }
}

async function keysOf(log: LogReader) {
  const bytes = await log.read('keys')
  return (bytes && readKeys(bytes)) ?? []
}

export type ReceiptFile = {
  /** A promise is signed by the log's key alone; a proof replaces it once a checkpoint is there. */
  readonly kind: 'promise' | 'proof'
  readonly bytes: Uint8Array
}

/** The receipt of an entry that was saved: a proof file once it is published, a promise before. */
export async function receiptOf(
  on: { readonly log: LogReader; readonly signer: Pick<LogSigner, 'receipt'> },
  of: { readonly index: number; readonly leaf: Hash; readonly entry: Pick<Entry, 't'> },
): Promise<ReceiptFile> {
  const proof = await proofFile(on.log.read, of.index)
  if (proof) return { kind: 'proof', bytes: proof }
  const { index, leaf, entry } = of
  const signed = await on.signer.receipt({ index, leaf, acceptedAt: entry.t })
  if (!signed.ok) throw new Error(`no receipt for entry ${index}: ${signed.refusal}`)
  return { kind: 'promise', bytes: signed.value }
}
