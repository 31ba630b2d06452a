/** A numbered clause with what changed in it. Compares nothing: it is given the pieces. */
import type { ComponentChildren } from 'preact'
import { useReader } from './reader.tsx'

export type Piece = {
  readonly change: 'kept' | 'added' | 'removed'
  readonly text: string
  /** Stands in square brackets: not agreed yet. */
  readonly bracketed?: boolean | undefined
  /** Where its words have one of their own; a new line is one then. */
  readonly look?: PieceLook | undefined
}

export type PieceLook = {
  readonly bold: boolean
  readonly italic: boolean
  readonly code: boolean
  /** To another site, or to a mailbox. */
  readonly href: string | undefined
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

/** A redline within a line of its own. What was added or removed at once is one mark. */
export function Redlined({ of }: { readonly of: readonly Piece[] }) {
  return (
    <>
      {runsOf(of).map((run) => (
        <Run of={run} />
      ))}
    </>
  )
}

function runsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const runs: Piece[][] = []
  for (const piece of pieces) {
    const last = runs.at(-1)
    if (last?.[0]?.change === piece.change) last.push(piece)
    else runs.push([piece])
  }
  return runs
}

function Words({ of: { text, bracketed, look } }: { readonly of: Piece }) {
  const words = bracketed ? <mark class="bracket">[{text}]</mark> : text
  if (!look) return <>{words}</>
  let inside: ComponentChildren = bracketed ? words : <Lines text={text} />
  if (look.code) inside = <code>{inside}</code>
  if (look.italic) inside = <em>{inside}</em>
  if (look.bold) inside = <strong>{inside}</strong>
  if (look.href === undefined) return <>{inside}</>
  return (
    <a href={look.href} rel="nofollow noopener ugc">
      {inside}
    </a>
  )
}

const Lines = ({ text }: { readonly text: string }) => (
  <>
    {text.split('\n').map((line, place) => (
      <>
        {place > 0 && <br />}
        {line}
      </>
    ))}
  </>
)

function Run({ of }: { readonly of: readonly Piece[] }) {
  const { t } = useReader()
  const change = of[0]?.change ?? 'kept'
  const inside = of.map((piece) => <Words of={piece} />)
  if (change === 'kept') return <>{inside}</>
  // Few screen readers speak of ins and del by themselves. Isolated, for it may be of another
  // language than the clause, and must not say in which direction the clause is read.
  const said = <bdi class="unseen">{t(`html.clause.${change}`)} </bdi>
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
