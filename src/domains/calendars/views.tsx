/** Pages of calendars: how to have one, who comes, what one chose. Pure: asks no store. */
import {
  Checkbox,
  Done,
  Empty,
  Form,
  Hidden,
  Link,
  Meta,
  Page,
  Panel,
  Section,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import { Times } from '../meetings/index.ts'
import { COMING, stillSaid, TOLD_FROM } from './coming.ts'
import { explain } from './explain.ts'
import { ComingForm, wayLabel } from './parts.tsx'
import { toldCount } from './rules.ts'
import type { AccountShown, CalendarShown, ComingShown } from './shown.ts'

export function CalendarPage({
  shown,
  site,
}: {
  readonly shown: CalendarShown
  readonly site: string
}) {
  const { t, language } = useReader()
  const { title, back, path, practice } = shown
  const file = `/${language}${path}.ics`
  return (
    <Page
      title={t('calendars.page.title', { title })}
      section="meetings"
      lede={t('calendars.page.lede')}
      practice={practice}
      crumbs={[back]}
    >
      <Address address={`${site}${file}`} />
      <Section title={t('calendars.page.once')}>
        <p>{t('calendars.page.once.lede')}</p>
        <p>
          <a href={file} download>
            {t('calendars.page.file')}
          </a>
        </p>
      </Section>
    </Page>
  )
}

function Address({ address }: { readonly address: string }) {
  const { t } = useReader()
  return (
    <Section title={t('calendars.page.subscribe')}>
      <p>{t('calendars.page.subscribe.lede')}</p>
      <Panel tint>
        <p>
          <code dir="ltr">{address}</code>
        </p>
      </Panel>
      <p>
        <a href={address.replace(/^https?:/, 'webcal:')}>{t('calendars.page.open')}</a>
      </p>
    </Section>
  )
}

export function ComingPage({ shown }: { readonly shown: ComingShown }) {
  const { t } = useReader()
  const { meeting, title, practice, saved, own, isOpen, returned } = shown
  const current = stillSaid(own, meeting)
  return (
    <Page
      title={t('calendars.coming.title', { title })}
      section="meetings"
      lede={<Times meeting={meeting} />}
      practice={practice}
      crumbs={[{ label: title, href: `/meetings/${meeting.id}` }]}
    >
      {saved && <Done>{t('calendars.saved')}</Done>}
      {own && !current && <Panel tint>{t('calendars.coming.moved')}</Panel>}
      {isOpen ? (
        <Section title={t('calendars.coming.own')}>
          <p>{t('calendars.coming.private')}</p>
          <ComingForm
            meeting={meeting}
            hubs={shown.hubs}
            own={current}
            again={returned?.again}
            refusal={returned?.refusal && explain(returned.refusal, t)}
          />
        </Section>
      ) : (
        <Empty>{t('calendars.coming.closed')}</Empty>
      )}
      <Counts shown={shown} />
      <Named shown={shown} />
      <Asking shown={shown} />
      <Meta>
        <Link to={`/meetings/${meeting.id}/calendar`}>{t('calendars.section.add')}</Link>
      </Meta>
    </Page>
  )
}

function Counts({ shown: { counts, regions } }: { readonly shown: ComingShown }) {
  const { t, language } = useReader()
  return (
    <Section title={t('calendars.counts.title')}>
      <ul>
        {COMING.map((one) => {
          const count = toldCount(counts[one])
          const said = t(`calendars.coming.${one}`)
          return (
            <li>
              {count === undefined
                ? t('calendars.counts.few', { said, from: TOLD_FROM })
                : t('calendars.counts.line', { said, count })}
            </li>
          )
        })}
      </ul>
      {regions.length > 0 && (
        <>
          <p>{t('calendars.counts.regions', { from: TOLD_FROM })}</p>
          <ul>
            {regions.map(({ region, labels, atLeast }) => (
              <li>
                {t('calendars.counts.region', {
                  region: labels?.[language] ?? region,
                  count: atLeast,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

function Named({ shown: { people, hubs } }: { readonly shown: ComingShown }) {
  const { t } = useReader()
  if (!people || people.length === 0) return null
  return (
    <Section title={t('calendars.named.title')}>
      <p>{t('calendars.named.lede')}</p>
      <ul>
        {people.map(({ name, said: { coming, way } }) => (
          <li>
            <UserText>{name}</UserText>: {t(`calendars.coming.${coming}`)}
            {way !== undefined && <> · {wayLabel(way, hubs, t)}</>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** For whoever is not invited as a member. */
function Asking({ shown }: { readonly shown: ComingShown }) {
  const { t } = useReader()
  const { meeting, isInvited, isAsked, isSignedIn, isOpen } = shown
  if (isInvited || !isSignedIn || !isOpen) return null
  return (
    <Section title={t('calendars.ask.title')}>
      <p>{t(isAsked ? 'calendars.ask.asked' : 'calendars.ask.lede')}</p>
      <Form
        action={`/meetings/${meeting.id}/invitations`}
        submit={t(isAsked ? 'calendars.ask.end' : 'calendars.ask.submit')}
        quiet
      >
        <Hidden name="wanted" value={isAsked ? 'no' : 'yes'} />
      </Form>
    </Section>
  )
}

export function AccountCalendarPage({ shown }: { readonly shown: AccountShown }) {
  const { t } = useReader()
  const { address, invitations, saved, returned } = shown
  return (
    <Page
      title={t('calendars.account.title')}
      lede={t('calendars.account.lede')}
      crumbs={[{ label: t('people.account.title'), href: '/account' }]}
    >
      {saved && <Done>{t('calendars.saved')}</Done>}
      <Address address={address} />
      <Section title={t('calendars.account.renew')}>
        <p>{t('calendars.account.renew.lede')}</p>
        <Form
          action="/account/calendar/addresses"
          submit={t('calendars.account.renew.submit')}
          quiet
        />
      </Section>
      <Section title={t('calendars.account.invitations')}>
        <Form
          action="/account/calendar/invitations"
          submit={t('calendars.account.save')}
          again={returned?.again}
          quiet
        >
          <Checkbox
            name="invitations"
            label={t('calendars.account.invitations.label')}
            checked={invitations}
          />
        </Form>
      </Section>
    </Page>
  )
}

/** For whoever came from a mail, signed in or not. */
export function StopPage({ done, action }: { readonly done: boolean; readonly action: string }) {
  const { t } = useReader()
  return (
    <Page title={t('calendars.stop.title')} lede={t('calendars.stop.lede')}>
      {done ? (
        <Done>{t('calendars.stop.done')}</Done>
      ) : (
        <Form action={action} submit={t('calendars.stop.submit')} id="form-stop" />
      )}
      <p>
        <Link to="/account/calendar">{t('calendars.account.title')}</Link>
      </p>
    </Page>
  )
}
