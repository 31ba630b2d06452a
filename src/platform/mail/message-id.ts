/** The Message-ID of an outgoing mail, and the secret it is made with. Sends nothing. */
import { createHmac } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { HostName, MailAddress } from './address.ts'

/** As long as the output of the hash (RFC 2104 §3). */
const SECRET_BYTES = 32
/** RFC 2104 §5 allows half of the output; so much still fits on a header's line. */
const DIGEST_BYTES = 20

/**
 * The same for ever for one mail to one person, so that a repeat can be told from a second mail,
 * and unknown to others, so that nobody can take it first.
 */
export function messageIdOf(
  secret: Uint8Array,
  mail: { readonly id: string; readonly to: MailAddress },
  domain: HostName,
): string {
  const digest = createHmac('sha256', secret).update(`${mail.id} ${mail.to}`).digest()
  return `<${digest.toString('hex', 0, DIGEST_BYTES)}@${domain}>`
}

/** What only this place can say of a text. */
export const sealOf = (secret: Uint8Array, text: string): string =>
  createHmac('sha256', secret)
    .update(`seal ${text}`)
    .digest('hex')
    .slice(0, 2 * DIGEST_BYTES)

/** Reads `<folder>/keys/mail`, and makes it once. Durable before it is used; two starts agree. */
export function mailSecret(folder: string, random: Clock['random']): Uint8Array {
  const keys = join(folder, 'keys')
  mkdirSync(keys, { recursive: true, mode: 0o700 })
  const path = join(keys, 'mail')
  const known = readSecret(path)
  if (known) return known

  const fresh = join(keys, `mail.${Buffer.from(random(8)).toString('hex')}`)
  const file = openSync(fresh, 'wx', 0o600)
  writeSync(file, random(SECRET_BYTES))
  fsyncSync(file)
  closeSync(file)
  try {
    linkSync(fresh, path)
  } catch (problem) {
    // Another process was first; its secret is the one.
    if (!readSecret(path)) throw problem
  } finally {
    rmSync(fresh)
  }
  syncFolder(keys)
  syncFolder(folder)
  const kept = readSecret(path)
  if (!kept) throw new Error(`${path} was not kept`)
  return kept
}

function readSecret(path: string): Uint8Array | undefined {
  try {
    const secret = readFileSync(path)
    if (secret.length !== SECRET_BYTES) throw new Error(`${path} is damaged: restore it`)
    return secret
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return undefined
    throw problem
  }
}

/** Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
