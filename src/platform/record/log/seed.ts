/** The log's private key on disk: made once, readable by its owner alone. Signs nothing. */
import { dirname, join } from 'node:path'
import { base64, concat, fromBase64, fromUtf8, sameBytes, utf8 } from './encoding.ts'
import { SCRATCH, type Files } from './files.ts'
import { SIGNATURE_TYPES, signerFrom, type Signer } from './note.ts'

const SEED_FILE = 'log-key'
const SEED_BYTES = 32
const OWNER_ONLY = 0o600

export type SeedPlace = {
  readonly files: Files
  readonly folder: string
  readonly origin: string
  readonly random: (count: number) => Uint8Array
}

/** Reads the key, or makes it. Throws where the file is damaged or belongs to another log. */
export async function openSeed(place: SeedPlace): Promise<Signer> {
  const { files, folder, origin } = place
  const path = join(folder, SEED_FILE)
  const bytes = (await files.read(path)) ?? (await makeSeed(place, path))
  const signer = readSeed(bytes, origin)
  if (!signer) throw new Error(`${path} is damaged, or the key of another log than ${origin}`)
  return signer
}

async function makeSeed(place: SeedPlace, path: string): Promise<Uint8Array> {
  const { files, folder, origin, random } = place
  const seed = random(SEED_BYTES)
  const scratch = join(folder, SCRATCH, `${SEED_FILE}-${base64(random(6)).replace(/\W/g, '_')}`)
  await files.makeFolder(folder)
  await files.makeFolder(dirname(scratch))
  await files.write(scratch, seedBytes(signerFrom(origin, seed), seed), OWNER_ONLY)
  await files.sync(scratch)
  // Two processes may start at once: the first key to get the name is the one.
  await files.link(scratch, path)
  await files.syncFolder(folder)
  await files.syncFolder(dirname(folder))
  await files.remove(scratch)
  const kept = await files.read(path)
  if (!kept) throw new Error(`${path} is gone`)
  return kept
}

/** The private form of a note key (golang.org/x/mod/sumdb/note), so that other tools read it. */
function seedBytes({ verifier }: Signer, seed: Uint8Array): Uint8Array {
  const id = Buffer.from(verifier.keyId).toString('hex')
  const typed = concat([Uint8Array.of(SIGNATURE_TYPES.ed25519), seed])
  return utf8(`PRIVATE+KEY+${verifier.name}+${id}+${base64(typed)}\n`)
}

function readSeed(bytes: Uint8Array, origin: string): Signer | undefined {
  const encoded = fromUtf8(bytes)?.trimEnd().split('+').slice(4).join('+') ?? ''
  const seed = fromBase64(encoded)?.subarray(1)
  if (seed?.length !== SEED_BYTES) return undefined
  const signer = signerFrom(origin, seed)
  return sameBytes(seedBytes(signer, seed), bytes) ? signer : undefined
}
