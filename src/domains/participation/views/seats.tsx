/** The table of a process: who sits there, whom the target still asks for, and whom to ask. */
import {
  DataTable,
  Day,
  Empty,
  GROUPS_MAX,
  Item,
  Link,
  List,
  Meta,
  Page,
  SeatTable,
  Section,
  useReader,
  UserText,
} from '../../../platform/html/index.ts'
import type { Translate } from '../../../platform/languages/index.ts'
import type { PersonId } from '../../people/index.ts'
import type { Process } from '../../processes/index.ts'
import { roleTitle } from '../../templates/index.ts'
import { missingIn, type GroupSeats } from '../seats.ts'
import type { SeatsShown } from './shown.ts'

type Shown = { readonly shown: SeatsShown }

/** How many names are said of those who know whom else to ask. */
const NAMES_SHOWN = 5

const nameOf = ({ group, label }: GroupSeats, t: Translate): string =>
  label?.[t.language] ?? (group === '' ? t('participation.members') : group)

const drawn = (groups: readonly GroupSeats[], t: Translate) =>
  groups.map((one) => ({ name: nameOf(one, t), filled: one.filled, target: one.target }))

/** A drawing tells eight groups apart; more of them are a table. */
function Seats({ shown }: Shown) {
  const { t } = useReader()
  const { groups, body } = shown
  if (groups.length > GROUPS_MAX) return <SeatsInRows shown={shown} />
  const { target } = body
  return (
    <SeatTable groups={drawn(groups, t)}>
      {target && (
        <>
          {t.rich('participation.target', {
            who: <UserText>{setter(shown, target.setBy, t)}</UserText>,
            day: <Day at={target.setAt} />,
          })}
        </>
      )}
    </SeatTable>
  )
}

const setter = ({ template }: SeatsShown, by: string, t: Translate) => roleTitle(template, by, t)

function SeatsInRows({ shown: { groups } }: Shown) {
  const { t } = useReader()
  return (
    <DataTable
      caption={t('html.seats')}
      columns={[
        { label: t('html.share.group') },
        { label: t('html.seats.filled'), number: true },
        { label: t('html.seats.target'), number: true },
        { label: t('participation.open'), number: true },
      ]}
      rows={groups.map((one) => [
        nameOf(one, t),
        one.filled,
        one.target ?? '–',
        one.target === undefined ? '–' : Math.max(0, one.target - one.filled),
      ])}
    />
  )
}

/** Beside the page of the process. */
export function SeatsAside({ shown, slug }: Shown & { readonly slug: string }) {
  const { t } = useReader()
  const isMissing = missingIn(shown.groups).length > 0
  return (
    <Section title={t('participation.title')} level={3}>
      <Seats shown={shown} />
      <Meta>
        <Link to={`/processes/${slug}/participation`}>
          {t(isMissing ? 'participation.whom-to-ask' : 'participation.link')}
        </Link>{' '}
        · <Link to={`/bodies/${shown.body.slug}`}>{t('participation.join')}</Link>
      </Meta>
    </Section>
  )
}

export type ParticipationProps = {
  readonly process: Process
  readonly title: string
  readonly shown: SeatsShown | undefined
}

export function ParticipationPage({ process, title, shown }: ParticipationProps) {
  const { t } = useReader()
  return (
    <Page
      title={t('participation.page', { process: title })}
      lede={t('participation.lede')}
      section="processes"
      practice={process.practice}
      crumbs={[
        { label: t('html.nav.processes'), href: '/processes' },
        { label: title, href: `/processes/${process.slug}` },
      ]}
    >
      {shown ? (
        <>
          <Seats shown={shown} />
          {!shown.body.target && <Meta>{t('participation.no-target')}</Meta>}
          {shown.groups.length <= GROUPS_MAX && <SeatsInRows shown={shown} />}
          <Missing shown={shown} />
        </>
      ) : (
        <Empty>{t('participation.no-table')}</Empty>
      )}
      <p>
        <Link to={`/processes/${process.slug}/audit`}>{t('participation.audit.title')}</Link>
      </p>
    </Page>
  )
}

/** Whom to ask: those of the group who are there already, and the officers of the body. */
function Missing({ shown }: Shown) {
  const { t } = useReader()
  const missing = missingIn(shown.groups)
  if (missing.length === 0) return null
  return (
    <Section title={t('participation.whom-to-ask')} id="ask">
      <List>
        {missing.map((one) => (
          <Item
            title={nameOf(one, t)}
            meta={t('participation.wanted', { count: (one.target ?? 0) - one.filled })}
          >
            {one.seated.length > 0 ? (
              <p>
                {t('participation.ask.seated')} <Names shown={shown} people={one.seated} />
              </p>
            ) : (
              <p>{t('participation.ask.nobody')}</p>
            )}
          </Item>
        ))}
      </List>
      {shown.officers.length > 0 && (
        <Meta>
          {t('participation.ask.officers')}{' '}
          <Names shown={shown} people={shown.officers.map(({ person }) => person)} />
        </Meta>
      )}
    </Section>
  )
}

function Names({ shown, people }: Shown & { readonly people: readonly PersonId[] }) {
  const known = [...new Set(people)].slice(0, NAMES_SHOWN).flatMap((id) => {
    const named = shown.names.get(id)
    return named ? [named] : []
  })
  return (
    <>
      {known.map(({ name, path }, index) => (
        <>
          {index > 0 && ', '}
          <Link to={path}>
            <UserText>{name}</UserText>
          </Link>
        </>
      ))}
    </>
  )
}
