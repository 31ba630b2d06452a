/** Tells whoever reads a page that it changed since: a place that fills where scripts run. */
import { useReader } from './reader.tsx'

export type FollowedProps = {
  /** Where its events are told, with the number that the page stands for. */
  readonly events: string
  /** Which of them change what is read here. */
  readonly kinds: readonly string[]
  /** Where it is read again. */
  readonly again: string
  readonly children: string
}

/** Nothing without scripts; with them a link, never a page that moves under its reader. */
export function Followed({ events, kinds, again, children }: FollowedProps) {
  const { href } = useReader()
  return (
    <div role="status" data-live={events} data-kinds={kinds.join(' ')}>
      <template>
        <p class="panel tint">
          <a href={href(again)}>{children}</a>
        </p>
      </template>
    </div>
  )
}
