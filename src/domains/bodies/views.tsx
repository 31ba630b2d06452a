/** A body as a page: who sits there, in which role, since when, who was there before. Pure. */
import {
  DataTable,
  Day,
  Empty,
  Field,
  Form,
  Item,
  Link,
  List,
  Meta,
  More,
  Page,
  Panel,
  Refused,
  Section,
  Select,
  Split,
  Tag,
  useReader,
  UserText,
  type Again,
} from '../../platform/html/index.ts'
import type { Instant } from '../../platform/values.ts'
import { hasAgreed, PERMANENCE, PermanenceNotice, ROLES } from '../people/index.ts'
import type { Actor, Code, Named } from '../people/index.ts'
import { isHeld, isServing, type Body, type RoleTerm, type Seat } from './body.ts'
import { explain } from './explain.ts'
import { Since } from './views-list.tsx'
import { mayAppoint, mayJoin, type BodyRefusal } from './rules.ts'

export type BodyPageProps = {
  readonly body: Body
  readonly name: string
  readonly mandate: string | undefined
  readonly seats: readonly Seat[]
  readonly terms: readonly RoleTerm[]
  readonly codes: readonly Code[]
  readonly nameOf: (person: string) => Named
  readonly viewer: Actor | undefined
  readonly returned?: Returned | undefined
}

export type Returned = {
  readonly form: 'join' | 'leave' | 'role'
  readonly again: Again
  readonly refusal?: BodyRefusal | undefined
}

export function BodyPage(props: BodyPageProps) {
  const { body, name, mandate } = props
  const { t } = useReader()
  return (
    <Page
      title={name}
      section="bodies"
      crumbs={[{ label: t('bodies.title'), href: '/bodies' }]}
      tags={<Tag>{t(`bodies.kind.${body.kind}`)}</Tag>}
      lede={<Since body={body} />}
      practice={body.practice}
    >
      <Split aside={<Aside {...props} />}>
        {mandate && (
          <Section title={t('bodies.mandate')}>
            <p>
              <UserText>{mandate}</UserText>
            </p>
          </Section>
        )}
        <Roles {...props} />
        <Members {...props} />
        <Before {...props} />
      </Split>
    </Page>
  )
}

const PersonLink = ({ named }: { readonly named: Named }) => (
  <Link to={named.path}>
    <UserText>{named.name}</UserText>
  </Link>
)

function Term({ term }: { readonly term: RoleTerm }) {
  const { t } = useReader()
  const since = <Day at={term.since} />
  // A term ends before `until`: what people read is its last day.
  const end = term.endedAt ?? (term.until === null ? null : ((term.until - 1) as Instant))
  if (end === null) return t.rich('bodies.term.open', { since })
  const key = term.endedAt === null ? 'bodies.term.until' : 'bodies.term.ended'
  return t.rich(key, { since, until: <Day at={end} /> })
}

function Roles({ terms, nameOf }: BodyPageProps) {
  const { t, now } = useReader()
  const serving = terms.filter((term) => isServing(term, now))
  return (
    <Section title={t('bodies.roles')}>
      {serving.length === 0 ? (
        <Empty>{t('bodies.roles.none')}</Empty>
      ) : (
        <DataTable
          caption={t('bodies.roles')}
          captionUnseen
          columns={[
            { label: t('bodies.person') },
            { label: t('bodies.role') },
            { label: t('bodies.term') },
          ]}
          rows={serving.map((term) => [
            <PersonLink named={nameOf(term.person)} />,
            t(`people.role.${term.role}`),
            <Term term={term} />,
          ])}
        />
      )}
    </Section>
  )
}

function Members({ body, seats, codes, nameOf }: BodyPageProps) {
  const { t, now, language } = useReader()
  const held = seats.filter((seat) => isHeld(seat, now))
  const labelOf = (group: string | null) =>
    codes.find(({ code }) => code === group)?.labels[language] ?? t('bodies.group.none')
  return (
    <Section
      title={t('bodies.members')}
      beside={t('bodies.members.count', { count: held.length })}
      id="members"
    >
      {held.length === 0 && <Empty>{t('bodies.members.none')}</Empty>}
      {held.length > 0 && (
        <DataTable
          caption={t('bodies.members')}
          captionUnseen
          columns={[
            { label: t('bodies.person') },
            ...(body.grouping === null ? [] : [{ label: t('bodies.group') }]),
            { label: t('bodies.term') },
          ]}
          rows={held.map((seat) => [
            <PersonLink named={nameOf(seat.person)} />,
            ...(body.grouping === null ? [] : [labelOf(seat.group)]),
            t.rich('bodies.since', { when: <Day at={seat.since} /> }),
          ])}
        />
      )}
    </Section>
  )
}

