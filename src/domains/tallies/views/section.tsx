/** One sentence beside a process: how much of what was contributed is in its texts. */
import { Link, Meta, Section, useReader } from '../../../platform/html/index.ts'
import type { Sum } from '../shown.ts'

export function SumSection({ sum, slug }: { readonly sum: Sum; readonly slug: string }) {
  const { t } = useReader()
  return (
    <Section title={t('tallies.title')} id="uptake">
      <p>{t('tallies.sum', { ...sum })}</p>
      <Meta>
        <Link to={`/processes/${slug}/uptake`}>{t('tallies.link')}</Link>
      </Meta>
    </Section>
  )
}
