/** What judgements add to the page of their process: the latest ones, and the way to all. */
import type { Clock } from '../../platform/clock.ts'
import { Kept, Link, Meta, Section, useReader } from '../../platform/html/index.ts'
import { templateOf, type SectionProvider } from '../processes/index.ts'
import { shownFor, type Shown } from './load.ts'
import { judgedIn } from './rules.ts'
import { JudgementList } from './views.tsx'

/** Among the sections of other domains: after ballots, before challenges. */
const ORDER = 44
/** On the page of the process; all of them are on their own. */
const NEWEST = 5

export const judgementSections = (clock: Clock): readonly SectionProvider[] => [
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process) {
      if (judgedIn(await templateOf(read, process.pin)).length === 0) return undefined
      const shown = await shownFor({ read, now: clock.now(), viewer: undefined }, process)
      return (
        <Kept of={process} as="judgements">
          <Judgements shown={shown} />
        </Kept>
      )
    },
  },
]

function Judgements({ shown }: { readonly shown: Shown }) {
  const { t } = useReader()
  return (
    <Section title={t('judgements.title')} id="judgements">
      {shown.judgements.length > 0 && (
        <JudgementList shown={shown} judgements={shown.judgements.slice(0, NEWEST)} />
      )}
      <Meta>
        <Link to={`/processes/${shown.process.slug}/judgements`}>{t('judgements.all')}</Link>
      </Meta>
    </Section>
  )
}
