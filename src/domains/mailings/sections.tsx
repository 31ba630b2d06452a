/** On the page of a place: the way to follow it by mail. Shows nobody's choice. */
import { Kept, Link, Meta, useReader } from '../../platform/html/index.ts'
import type { BodySectionProvider } from '../bodies/index.ts'
import { aboutOf } from '../discussions/index.ts'
import type { ThingSection } from '../people/index.ts'
import type { SectionProvider } from '../processes/index.ts'

/** After how much is said there. */
const ORDER = 56

function Follow({ place }: { readonly place: string }) {
  const { t } = useReader()
  return (
    <Meta>
      <Link to={`/account/mail?place=${place}`}>{t('mailings.follow')}</Link>
    </Meta>
  )
}

export const mailingSections: readonly SectionProvider[] = [
  {
    place: 'process.main',
    order: ORDER,
    render: async (_read, process) =>
      process.reported ? undefined : (
        <Kept of={process} as="follow by mail">
          <Follow place={`process:${process.id}`} />
        </Kept>
      ),
  },
]

export const mailingBodySections: readonly BodySectionProvider[] = [
  {
    place: 'body.meetings',
    order: ORDER,
    render: async (_read, { id }) => <Follow place={`body:${id}`} />,
  },
]

export const mailingOf: ThingSection = async (_read, thing) =>
  aboutOf(thing) ? <Follow place={thing} /> : undefined
