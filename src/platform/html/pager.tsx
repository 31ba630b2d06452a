/** Earlier and later pages of a long list. Loads nothing. */
import { useReader } from './reader.tsx'

export type PagerProps = {
  readonly newer?: string | undefined
  readonly older?: string | undefined
}

/** Where pages are counted, from 0 on, instead of continuing after what was shown last. */
export const pagesAround = (
  page: number,
  isMore: boolean,
  at: (page: number) => string,
): Required<PagerProps> => ({
  newer: page > 0 ? at(page - 1) : undefined,
  older: isMore ? at(page + 1) : undefined,
})

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
