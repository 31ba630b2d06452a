/** Who decides in the end, what happens if they differ, whom it binds: under every title. */
import type { ComponentChild, ComponentChildren } from 'preact'
import { useReader } from './reader.tsx'

export type LastWordProps = {
  readonly who: ComponentChild
  readonly ifTheyDiffer?: ComponentChild
  readonly binding?: ComponentChild
  /** A link to who may read, speak and be counted. */
  readonly children?: ComponentChildren
}

export function LastWord({ who, ifTheyDiffer, binding, children }: LastWordProps) {
  const { t } = useReader()
  return (
    <p class="meta last-word">
      <b>{t('html.last-word')}</b> <bdi>{t.rich('html.last-word.said', { said: who })}</bdi>{' '}
      {ifTheyDiffer && (
        <>
          <b>{t('html.last-word.differ')}</b>{' '}
          <bdi>{t.rich('html.last-word.said', { said: ifTheyDiffer })}</bdi>{' '}
        </>
      )}
      {binding && (
        <>
          <b>{t('html.last-word.binding')}</b>{' '}
          <bdi>{t.rich('html.last-word.said', { said: binding })}</bdi>{' '}
        </>
      )}
      {children}
    </p>
  )
}
