/** What fair time adds beside processes, bodies and accounts: a sentence, and the way there. */
import { Kept, Link, Meta, Section, useReader } from '../../platform/html/index.ts'
import type { BodySectionProvider } from '../bodies/index.ts'
import type { ThingSection } from '../people/index.ts'
import type { SectionProvider } from '../processes/index.ts'

/** After the meetings themselves. */
const ORDER = 55

export const slotSections: readonly SectionProvider[] = [
  {
    place: 'process.aside',
    order: ORDER,
    /** Counts nothing: every meeting would be read for each page of the process. */
    render: (_, process) =>
      Promise.resolve(
        process.body === undefined ? undefined : (
          <Kept of={process} as="slots">
            <ToLedger
              path={`/processes/${process.slug}`}
              find={`process=${process.slug}`}
              level={3}
            />
          </Kept>
        ),
      ),
  },
]

export const slotBodySections: readonly BodySectionProvider[] = [
  {
    place: 'body.meetings',
    order: ORDER,
    render: (_, { slug }) =>
      Promise.resolve(<ToLedger path={`/bodies/${slug}`} find={`body=${slug}`} />),
  },
]

type ToLedgerProps = {
  readonly path: string
  readonly find: string
  /** As the sections beside it. */
  readonly level?: 3
}

function ToLedger({ path, find, level }: ToLedgerProps) {
  const { t } = useReader()
  return (
    <Section title={t('slots.title')} id="slots" level={level}>
      <p>{t('slots.section')}</p>
      <Meta>
        <Link to={`${path}/slots`}>{t('slots.section.ledger')}</Link> ·{' '}
        <Link to={`/slots?${find}`}>{t('slots.section.find')}</Link>
      </Meta>
    </Section>
  )
}

/** On the page of one's own account: what meetings cost oneself. */
export const slotsOfAccount: ThingSection = (_, thing) =>
  Promise.resolve(thing.startsWith('account:') ? <OfAccount /> : undefined)

function OfAccount() {
  const { t } = useReader()
  return (
    <Section title={t('slots.title')} id="slots">
      <p>{t('slots.account.lede')}</p>
      <Meta>
        <Link to="/slots/mine">{t('slots.account.link')}</Link>
      </Meta>
    </Section>
  )
}
