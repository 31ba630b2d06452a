/** A body as a page: seats, roles, balance, what it decides, who was there before. Pure. */
import type { VNode } from 'preact'
import {
  DataTable,
  Day,
  Empty,
  Link,
  Page,
  Panel,
  Section,
  Split,
  Tag,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import type { Instant } from '../../platform/values.ts'
import { isServing } from './body.ts'
import { isStandingIn, type StandIn } from './place.ts'
import type { BodyPlace, ProcessNamed } from './section.ts'
import {
  AppointForm,
  EndRoleForm,
  EndStandInForm,
  FillForm,
  JoinOrLeave,
  StandInForm,
  type FormProps,
} from './views-forms.tsx'
import { Before, PersonLink, Term } from './views-history.tsx'
import { Since } from './views-list.tsx'
import { Balance, MeetingsDue, Members, Places, Target, Vacancies } from './views-seats.tsx'

export type { Returned } from './views-forms.tsx'

export type BodyPageProps = FormProps & {
  /** What later domains know of this body. */
  readonly added: Partial<Record<BodyPlace, readonly VNode[]>>
  /** In which a role is delegated. */
  readonly processes: readonly ProcessNamed[]
}

export function BodyPage(props: BodyPageProps) {
  const { body, name, mandate, added } = props
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
        {props.places.length > 0 ? <Places {...props} /> : <Members {...props} />}
        <StandIns {...props} />
        {added['body.decisions']}
        {added['body.advice']}
        <MeetingsDue body={body} />
        {added['body.meetings']}
        <Before {...props} />
      </Split>
    </Page>
  )
}

function Roles(props: BodyPageProps) {
  const { terms, nameOf } = props
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
      {serving.map((term) => (
        <EndRoleForm {...props} term={term} name={nameOf(term.person)?.name ?? ''} />
      ))}
    </Section>
  )
}

/** Who sits or serves for somebody else for a time; at an open table too. */
function StandIns(props: BodyPageProps) {
  const { standIns, nameOf } = props
  const { t, now } = useReader()
  const standing = standIns.filter((one) => isStandingIn(one, now))
  if (standing.length === 0) return null
  return (
    <Section title={t('bodies.stand-ins')}>
      <DataTable
        caption={t('bodies.stand-ins')}
        captionUnseen
        columns={[
          { label: t('bodies.person') },
          { label: t('bodies.stand-in.for') },
          { label: t('bodies.role') },
          { label: t('bodies.term') },
        ]}
        rows={standing.map((one) => [
          <PersonLink named={nameOf(one.person)} />,
          <PersonLink named={nameOf(one.holder)} />,
          <StoodFor {...props} of={one.for} />,
          t.rich('bodies.term.until', {
            since: <Day at={one.since} />,
            until: <Day at={(one.until - 1) as Instant} />,
          }),
        ])}
      />
      {standing.map((standIn) => (
        <EndStandInForm {...props} standIn={standIn} />
      ))}
    </Section>
  )
}

/** The seat or the role; and where in one process only, in which. */
function StoodFor({ of, processes }: BodyPageProps & { readonly of: StandIn['for'] }) {
  const { t } = useReader()
  if (of.kind === 'seat') return <>{t('bodies.seat')}</>
  const process = processes.find(({ id }) => id === of.process)
  return (
    <>
      {t(`people.role.${of.role}`)}
      {process && (
        <>
          {' · '}
          {t('bodies.stand-in.only-in')}{' '}
          <Link to={`/processes/${process.slug}`}>
            <UserText>{process.title}</UserText>
          </Link>
        </>
      )}
    </>
  )
}

function Aside(props: BodyPageProps) {
  const { body, places } = props
  const { t } = useReader()
  const joining = body.shape ? 'provided' : body.joining
  return (
    <>
      {places.length > 0 ? <Balance {...props} /> : <Target {...props} />}
      {places.length > 0 && <Vacancies {...props} />}
      <Panel title={t('bodies.join.title')}>
        <p>{t(`bodies.joining.${joining}`)}</p>
        <JoinOrLeave {...props} />
      </Panel>
      <FillForm {...props} />
      <AppointForm {...props} />
      <StandInForm {...props} />
    </>
  )
}
