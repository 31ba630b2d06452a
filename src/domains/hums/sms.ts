/** What somebody wrote by SMS: a code, then one word. Pure; knows no sender. */
import { CODE_DIGITS, phoneCode, type PhoneCode } from './phone-code.ts'

/** Characters: two parts of a long message. Source: 3GPP TS 23.040, 9.2.3.24.1. */
export const MESSAGE_LENGTH_MAX = 306

export type Message = { readonly code: PhoneCode; readonly said: string }

export type Said =
  | { readonly kind: 'answer'; readonly choice: number }
  | { readonly kind: 'speak' }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'unknown' }

/** What each word may be, in the language of whoever writes and in English. */
export type Vocabulary = {
  /** By answer, in the order of the answers of the open question. */
  readonly answers: readonly (readonly string[])[]
  readonly speak: readonly string[]
  readonly withdraw: readonly string[]
}

/** Digits of other scripts, as telephones of those who write in them send them. */
const DIGITS = ['٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹']

function simple(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
  return [...plain]
    .map((sign) => {
      const digit = DIGITS.map((digits) => digits.indexOf(sign)).find((at) => at >= 0)
      return digit === undefined ? sign : String(digit)
    })
    .join('')
    .replace(/[.,;:!?¿¡؟。！]+$/u, '')
    .trim()
}

/** Digits in groups of any size: people write codes as they read them aloud. */
export function readMessage(text: string): Message | undefined {
  const plain = simple(text.slice(0, MESSAGE_LENGTH_MAX))
  const [, digits = '', said = ''] = /^([\d -]+)(.*)$/su.exec(plain) ?? []
  const only = digits.replaceAll(/[ -]/g, '')
  const code = phoneCode(only.slice(0, CODE_DIGITS))
  const after = only.slice(CODE_DIGITS)
  return code && { code, said: `${after}${said}`.trim() }
}

export function understand(said: string, words: Vocabulary): Said {
  const plain = simple(said)
  const isOne = (of: readonly string[]) => of.some((one) => simple(one) === plain)
  if (/^\d$/.test(plain)) {
    const choice = Number(plain)
    const isThere = choice >= 1 && choice <= words.answers.length
    return isThere ? { kind: 'answer', choice } : { kind: 'unknown' }
  }
  const answered = words.answers.findIndex(isOne)
  if (answered >= 0) return { kind: 'answer', choice: answered + 1 }
  if (isOne(words.speak)) return { kind: 'speak' }
  return isOne(words.withdraw) ? { kind: 'withdraw' } : { kind: 'unknown' }
}
