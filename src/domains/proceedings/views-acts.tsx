/** The acts of a meeting, each with its line on the record. Pure. */
import { History, Link, Page, useReader, UserText } from '../../platform/html/index.ts'
import { placeOf } from '../meetings/index.ts'
import type { ActsShown } from './load-acts.ts'

export function ActsPage({ acts }: { readonly acts: ActsShown }) {
  const { t } = useReader()
  const { path, title, hosting, count, steps, older } = acts
  return (
    <Page
      title={t('proceedings.record')}
      lede={t('proceedings.record.acts', { count })}
      section="meetings"
      practice={placeOf(hosting).practice}
      crumbs={[
        { label: t('html.nav.meetings'), href: '/meetings' },
        { label: <UserText>{title}</UserText>, href: path },
        { label: t('minutes.proceedings'), href: `${path}/proceedings` },
      ]}
    >
      <History steps={steps} />
      {older !== undefined && (
        <p>
          <Link to={older}>{t('proceedings.record.older')}</Link>
        </p>
      )}
    </Page>
  )
}
