/** Beside a process: where it stands on one page, and what is new there to whoever reads it. */
import { Kept, Link, Meta, Panel, useReader } from '../../platform/html/index.ts'
import { countInPlace, entryCount } from '../../platform/record/index.ts'
import { rolesIn, type SectionProvider } from '../processes/index.ts'
import { SERVING } from './rules.ts'
import { placeOf } from './since.ts'
import { findVisit } from './store-visits.ts'

/** Above all others: who comes back reads it first. */
const ORDER = { state: -20, since: -10 } as const

export const standingSections: readonly SectionProvider[] = [
  {
    place: 'process.aside',
    order: ORDER.state,
    async render(_, process) {
      return (
        <Kept of={process} as="state-of-play">
          <StateAside slug={process.slug} />
        </Kept>
      )
    },
  },
  {
    place: 'process.aside',
    order: ORDER.since,
    async render(read, process, viewer) {
      if (!viewer) return undefined
      const visit = await findVisit(read, { person: viewer.person, process: process.id })
      const from = visit?.since ?? (await entryCount(read))
      const count = await countInPlace(read, placeOf(process), from)
      const serves = rolesIn(process, viewer).some((role) => SERVING.has(role))
      return <SinceAside slug={process.slug} count={count} serves={serves} />
    },
  },
]

function StateAside({ slug }: { readonly slug: string }) {
  const { t } = useReader()
  return (
    <Panel tint title={t('standing.aside.title')}>
      <p>
        <Link to={`/processes/${slug}/state`}>{t('standing.state.link')}</Link>
      </p>
    </Panel>
  )
}

type SinceProps = { readonly slug: string; readonly count: number; readonly serves: boolean }

function SinceAside({ slug, count, serves }: SinceProps) {
  const { t } = useReader()
  return (
    <Meta>
      <Link to={`/processes/${slug}/since`}>{t('standing.since.title')}</Link> ·{' '}
      {t('standing.count', { count })}
      {serves && (
        <>
          {' · '}
          <Link to={`/processes/${slug}/desk`}>{t('standing.aside.desk')}</Link>
        </>
      )}
    </Meta>
  )
}
