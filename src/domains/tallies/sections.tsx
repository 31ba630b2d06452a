/** What tallies add to pages of processes and texts: one sentence, and where the numbers are. */
import { Kept, Link, Meta, useReader } from '../../platform/html/index.ts'
import type { ThingSection } from '../people/index.ts'
import type { SectionProvider } from '../processes/index.ts'
import { loadSum } from './load.ts'
import { SumSection } from './views/section.tsx'

/** After the texts and what is said about them. */
const ORDER = 56

export const tallySections: readonly SectionProvider[] = [
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process) {
      const sum = await loadSum(read, process)
      return (
        sum && (
          <Kept of={process} as={`tally ${Object.values(sum).join(' ')}`}>
            <SumSection sum={sum} slug={process.slug} />
          </Kept>
        )
      )
    },
  },
]

/** On the page of a text: what became of contributions to it. */
export const numbersOfText: ThingSection = (_, thing) => {
  const [kind, id = ''] = thing.split(':')
  return Promise.resolve(kind === 'text' ? <ToNumbers id={id} /> : undefined)
}

function ToNumbers({ id }: { readonly id: string }) {
  const { t } = useReader()
  return (
    <Meta>
      <Link to={`/texts/${id}/uptake`}>{t('tallies.title')}</Link>
    </Meta>
  )
}
