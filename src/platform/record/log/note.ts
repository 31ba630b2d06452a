/**
 * Signed notes and their keys (c2sp.org/signed-note), with witness cosignatures
 * (c2sp.org/tlog-cosignature). Does not know what a note's text says.
 *
 * Reading is strict: what is read is written again to the same bytes, or refused.
 */
import { createPrivateKey, createPublicKey, sign, verify, hash, type KeyObject } from 'node:crypto'
import { base64, concat, fromBase64, fromUtf8, sameBytes, utf8 } from './encoding.ts'

/** Signature types assigned by c2sp.org/signed-note. ML-DSA-44 (0x06) would be one line more. */
export const SIGNATURE_TYPES = { ed25519: 0x01, cosignature: 0x04 } as const

export type SignatureKind = keyof typeof SIGNATURE_TYPES

/** The spec asks readers to accept at least 16. */
export const SIGNATURES_MAX = 64

/** Three lines and a few signatures; room for post-quantum ones of nearly 5 kB each. */
export const NOTE_BYTES_MAX = 64 * 1024

const KEY_ID_BYTES = 4
const PUBLIC_KEY_BYTES = 32
const SEED_BYTES = 32
const TIME_BYTES = 8

/** c2sp.org/tlog-cosignature: a time must not exceed 2^63 − 1. */
const TIME_MAX = 2n ** 63n - 1n

// DER wrappings of a bare Ed25519 key (RFC 8410): what `node:crypto` reads.
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex')
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex')

export type Signature = {
  readonly name: string
  readonly keyId: Uint8Array
  readonly bytes: Uint8Array
}

export type Note = { readonly text: string; readonly signatures: readonly Signature[] }

export type Verifier = {
  readonly name: string
  readonly kind: SignatureKind
  readonly keyId: Uint8Array
  readonly key: KeyObject
  /** As it is written in a `keys` file. */
  readonly vkey: string
}

export type Signer = { readonly verifier: Verifier; readonly sign: (text: string) => Note }

/** Not empty, no white space, no plus, no control character. */
export const isKeyName = (name: string): boolean =>
  name.isWellFormed() && /^[^\s+\p{Cc}\p{Z}]+$/u.test(name)

export function noteBytes({ text, signatures }: Note): Uint8Array {
  const lines = signatures.map(
    ({ name, keyId, bytes }) => `— ${name} ${base64(concat([keyId, bytes]))}\n`,
  )
  return utf8(`${text}\n${lines.join('')}`)
}

/** `undefined` for anything that is not the one writing of a signed note. */
export function readNote(bytes: Uint8Array): Note | undefined {
  const whole = bytes.length <= NOTE_BYTES_MAX ? fromUtf8(bytes) : undefined
  if (whole === undefined || /[^\n\P{Cc}]/u.test(whole)) return undefined
  const split = whole.lastIndexOf('\n\n')
  if (split < 1 || !whole.endsWith('\n')) return undefined
  const lines = whole.slice(split + 2, -1).split('\n')
  if (lines.length > SIGNATURES_MAX) return undefined
  const signatures = lines.map(readSignature).filter((line) => line !== undefined)
  const note: Note = { text: whole.slice(0, split + 1), signatures }
  return signatures.length > 0 && sameBytes(noteBytes(note), bytes) ? note : undefined
}

function readSignature(line: string): Signature | undefined {
  const [, name = '', payload = ''] = /^— ([^ ]+) ([^ ]+)$/.exec(line) ?? []
  const bytes = fromBase64(payload)
  if (!isKeyName(name) || !bytes || bytes.length <= KEY_ID_BYTES) return undefined
  return { name, keyId: bytes.subarray(0, KEY_ID_BYTES), bytes: bytes.subarray(KEY_ID_BYTES) }
}

