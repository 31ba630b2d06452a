/** Changes as the pieces that a page shows, with brackets told apart. Pure. */
import type { Piece } from '../../../platform/html/index.ts'
import { MARKUP } from '../rules/brackets.ts'
import { bracketsShown, type ProseChange } from '../rules/redline-prose.ts'
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

/** In prose, where links stand no more in brackets. */
const PROSE_BRACKET = /\[(?!\^)[^[\]]*\]/g

/** What is shown as it was typed keeps the marks of its Markdown. */
export const prosePieces = (changes: readonly ProseChange[]): readonly Piece[] =>
  changes.flatMap(({ change, text, look, typed }) => {
    const piece = (said: string) => ({ change, text: bracketsShown(said), look })
    if (typed === true || look.code) return [piece(text)]
    const pieces: Piece[] = []
    let at = 0
    for (const { index, 0: found } of text.matchAll(PROSE_BRACKET)) {
      if (index > at) pieces.push(piece(text.slice(at, index)))
      pieces.push({ ...piece(found.slice(1, -1)), bracketed: true })
      at = index + found.length
    }
    if (at < text.length) pieces.push(piece(text.slice(at)))
    return pieces
  })
