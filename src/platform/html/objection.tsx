/** One objection on its way to an end: who, why, what would change their mind, the answer. */
import type { ComponentChildren } from 'preact'
import { useReader } from './reader.tsx'
import { Tag, type TagTone } from './tag.tsx'

export const OBJECTION_STATES = [
  'open',
  'answered',
  'satisfied',
  'maintained',
  'withdrawn',
  'merged',
] as const
export type ObjectionState = (typeof OBJECTION_STATES)[number]

export type ObjectionProps = {
  readonly state: ObjectionState
  readonly id?: string | undefined
  readonly level?: 2 | 3 | 4 | undefined
  readonly title: ComponentChildren
  /** In place of the plain name of the state: `waits for the chair, 3 days`. */
  readonly tag?: ComponentChildren
  /** Who objects, in which capacity, when. */
  readonly meta?: ComponentChildren
  /** Reason, wish and answer. */
  readonly children?: ComponentChildren
}

const TONES = {
  open: 'bad',
  answered: 'warn',
  satisfied: 'now',
  maintained: 'plain',
  withdrawn: 'plain',
  merged: 'plain',
} as const satisfies Record<ObjectionState, TagTone>

export function Objection({ state, id, level = 3, title, tag, meta, children }: ObjectionProps) {
  const { t } = useReader()
  const Heading = `h${level}` as const
  return (
    <article class={`objection ${state}`} id={id}>
      <div class="row">
        <Heading class="strong" dir="auto">
          {title}
        </Heading>
        <Tag tone={TONES[state]}>{tag ?? t(`html.objection.${state}`)}</Tag>
      </div>
      {children}
      {meta && (
        <p class="meta" dir="auto">
          {meta}
        </p>
      )}
    </article>
  )
}
