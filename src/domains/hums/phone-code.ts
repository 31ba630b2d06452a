/** Six digits by which somebody on the telephone is known, for one meeting. Pure. */
import type { Clock } from '../../platform/clock.ts'
import type { Brand } from '../../platform/values.ts'

export type PhoneCode = Brand<string, 'PhoneCode'>

export const CODE_DIGITS = 6
const CODES = 10 ** CODE_DIGITS

/** Given out at a time, so that nearly all that one could guess are nobody's. */
export const CODES_MAX = 10_000
/** Tries to find one that is free: with at most one in a hundred taken, two suffice. */
export const CODE_ATTEMPTS_MAX = 12

const BYTES = 6

/** Any of a million, none likelier than another by more than one in a hundred million. */
export function newCode({ random }: Pick<Clock, 'random'>): PhoneCode {
  const number = random(BYTES).reduce((sum, byte) => (sum * 256 + byte) % CODES, 0)
  return String(number).padStart(CODE_DIGITS, '0') as PhoneCode
}

export const phoneCode = (raw: string): PhoneCode | undefined =>
  /^\d{6}$/.test(raw) ? (raw as PhoneCode) : undefined
