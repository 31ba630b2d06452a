/** What people choose about their mail, and whom it does not reach. Pure; asks no store. */
import type { ComponentChildren } from 'preact'
import {
  Checkbox,
  Done,
  Empty,
  Form,
  Hidden,
  Item,
  Link,
  List,
  Page,
  Panel,
  Section,
  Select,
  useReader,
  UserText,
  When,
  type Again,
} from '../../platform/html/index.ts'
import type { Instant } from '../../platform/values.ts'
import { CHOICES_MAX, EVERYWHERE, PACES, type Pace, type PlaceKey } from './pace.ts'

export type PlaceChoice = {
  readonly place: PlaceKey
  readonly title: string
  readonly href: string
  readonly pace: Pace | undefined
}

export type Returned = {
  readonly place: string
  readonly again: Again
  readonly refusal?: { readonly kind: 'too-many' } | undefined
}

export type MailPageProps = {
  readonly everything: Pace | undefined
  readonly own: boolean
  readonly places: readonly PlaceChoice[]
  readonly pausedAt: Instant | undefined
  readonly saved: boolean
  readonly returned: Returned | undefined
}

export function MailPage(props: MailPageProps) {
  const { t } = useReader()
  const { places, pausedAt, saved, everything, own } = props
  return (
    <Page
      title={t('mailings.title')}
      lede={t('mailings.lede')}
      crumbs={[{ label: t('people.account.title'), href: '/account' }]}
    >
      {saved && <Done>{t('mailings.saved')}</Done>}
      {pausedAt !== undefined && <Bounces at={pausedAt} />}
      <Section title={t('mailings.everything')}>
        <PaceForm {...props} place={EVERYWHERE} pace={everything}>
          <Checkbox name="own" label={t('mailings.own')} checked={own} />
        </PaceForm>
      </Section>
      <Section title={t('mailings.places')}>
        {places.length === 0 && <Empty>{t('mailings.places.none')}</Empty>}
        {places.map(({ place, title, href, pace }) => (
          <Section
            level={3}
            title={
              <Link to={href}>
                <UserText>{title}</UserText>
              </Link>
            }
          >
            <PaceForm {...props} place={place} pace={pace} />
          </Section>
        ))}
      </Section>
    </Page>
  )
}

function Bounces({ at }: { readonly at: Instant }) {
  const { t } = useReader()
  return (
    <Panel tint>
      <p>
        <strong>{t('mailings.bounces')}</strong>
      </p>
      <p>{t.rich('mailings.bounces.lede', { at: <When at={at} /> })}</p>
      <Form action="/account/mail/resumptions" submit={t('mailings.resume')} />
    </Panel>
  )
}

type PaceFormProps = Pick<MailPageProps, 'returned'> & {
  readonly place: PlaceKey
  readonly pace: Pace | undefined
  readonly children?: ComponentChildren
}

/** Nothing chosen is a choice too: for everything what one takes part in, for a place the rest. */
function PaceForm({ place, pace, returned, children }: PaceFormProps) {
  const { t } = useReader()
  const unset = place === EVERYWHERE ? 'standard' : 'unset'
  const again = returned?.place === place ? returned : undefined
  return (
    <Form
      action="/account/mail/choices"
      id={`form-${place.replace(':', '-').toLowerCase()}`}
      submit={t('mailings.save')}
      quiet
      again={again?.again}
      refusal={again?.refusal && t('mailings.too-many', { most: CHOICES_MAX })}
    >
      <Hidden name="place" value={place} />
      <Select
        name="pace"
        label={t('mailings.pace')}
        value={pace ?? 'unset'}
        options={[
          { value: 'unset', label: t(`mailings.pace.${unset}`) },
          ...PACES.map((one) => ({ value: one, label: t(`mailings.pace.${one}`) })),
        ]}
      />
      {children}
    </Form>
  )
}

/** For whoever came from a mail, signed in or not. */
export function StopPage({ done, action }: { readonly done: boolean; readonly action: string }) {
  const { t } = useReader()
  return (
    <Page title={t('mailings.stop.title')} lede={t('mailings.stop.lede')}>
      {done ? (
        <Done>{t('mailings.stop.done')}</Done>
      ) : (
        <Form action={action} submit={t('mailings.stop.button')} id="form-stop" />
      )}
      <p>
        <Link to="/account/mail">{t('mailings.title')}</Link>
      </p>
    </Page>
  )
}

export type Unreached = {
  readonly name: string
  readonly href: string | undefined
  readonly since: Instant
}

export type Complained = {
  /** Absent where the address has no account any more. */
  readonly name: string | undefined
  readonly href: string | undefined
  readonly reports: number
  readonly at: Instant
}

export type UnreachedPageProps = {
  readonly complaints: readonly Complained[]
  readonly people: readonly Unreached[]
  readonly count: number
  /** Mails that no server took, to be tried again by hand. */
  readonly failed: number
}

export function UnreachedPage({ people, count, complaints, failed }: UnreachedPageProps) {
  const { t } = useReader()
  return (
    <Page
      title={t('mailings.unreached.title')}
      lede={count === 0 ? undefined : t('mailings.unreached.lede', { count })}
    >
      {count === 0 && <Empty>{t('mailings.unreached.none')}</Empty>}
      <List>
        {people.map(({ name, href, since }) => (
          <Item
            title={href === undefined ? name : <Link to={href}>{name}</Link>}
            meta={t.rich('mailings.unreached.since', { at: <When at={since} /> })}
          />
        ))}
      </List>
      {failed > 0 && (
        <Section title={t('mailings.failed.title')} id="failed">
          <p>{t('mailings.failed.lede', { count: failed })}</p>
          <Form action="/mailings/attempts" submit={t('mailings.failed.again')} quiet />
        </Section>
      )}
      <Complaints all={complaints} />
    </Page>
  )
}

function Complaints({ all }: { readonly all: readonly Complained[] }) {
  const { t } = useReader()
  if (all.length === 0) return null
  return (
    <Section title={t('mailings.complaints.title')}>
      <p>{t('mailings.complaints.lede')}</p>
      <List>
        {all.map(({ name = t('mailings.complaints.gone'), href, reports, at }) => (
          <Item
            title={href === undefined ? name : <Link to={href}>{name}</Link>}
            meta={t.rich('mailings.complaints.line', { count: reports, at: <When at={at} /> })}
          />
        ))}
      </List>
    </Section>
  )
}
