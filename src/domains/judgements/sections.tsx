/** What judgements add to the page of their process: the latest ones, and the way to all. */
import { Kept, Link, Meta, Section, useReader } from '../../platform/html/index.ts'
import type { ItemProvider } from '../ballots/index.ts'
import type { SectionProvider } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { loadRegister, type Register } from './load.ts'
import { judgedIn } from './rules.ts'
import { JudgementList } from './views.tsx'

/** Among the sections of other domains: after ballots, before challenges. */
const ORDER = 44
/** On the page of the process; all of them are on their own. */
const NEWEST = 5

export const judgementSections = (items: readonly ItemProvider[]): readonly SectionProvider[] => [
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process) {
      if (judgedIn(await templateOf(read, process.pin)).length === 0) return undefined
      const register = await loadRegister(read, process, items)
      return (
        <Kept of={process} as="judgements">
          <Judgements register={register} />
        </Kept>
      )
    },
  },
]

function Judgements({ register }: { readonly register: Register }) {
  const { t } = useReader()
  return (
    <Section title={t('judgements.title')} id="judgements">
      {register.judgements.length > 0 && (
        <JudgementList register={register} judgements={register.judgements.slice(0, NEWEST)} />
      )}
      <Meta>
        <Link to={`/processes/${register.process.slug}/judgements`}>{t('judgements.all')}</Link>
      </Meta>
    </Section>
  )
}
