/** A line as the words and numbers that are compared: folded, in any script. Knows no phrase. */

/** Atoms of a line that are looked at: nobody writes a longer command. */
export const ATOMS_MAX = 60
/** Without case, accents, width, vowel signs and apostrophes; digits of any script as ours. */
export function fold(text: string): string {
  return text
    .replace(/№|\bn[°º]/giu, ' # ')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}ـ]/gu, '')
    .replace(/['’ʼ`´‘]/gu, ' ')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
}

const ATOM = /\d+(?:[-/.]\d+)+|\d+|\p{Script=Han}|(?:(?!\p{Script=Han})\p{L})+/gu

export const atomsOf = (text: string): readonly string[] =>
  Array.from(fold(text).matchAll(ATOM), ([atom]) => atom).slice(0, ATOMS_MAX)
