/** The stages of a process as a line of stops. Decides nothing about where one is. */
import type { ComponentChildren } from 'preact'
import { Unseen } from './layout.tsx'
import { useReader } from './reader.tsx'

export type Stop = {
  readonly name: string
  readonly state: 'done' | 'here' | 'ahead'
  /** Below the name: what came of it, since when. */
  readonly note?: ComponentChildren
}

export function Track({ stops }: { readonly stops: readonly Stop[] }) {
  const { t } = useReader()
  return (
    <ol class="track" role="list" aria-label={t('html.track')}>
      {stops.map(({ name, state, note }) => (
        <li class={state} aria-current={state === 'here' ? 'step' : undefined}>
          <bdi>{name}</bdi>
          {state === 'done' && <Unseen> {t('html.track.done')}</Unseen>}
          {note && <small dir="auto">{note}</small>}
        </li>
      ))}
    </ol>
  )
}
