/** A numbered clause with what changed in it. Compares nothing: it is given the pieces. */
import type { ComponentChildren } from 'preact'
import { Unseen } from './layout.tsx'
import { useReader } from './reader.tsx'

export type Piece = {
  readonly change: 'kept' | 'added' | 'removed'
  readonly text: string
  /** Stands in square brackets: not agreed yet. */
  readonly bracketed?: boolean | undefined
}

export type ClauseProps = {
  readonly number: string
  readonly id?: string | undefined
  /** Where the clause itself is found. */
  readonly href?: string | undefined
  /** The clause as it is, or the pieces of a redline. */
  readonly text?: string | readonly Piece[] | undefined
  /** What it says, where it is more than one paragraph of pieces: a list, a table. */
  readonly body?: ComponentChildren
  readonly lang?: string | undefined
  /** Below it: what it grew from, what is said about it. */
  readonly children?: ComponentChildren
}

export function Clause({ number, id, href, text = '', body, lang, children }: ClauseProps) {
  const pieces: readonly Piece[] = typeof text === 'string' ? [{ change: 'kept', text }] : text
  return (
    <div class="clause" id={id}>
      {href === undefined ? (
        <span class="clause-number">{number}</span>
      ) : (
        <a class="clause-number" href={href}>
          {number}
        </a>
      )}
      <div class="stack-2">
        {body ?? (
          <p lang={lang} dir="auto">
            <Redlined of={pieces} />
          </p>
        )}
        {children && <div class="meta">{children}</div>}
      </div>
    </div>
  )
}

/** A redline within a line of its own. */
export function Redlined({ of }: { readonly of: readonly Piece[] }) {
  return (
    <>
      {of.map((piece) => (
        <PieceOfText {...piece} />
      ))}
    </>
  )
}

function PieceOfText({ change, text, bracketed }: Piece) {
  const { t } = useReader()
  const inside = bracketed ? <mark class="bracket">[{text}]</mark> : text
  if (change === 'kept') return inside
  // Few screen readers speak of ins and del by themselves.
  const said = <Unseen>{t(`html.clause.${change}`)} </Unseen>
  return change === 'added' ? (
    <ins>
      {said}
      {inside}
    </ins>
  ) : (
    <del>
      {said}
      {inside}
    </del>
  )
}
