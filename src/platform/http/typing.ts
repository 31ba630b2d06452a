/** What may stand in typed text: one form of Unicode, no invisible controls. Knows no form. */

/** Tab and line feed are text; every other control is a slip or an attack, on screen or in mail. */
const CONTROLS = /[^\P{Cc}\t\n]/gu

/**
 * Overrides and embeddings reverse what follows them; isolates end where they should.
 *
 * Source: Unicode Standard Annex 9 §2.1, 2.2; Trojan Source (CVE-2021-42574).
 */
const REVERSING = /[\u202a-\u202e]/u

export type Typing =
  | { readonly kind: 'clean'; readonly text: string }
  /** `text` is what is left, to be shown again. */
  | { readonly kind: 'control-characters'; readonly text: string }

/** NFC, with the line ends of a text file. What cannot be kept is refused, never dropped unsaid. */
export function readTyping(raw: string): Typing {
  const lines = raw.replace(/\r\n?/g, '\n')
  const clean = lines.toWellFormed().replace(CONTROLS, '').normalize('NFC')
  const refused = !lines.isWellFormed() || lines.search(CONTROLS) >= 0
  return { kind: refused ? 'control-characters' : 'clean', text: clean }
}

export const reversesText = (text: string) => REVERSING.test(text)
