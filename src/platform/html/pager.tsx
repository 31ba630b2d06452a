/** Earlier and later pages of a long list. Counts nothing. */
import { useReader } from './reader.tsx'

export type PagerProps = {
  readonly newer?: string | undefined
  readonly older?: string | undefined
}

export function Pager({ newer, older }: PagerProps) {
  const { t, href } = useReader()
  if (!newer && !older) return null
  return (
    <nav class="row" aria-label={t('html.pages')}>
      {newer && (
        <a rel="prev" href={href(newer)}>
          {t('html.pages.newer')}
        </a>
      )}
      {older && (
        <a rel="next" href={href(older)}>
          {t('html.pages.older')}
        </a>
      )}
    </nav>
  )
}
