/** What must hold before a stage can end, each with whether it does and the fact behind it. */
import type { ComponentChildren } from 'preact'
import { useReader } from './reader.tsx'

export type GateProps = {
  /** `unjudged`: it is told by others, and nobody here asked whether it held. */
  readonly state: 'met' | 'open' | 'unjudged'
  /** What must hold. */
  readonly children: ComponentChildren
  /** The fact, with its numbers: `1 of 5 waits for the chair`. */
  readonly fact?: ComponentChildren
  /** What it is made of, as further gates. */
  readonly parts?: ComponentChildren
}

export const Gates = ({ children }: { readonly children: ComponentChildren }) => (
  <ul class="panel stack-2 gates" role="list">
    {children}
  </ul>
)

const MARKS = { met: '✓', open: '○', unjudged: '–' } as const satisfies Record<
  GateProps['state'],
  string
>

export function Gate({ state, children, fact, parts }: GateProps) {
  const { t } = useReader()
  return (
    <li class={state === 'open' ? 'gate open' : 'gate'}>
      <b role="img" aria-label={t(`html.gate.${state}`)}>
        {MARKS[state]}
      </b>
      <span dir="auto">
        {children}
        {fact && <small> — {fact}</small>}
      </span>
      {parts && (
        <ul class="stack-2 gates" role="list">
          {parts}
        </ul>
      )}
    </li>
  )
}
