/**
 * The way to the log's key: asks the signer's process, and starts it again when it dies.
 *
 * Holds no key. Nothing is retried for ever: while the signer stays down, asking it fails.
 */
import { ok, refuse, type Result } from '../../values.ts'
import { base64, isCount, utf8 } from './encoding.ts'
import { readVkey, type Verifier } from './note.ts'
import type { Receipt } from './receipt.ts'
import { startSignerProcess, type Asking } from './signer-child.ts'
import { REFUSALS, type SigningAnswer, type SigningRefusal } from './signing.ts'
import type { SigningRequest } from './signing.ts'
import { hashOf, type Hash, type Head } from './tree.ts'

export type SignerState = { readonly log: Verifier; readonly last: Head }

export type LogSigner = {
  /** The log's public key, and what it signed last. */
  readonly state: () => Promise<Result<SignerState, SigningRefusal>>
  /** The signed note of a tree that `proof` shows to be a growth of the one signed last. */
  readonly checkpoint: (
    head: Head,
    proof: readonly Hash[],
  ) => Promise<Result<Uint8Array, SigningRefusal>>
  /** The signed promise of one accepted leaf. */
  readonly receipt: (facts: Omit<Receipt, 'origin'>) => Promise<Result<Uint8Array, SigningRefusal>>
  readonly close: () => Promise<void>
}

/** Throws `SignerDown` from every question while the process cannot be kept alive. */
export function startSigner(place: {
  readonly folder: string
  readonly origin: string
}): LogSigner {
  return signerOver(startSignerProcess(place))
}

/** The same questions, over whatever carries them. */
export function signerOver({ ask, close }: Asking): LogSigner {
  const signed = async (request: SigningRequest) => {
    const answer = answerFrom(await ask(request))
    if (answer.kind === 'refused') return refuse(answer.reason)
    if (answer.kind === 'signed') return ok(utf8(answer.note))
    throw new Error('the signer answered another question')
  }
  return {
    state: async () => {
      const answer = answerFrom(await ask({ kind: 'state' }))
      if (answer.kind === 'refused') return refuse(answer.reason)
      const log = answer.kind === 'state' ? readVkey(answer.vkey) : undefined
      const root = answer.kind === 'state' ? hashOf(answer.root) : undefined
      if (answer.kind !== 'state' || !log || !root) throw new Error('the signer has no state')
      return ok({ log, last: { size: answer.size, root } })
    },
    checkpoint: ({ size, root }, proof) =>
      signed({ kind: 'checkpoint', size, root: base64(root), proof: proof.map(base64) }),
    receipt: ({ index, leaf, acceptedAt }) =>
      signed({ kind: 'receipt', index, leaf: base64(leaf), acceptedAt }),
    close,
  }
}

function answerFrom(raw: unknown): SigningAnswer {
  const { kind, vkey, size, root, note, reason }: Readonly<Record<string, unknown>> =
    typeof raw === 'object' && raw !== null ? { ...raw } : {}
  if (kind === 'signed' && typeof note === 'string') return { kind, note }
  if (kind === 'refused') {
    const known = REFUSALS.find((refusal) => refusal === reason)
    if (known) return { kind, reason: known }
  }
  if (kind === 'state' && typeof vkey === 'string' && isCount(size) && typeof root === 'string') {
    return { kind, vkey, size, root }
  }
  throw new Error('the signer answered what nobody understands')
}
