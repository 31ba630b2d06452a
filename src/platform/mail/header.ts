/** The one encoder of what goes into a header. Decides nothing about which headers there are. */

/** Controls of both sets, the two separators of Unicode, and halves of characters. */
const NOT_ONE_LINE = /[\p{Cc}\u2028\u2029\p{Cs}]/u
const PLAIN = /^[\x20-\x7e]*$/
/** RFC 2047 §2: a word has 75 characters, 12 of them `=?UTF-8?B?` and `?=`; 45 octets are 60. */
const WORD_OCTETS = 45
/** RFC 5322 §2.1.1: a line should have 78 characters; a header's name and a space come first. */
const PLAIN_MAX = 60

/** A mail-bound field holds what could end its line: a bug, since the edges refuse it in words. */
export class UnfitForMail extends Error {
  override readonly name = 'UnfitForMail'
}

/** What forms, imports and programs ask before they accept a name, a title or a subject. */
export const isOneLine = (text: string): boolean => !NOT_ONE_LINE.test(text)

/** The same text, or no mail at all: nothing is dropped from it unsaid. */
export function oneLine(field: string, text: string): string {
  if (!isOneLine(text)) throw new UnfitForMail(`${field} holds a line break or a control character`)
  return text
}

/**
 * Text as a header carries it, folded. What looks like an encoded word is itself encoded, so that
 * no reader's program decodes a line break out of somebody's title.
 */
export function headerText(field: string, text: string): string {
  oneLine(field, text)
  if (PLAIN.test(text) && text.length <= PLAIN_MAX && !text.includes('=?')) return text
  return encodedText(field, text)
}

/** For names in front of addresses, where plain text has a grammar of its own. */
export function encodedText(field: string, text: string): string {
  return chunksOf(oneLine(field, text))
    .map((chunk) => `=?UTF-8?B?${Buffer.from(chunk).toString('base64')}?=`)
    .join('\r\n ')
}

/** Cut between characters, never inside one (RFC 2047 §5). */
function chunksOf(text: string): readonly string[] {
  const chunks: string[] = []
  let chunk = ''
  for (const character of text) {
    if (Buffer.byteLength(chunk + character) > WORD_OCTETS) {
      chunks.push(chunk)
      chunk = ''
    }
    chunk += character
  }
  return [...chunks, chunk]
}
