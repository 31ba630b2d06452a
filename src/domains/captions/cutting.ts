/** Cuts what was typed or pushed into lines of the bound, between words where it can. Pure. */
import { LINE_LENGTH_MAX } from './caption.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Pieces that are never torn, but for one that is longer than a whole line. */
function piecesOf(word: string): readonly string[] {
  return [...graphemes.segment(word)].flatMap(({ segment }) =>
    segment.length <= LINE_LENGTH_MAX ? [segment] : [...segment],
  )
}

/** A word that fits no line, in several. */
function torn(word: string): readonly string[] {
  if (word.length <= LINE_LENGTH_MAX) return [word]
  const parts: string[] = []
  let part = ''
  for (const piece of piecesOf(word)) {
    if (part.length + piece.length > LINE_LENGTH_MAX) {
      parts.push(part)
      part = ''
    }
    part += piece
  }
  return [...parts, part]
}

/** One line as it was written, in as many as it takes: nothing but spaces is lost. */
export function cutLine(text: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  const words = text.split(/\s+/u).filter((word) => word !== '')
  for (const word of words.flatMap(torn)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length <= LINE_LENGTH_MAX) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** What a scribe typed: a new line begins one. */
export const linesIn = (typed: string): readonly string[] => typed.split('\n').flatMap(cutLine)
