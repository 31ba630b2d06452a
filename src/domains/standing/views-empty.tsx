/** What is said to whoever is not signed in where a page is theirs alone. Pure. */
import { Link, Page, useReader } from '../../platform/html/index.ts'

export function SignInFirst({ slug }: { readonly slug: string }) {
  const { t } = useReader()
  return (
    <Page title={t('standing.since.title')} lede={t('standing.since.for')}>
      <p class="row">
        <Link to="/sign-in">{t('standing.sign-in')}</Link>
        <Link to={`/processes/${slug}/state`}>{t('standing.state.link')}</Link>
      </p>
    </Page>
  )
}
