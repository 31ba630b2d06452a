/** What meetings cost the reader: a page that nobody else sees. */
import {
  DataTable,
  Empty,
  Link,
  Meta,
  Page,
  useReader,
  When,
} from '../../../platform/html/index.ts'
import { UserText } from '../../../platform/html/index.ts'
import type { MineShown, OwnMeeting } from '../shown.ts'

export function MinePage({ shown: { zone, meetings } }: { readonly shown: MineShown }) {
  const { t } = useReader()
  const sum = (isComing: boolean) =>
    meetings.reduce((all, one) => all + (one.isComing === isComing ? one.outside : 0), 0)
  return (
    <Page
      title={t('slots.mine.title')}
      lede={t('slots.mine.lede')}
      section="meetings"
      crumbs={[{ label: t('meetings.title'), href: '/meetings' }]}
    >
      <p>
        {t('slots.mine.zone', { zone })} <Link to="/account">{t('slots.mine.change')}</Link>
      </p>
      {meetings.length === 0 ? (
        <Empty>{t('slots.mine.none')}</Empty>
      ) : (
        <>
          <p>{t('slots.mine.sum', { borne: sum(false), coming: sum(true) })}</p>
          <OwnTable meetings={meetings} zone={zone} />
          <Meta>
            {t('slots.ledger.data')}: <Link to="/slots/mine.csv">CSV</Link>
          </Meta>
        </>
      )}
    </Page>
  )
}

type OwnProps = { readonly meetings: readonly OwnMeeting[]; readonly zone: string }

function OwnTable({ meetings, zone }: OwnProps) {
  const { t } = useReader()
  return (
    <DataTable
      caption={t('slots.mine.title')}
      captionUnseen
      columns={[
        { label: t('slots.mine.meeting') },
        { label: t('slots.mine.when') },
        { label: t('slots.mine.outside'), number: true },
      ]}
      rows={meetings.map(({ id, title, starts, outside }) => [
        <Link to={`/meetings/${id}`}>
          <UserText>{title}</UserText>
        </Link>,
        <When at={starts} zone={zone} brief />,
        t('slots.ledger.minutes', { count: outside }),
      ])}
    />
  )
}
