/** The list of all meetings. Pure: data in, HTML out. */
import { Empty, Link, Meta, Page, Section, useReader } from '../../platform/html/index.ts'
import { MeetingList } from './parts.tsx'
import type { MeetingsShown } from './shown.ts'

export function MeetingsPage({ shown }: { readonly shown: MeetingsShown }) {
  const { t } = useReader()
  const { coming, past, mine, viewer } = shown
  return (
    <Page title={t('meetings.title')} lede={t('meetings.lede')} section="meetings">
      {viewer && (
        <Section title={t('meetings.mine')} id="mine">
          {mine.length === 0 && <Empty>{t('meetings.mine.none')}</Empty>}
          {mine.length > 0 && <MeetingList scene={shown} lines={mine} />}
        </Section>
      )}
      <Section title={t('meetings.coming')} id="coming">
        {coming.length === 0 && <Empty>{t('meetings.coming.none')}</Empty>}
        {coming.length > 0 && <MeetingList scene={shown} lines={coming} />}
      </Section>
      {past.length > 0 && (
        <Section title={t('meetings.past')} id="past">
          <MeetingList scene={shown} lines={past} />
        </Section>
      )}
      <Meta>
        <Link to="/slots">{t('meetings.fair-slots')}</Link>
      </Meta>
    </Page>
  )
}
