/** Twelve digits by which somebody on the telephone is known, for one meeting. Pure. */
import type { Clock } from '../../platform/clock.ts'
import type { Brand } from '../../platform/values.ts'

export type PhoneCode = Brand<string, 'PhoneCode'>

/** As many as are typed without a mistake in groups of three; why so many: decision 0014. */
export const CODE_DIGITS = 12
const CODES = 10 ** CODE_DIGITS

/** Given out at a time, on the whole site. */
export const CODES_MAX = 10_000
/** Tries to find one that is free: hardly ever more than one. */
export const CODE_ATTEMPTS_MAX = 12

const BYTES = 9

/** Any of 10¹², none likelier than another by more than one in a hundred million. */
export function newCode({ random }: Pick<Clock, 'random'>): PhoneCode {
  const number = random(BYTES).reduce((sum, byte) => (sum * 256 + byte) % CODES, 0)
  return String(number).padStart(CODE_DIGITS, '0') as PhoneCode
}

export const phoneCode = (raw: string): PhoneCode | undefined =>
  /^\d{12}$/.test(raw) ? (raw as PhoneCode) : undefined

/** `418 207 336 512`: as it is read aloud, and typed. */
export const inGroups = (code: PhoneCode): string => code.replaceAll(/(\d{3})(?=\d)/g, '$1 ')