function Before({ seats, terms, nameOf }: BodyPageProps) {
  const { t, now } = useReader()
  const left = seats.filter((seat) => !isHeld(seat, now))
  const served = terms.filter((term) => !isServing(term, now))
  if (left.length + served.length === 0) return null
  return (
    <More label={t('bodies.history')}>
      <List>
        {served.map((term) => (
          <Item
            level={4}
            title={<PersonLink named={nameOf(term.person)} />}
            tag={<Tag>{t(`people.role.${term.role}`)}</Tag>}
            meta={<Term term={term} />}
          />
        ))}
        {left.map((seat) => (
          <Item
            level={4}
            title={<PersonLink named={nameOf(seat.person)} />}
            meta={t.rich('bodies.term.ended', {
              since: <Day at={seat.since} />,
              until: <Day at={seat.endedAt ?? seat.since} />,
            })}
          />
        ))}
      </List>
    </More>
  )
}

function Aside(props: BodyPageProps) {
  const { body } = props
  const { t } = useReader()
  return (
    <>
      <Target {...props} />
      <Panel title={t('bodies.join.title')}>
        <p>{t(`bodies.joining.${body.joining}`)}</p>
        <JoinOrLeave {...props} />
      </Panel>
      <AppointForm {...props} />
    </>
  )
}

function Target({ body, seats, codes }: BodyPageProps) {
  const { t, now, language } = useReader()
  const { target } = body
  if (!target) return null
  const held = seats.filter((seat) => isHeld(seat, now))
  return (
    <Section level={3} title={t('bodies.target.title')}>
      <DataTable
        caption={t.rich('bodies.target.set', {
          setBy: target.setBy,
          when: <Day at={target.setAt} />,
        })}
        columns={[{ label: t('bodies.group') }, { label: t('bodies.members'), number: true }]}
        rows={Object.entries(target.seats).map(([group, wanted]) => [
          codes.find(({ code }) => code === group)?.labels[language] ?? group,
          t('bodies.target.group', {
            filled: held.filter((seat) => seat.group === group).length,
            wanted,
          }),
        ])}
      />
    </Section>
  )
}

function JoinOrLeave({ body, seats, codes, viewer, returned }: BodyPageProps) {
  const { t, language, now } = useReader()
  if (!viewer) return <Link to="/sign-in">{t('bodies.join.sign-in')}</Link>
  const again = returned && returned.form !== 'role' ? returned : undefined
  const shown = {
    again: again?.again,
    refusal: again?.refusal && explain(again.refusal, t),
  }
  const own = seats.find((seat) => seat.person === viewer.person && isHeld(seat, now))
  const hasRead = hasAgreed(viewer, PERMANENCE.undertakings, PERMANENCE.version)
  if (own) {
    const action = `/bodies/${body.slug}/departures`
    return (
      <Form action={action} submit={t('bodies.leave.button')} quiet {...shown}>
        {!hasRead && <PermanenceNotice />}
      </Form>
    )
  }
  const allowed = mayJoin(body, viewer)
  if (!allowed.ok && allowed.refusal.kind !== 'permanence-unread') return null
  const code = body.grouping === null ? undefined : viewer.codes.get(body.grouping)
  const group = codes.find((one) => one.code === code)?.labels[language]
  if (body.grouping !== null && group === undefined) {
    return (
      <>
        {shown.refusal && <Refused>{shown.refusal}</Refused>}
        <Link to="/account">{t('bodies.join.choose')}</Link>
      </>
    )
  }
  return (
    <Form action={`/bodies/${body.slug}/seats`} submit={t('bodies.join.button')} {...shown}>
      {group && <Meta>{t('bodies.join.as', { group })}</Meta>}
      {!hasRead && <PermanenceNotice />}
    </Form>
  )
}

function AppointForm({ body, viewer, returned }: BodyPageProps) {
  const { t } = useReader()
  if (!mayAppoint(body, viewer).ok) return null
  const again = returned?.form === 'role' ? returned : undefined
  return (
    <Form
      action={`/bodies/${body.slug}/roles`}
      submit={t('bodies.appoint.button')}
      again={again?.again}
      refusal={again?.refusal && explain(again.refusal, t)}
      quiet
    >
      <h3>{t('bodies.appoint.title')}</h3>
      <Field
        name="handle"
        label={t('bodies.appoint.handle')}
        hint={t('bodies.appoint.handle-hint')}
        required
      />
      <Select
        name="role"
        label={t('bodies.role')}
        options={ROLES.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
        required
      />
      <Field name="until" type="date" label={t('bodies.appoint.until')} />
    </Form>
  )
}