/** Reads `<name>+<key id>+<base64 of type and key>`. The key id must be the recommended one. */
export function readVkey(vkey: string): Verifier | undefined {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey) ?? []
  const raw = fromBase64(encoded)
  if (!isKeyName(name) || raw?.length !== 1 + PUBLIC_KEY_BYTES) return undefined
  const kind = kindOf(raw[0])
  if (!kind) return undefined
  const verifier = verifierOf(name, kind, raw.subarray(1))
  return verifier && Buffer.from(verifier.keyId).toString('hex') === id ? verifier : undefined
}

/** The signer whose private half is a 32-byte Ed25519 seed. */
export function signerFrom(name: string, seed: Uint8Array): Signer {
  if (seed.length !== SEED_BYTES) throw new RangeError(`a seed of ${seed.length} bytes`)
  const key = createPrivateKey({
    key: Buffer.concat([PRIVATE_DER, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  const verifier = verifierOf(name, 'ed25519', spki.subarray(PUBLIC_DER.length))
  if (!verifier || !isKeyName(name)) throw new Error(`not a key name: ${name}`)
  const { keyId } = verifier
  return {
    verifier,
    sign: (text) => ({
      text,
      signatures: [{ name, keyId, bytes: sign(null, utf8(text), key) }],
    }),
  }
}

/** A note whose every signature by a known key holds. */
export type Opened = {
  readonly text: string
  /** Those whose signature was verified. */
  readonly signers: readonly Verifier[]
  /** Signatures by keys not among those known: counted, and worth nothing. */
  readonly unknown: number
}

/** Verifies with known keys. A wrong or repeated signature of a known key spoils the note. */
export function openNote(bytes: Uint8Array, known: readonly Verifier[]): Opened | undefined {
  const note = readNote(bytes)
  if (!note) return undefined
  const signers: Verifier[] = []
  for (const signature of note.signatures) {
    const verifier = known.find(
      ({ name, keyId }) => name === signature.name && sameBytes(keyId, signature.keyId),
    )
    if (!verifier) continue
    if (signers.includes(verifier) || !holds(verifier, note.text, signature.bytes)) return undefined
    signers.push(verifier)
  }
  return { text: note.text, signers, unknown: note.signatures.length - signers.length }
}

/** What each type signs, and where in its payload the signature lies. */
const SIGNED: Readonly<
  Record<
    SignatureKind,
    (text: string, payload: Uint8Array) => { message: string; signature: Uint8Array }
  >
> = {
  ed25519: (text, payload) => ({ message: text, signature: payload }),
  cosignature: (text, payload) => ({
    message: `cosignature/v1\ntime ${cosignedAt(payload)}\n${text}`,
    signature: payload.subarray(TIME_BYTES),
  }),
}

function holds({ kind, key }: Verifier, text: string, payload: Uint8Array): boolean {
  if (kind === 'cosignature') {
    if (payload.length <= TIME_BYTES || cosignedAt(payload) > TIME_MAX) return false
  }
  const { message, signature } = SIGNED[kind](text, payload)
  return verify(null, utf8(message), key, signature)
}

/** Seconds since 1970, as a witness stated them at the head of its payload. */
export const cosignedAt = (payload: Uint8Array): bigint =>
  Buffer.from(payload.subarray(0, TIME_BYTES)).readBigUInt64BE()

function kindOf(type: number | undefined): SignatureKind | undefined {
  if (type === SIGNATURE_TYPES.ed25519) return 'ed25519'
  return type === SIGNATURE_TYPES.cosignature ? 'cosignature' : undefined
}

function verifierOf(name: string, kind: SignatureKind, raw: Uint8Array): Verifier | undefined {
  const typed = concat([Uint8Array.of(SIGNATURE_TYPES[kind]), raw])
  const keyId = hash('sha256', concat([utf8(`${name}\n`), typed]), 'buffer').subarray(
    0,
    KEY_ID_BYTES,
  )
  const vkey = `${name}+${keyId.toString('hex')}+${base64(typed)}`
  try {
    const key = createPublicKey({
      key: Buffer.concat([PUBLIC_DER, raw]),
      format: 'der',
      type: 'spki',
    })
    return { name, kind, keyId, key, vkey }
  } catch {
    return undefined
  }
}
