/** Who decides in the end, what happens if they differ, whom it binds: under every title. */
import type { ComponentChildren } from 'preact'
import { useReader } from './reader.tsx'

export type LastWordProps = {
  readonly who: ComponentChildren
  readonly ifTheyDiffer?: ComponentChildren
  readonly binding?: ComponentChildren
  /** A link to who may read, speak and be counted. */
  readonly children?: ComponentChildren
}

export function LastWord({ who, ifTheyDiffer, binding, children }: LastWordProps) {
  const { t } = useReader()
  return (
    <p class="meta last-word">
      <b>{t('html.last-word')}</b> <bdi>{who}</bdi>{' '}
      {ifTheyDiffer && (
        <>
          <b>{t('html.last-word.differ')}</b> <bdi>{ifTheyDiffer}</bdi>{' '}
        </>
      )}
      {binding && (
        <>
          <b>{t('html.last-word.binding')}</b> <bdi>{binding}</bdi>{' '}
        </>
      )}
      {children}
    </p>
  )
}
