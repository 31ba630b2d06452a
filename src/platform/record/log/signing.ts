/**
 * What the log's key signs, and what it refuses: checkpoints that only grow, and receipts.
 *
 * Runs in a process of its own (`signer-process.ts`); it believes nothing that it is told without
 * a proof from what it signed last, and writes down what it signs before it answers.
 */
import { dirname, join } from 'node:path'
import { checkpointText, openCheckpoint } from './checkpoint.ts'
import { base64, fromUtf8, isCount } from './encoding.ts'
import { replaceFile, type Files } from './files.ts'
import { noteBytes, type Signer } from './note.ts'
import { PROOF_HASHES_MAX } from './proof-file.ts'
import { receiptText } from './receipt.ts'
import { openSeed } from './seed.ts'
import { EMPTY_HEAD, hashOf, isConsistent, sameHead, type Hash, type Head } from './tree.ts'

const LAST_SIGNED = 'last-signed'

export const REFUSALS = [
  'malformed',
  'smaller-than-signed',
  'not-consistent',
  'state-damaged',
] as const
export type SigningRefusal = (typeof REFUSALS)[number]

export type SigningAnswer =
  | { readonly kind: 'state'; readonly vkey: string; readonly size: number; readonly root: string }
  | { readonly kind: 'signed'; readonly note: string }
  | { readonly kind: 'refused'; readonly reason: SigningRefusal }

/** Hashes in base64, times in whole seconds. */
export type SigningRequest =
  | { readonly kind: 'state' }
  | {
      readonly kind: 'checkpoint'
      readonly size: number
      readonly root: string
      readonly proof: readonly string[]
    }
  | {
      readonly kind: 'receipt'
      readonly index: number
      readonly leaf: string
      readonly acceptedAt: number
    }

/** One request after the other: the caller waits for each answer before it asks again. */
export type Signing = { readonly answer: (request: unknown) => Promise<SigningAnswer> }

export type SigningPlace = {
  readonly files: Files
  /** Of the signer alone: the key, and what it signed last. */
  readonly folder: string
  readonly origin: string
  readonly random: (count: number) => Uint8Array
}

const refused = (reason: SigningRefusal): SigningAnswer => ({ kind: 'refused', reason })

export async function openSigning(place: SigningPlace): Promise<Signing> {
  const signer = await openSeed(place)
  // What an earlier process put here, and was killed before it had synced.
  await place.files.syncFolder(place.folder)
  const lastSigned = { files: place.files, path: join(place.folder, LAST_SIGNED), signer }
  return {
    answer: async (raw) => {
      const request = fieldsOf(raw)
      switch (request['kind']) {
        case 'state':
          return stateOf(lastSigned)
        case 'checkpoint':
          return signCheckpoint(lastSigned, request)
        case 'receipt':
          return signReceipt(signer, request)
        default:
          return refused('malformed')
      }
    },
  }
}

type LastSigned = { readonly files: Files; readonly path: string; readonly signer: Signer }
type Fields = Readonly<Record<string, unknown>>

/** Read afresh each time: another process may have led, and signed, in between. */
async function readLast({ files, path, signer }: LastSigned) {
  const bytes = await files.read(path)
  if (!bytes) return { head: EMPTY_HEAD, note: undefined }
  const head = openCheckpoint(bytes, signer.verifier)
  // A damaged state is no state: signing from nothing again could fork the log.
  return head && { head, note: bytes }
}

async function stateOf(state: LastSigned): Promise<SigningAnswer> {
  const last = await readLast(state)
  if (!last) return refused('state-damaged')
  const { size, root } = last.head
  return { kind: 'state', vkey: state.signer.verifier.vkey, size, root: base64(root) }
}

async function signCheckpoint(state: LastSigned, request: Fields): Promise<SigningAnswer> {
  const { size, root: rootText } = request
  const root = hashOf(rootText)
  const proof = proofOf(request['proof'])
  if (!isCount(size) || size === 0 || !root || !proof) return refused('malformed')
  const last = await readLast(state)
  if (!last) return refused('state-damaged')

  const { signer, files, path } = state
  if (last.note && sameHead(last.head, { size, root })) {
    await files.syncFolder(dirname(path))
    return signed(last.note)
  }
  const stopped = refusalOf(last.head, { size, root }, proof)
  if (stopped) return refused(stopped)

  const origin = signer.verifier.name
  const note = noteBytes(signer.sign(checkpointText({ origin, size, root })))
  await replaceFile(files, path, note)
  return signed(note)
}

function refusalOf(old: Head, grown: Head, proof: readonly Hash[]): SigningRefusal | undefined {
  if (grown.size < old.size) return 'smaller-than-signed'
  if (old.size === 0) return proof.length === 0 ? undefined : 'not-consistent'
  return isConsistent({ old, new: grown, proof }) ? undefined : 'not-consistent'
}

function signReceipt(signer: Signer, { index, leaf: leafText, acceptedAt }: Fields): SigningAnswer {
  const leaf = hashOf(leafText)
  if (!isCount(index) || !isCount(acceptedAt) || !leaf) return refused('malformed')
  const text = receiptText({ origin: signer.verifier.name, index, leaf, acceptedAt })
  return text === undefined ? refused('malformed') : signed(noteBytes(signer.sign(text)))
}

function signed(note: Uint8Array): SigningAnswer {
  const text = fromUtf8(note)
  return text === undefined ? refused('state-damaged') : { kind: 'signed', note: text }
}

const fieldsOf = (raw: unknown): Fields =>
  typeof raw === 'object' && raw !== null ? { ...raw } : {}

function proofOf(raw: unknown): readonly Hash[] | undefined {
  if (!Array.isArray(raw) || raw.length > PROOF_HASHES_MAX) return undefined
  const hashes = raw.map(hashOf).filter((hash) => hash !== undefined)
  return hashes.length === raw.length ? hashes : undefined
}
