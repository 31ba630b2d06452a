/** One sentence beside a process or a text: where what became of contributions is counted. */
import { Link, Meta, Section, useReader } from '../../../platform/html/index.ts'

export function NumbersSection({ slug }: { readonly slug: string }) {
  const { t } = useReader()
  return (
    <Section title={t('tallies.title')} id="uptake">
      <p>{t('tallies.section')}</p>
      <Meta>
        <Link to={`/processes/${slug}/uptake`}>{t('tallies.link')}</Link>
      </Meta>
    </Section>
  )
}

export function ToNumbers({ id }: { readonly id: string }) {
  const { t } = useReader()
  return (
    <Meta>
      <Link to={`/texts/${id}/uptake`}>{t('tallies.title')}</Link>
    </Meta>
  )
}
