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

/** All that was said about one text and where it went; beside it, who was heard. */
export function OfText({ id }: { readonly id: string }) {
  const { t } = useReader()
  return (
    <Section title={t('tallies.title')} id="uptake">
      <p>
        <Link to={`/texts/${id}/dispositions`}>{t('uptake.list.link')}</Link>
        {' · '}
        <Link to={`/texts/${id}/uptake`}>{t('tallies.link')}</Link>
      </p>
    </Section>
  )
}
