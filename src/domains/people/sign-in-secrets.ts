/** The secrets of one sign-in: a link, a browser's mark, six digits. Only hashes are kept. */
import { createHash } from 'node:crypto'
import type { Clock } from '../../platform/clock.ts'

const SECRET_BYTES = 32
const DIGITS = 6

export const hashOf = (secret: string) =>
  createHash('sha256').update(`parley-sign-in/v1\n${secret}`).digest('base64url')

/** Six digits are few: hashed with the link, a copy of the table alone does not give them away. */
export const codeHashOf = (code: string, linkHash: string) => hashOf(`${linkHash}\n${code}`)

export type Secrets = { readonly link: string; readonly browser: string; readonly code: string }

export function newSecrets(clock: Clock): Secrets {
  const secret = () => Buffer.from(clock.random(SECRET_BYTES)).toString('base64url')
  const number = Buffer.from(clock.random(6)).readUIntBE(0, 6) % 10 ** DIGITS
  return { link: secret(), browser: secret(), code: String(number).padStart(DIGITS, '0') }
}
