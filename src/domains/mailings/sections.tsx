/** On the page of a place: the way to follow it by mail. Shows nobody's choice. */
import { Kept, Link, Meta, Section, useReader } from '../../platform/html/index.ts'
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

/** On the pages of an issue, a docket, a text; and on that of one's own account. */
export const mailingOf: ThingSection = async (_read, thing) => {
  if (thing.startsWith('account:')) return <OfAccount />
  return aboutOf(thing) ? <Follow place={thing} /> : undefined
}

function OfAccount() {
  const { t } = useReader()
  return (
    <Section title={t('mailings.title')} id="mail">
      <p>{t('mailings.lede')}</p>
      <Meta>
        <Link to="/account/mail">{t('mailings.choose')}</Link>
      </Meta>
    </Section>
  )
}
