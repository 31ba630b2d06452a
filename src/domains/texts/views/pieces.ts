/** Changes as the pieces that a page shows, with brackets told apart. Pure. */
import type { Piece } from '../../../platform/html/index.ts'
import type { Change } from '../rules/redline-words.ts'

/** A bracket that opens in one change and closes in another stays as it was typed. */
export const piecesOf = (changes: readonly Change[]): readonly Piece[] =>
  changes.flatMap(({ change, text }) =>
    text
      .split(/(\[[^[\]]*\])/)
      .filter((part) => part !== '')
      .map((part) =>
        /^\[[^[\]]*\]$/.test(part)
          ? { change, text: part.slice(1, -1), bracketed: true }
          : { change, text: part },
      ),
  )

/** Words that did not change. */
export const plainPieces = (words: string): readonly Piece[] =>
  piecesOf([{ change: 'kept', text: words }])
