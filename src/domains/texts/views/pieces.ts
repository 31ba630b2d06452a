/** Changes as the pieces that a page shows, with brackets told apart. Pure. */
import type { Piece } from '../../../platform/html/index.ts'
import { MARKUP } from '../rules/brackets.ts'
import type { Change } from '../rules/redline-words.ts'

const BRACKET = new RegExp(`${MARKUP.source}|(\\[[^[\\]]*\\])`, 'g')

/** A bracket that opens in one change and closes in another stays as it was typed. */
export const piecesOf = (changes: readonly Change[]): readonly Piece[] => changes.flatMap(piecesIn)

function piecesIn({ change, text }: Change): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const plainTo = (end: number) => {
    if (end > at) pieces.push({ change, text: text.slice(at, end) })
  }
  for (const { index, 0: found, 1: bracket } of text.matchAll(BRACKET)) {
    if (bracket === undefined) continue
    plainTo(index)
    pieces.push({ change, text: bracket.slice(1, -1), bracketed: true })
    at = index + found.length
  }
  plainTo(text.length)
  return pieces
}

/** Words that did not change. */
export const plainPieces = (words: string): readonly Piece[] =>
  piecesOf([{ change: 'kept', text: words }])
