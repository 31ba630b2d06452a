/** The page of what needs somebody: what, where, why, by when. Pure. */
import {
  Ago,
  Empty,
  Item,
  Link,
  List,
  Meta,
  Page,
  Pager,
  pagesAround,
  Section,
  Split,
  Tag,
  TimeLeft,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import { NEEDS_PER_PAGE, type Needs, type NeedsAsked, type Place } from './needs.ts'
import type { Thing } from './thing.ts'

export type PlaceLine = {
  readonly place: Place
  readonly title: string
  readonly href: string
  readonly count: number
}

/** A process where they were, and how much happened there since. */
export type NewsLine = { readonly title: string; readonly href: string; readonly count: number }

export type NeedsProps = Omit<Needs, 'places'> & {
  readonly places: readonly PlaceLine[]
  readonly news: readonly NewsLine[]
  readonly only: NeedsAsked['only']
  /** Of this page, which is counted from 0 on. */
  readonly shown: readonly Thing[]
  readonly page: number
  /** Of the same without a page; ends where its number is added. */
  readonly path: string
}

export function NeedsMePage(props: NeedsProps) {
  const { t } = useReader()
  const { things, places, shown, page, path } = props
  const isMore = things.length > (page + 1) * NEEDS_PER_PAGE
  const titles = new Map(places.map(({ place, title }) => [place, title]))
  return (
    <Page title={t('desk.needs.title')} lede={t('desk.needs.lede')}>
      <Split aside={<Aside {...props} />}>
        {shown.length === 0 && <Empty>{t('desk.needs.nothing')}</Empty>}
        <List ordered>
          {shown.map((thing) => (
            <Need thing={thing} place={thing.process && titles.get(thing.process)} />
          ))}
        </List>
        <Meta>
          <Link to="/account/calendar">{t('desk.needs.calendar')}</Link>
        </Meta>
        <Pager {...pagesAround(page, isMore, (at) => `${path}page=${at + 1}`)} />
      </Split>
    </Page>
  )
}

function Aside(props: NeedsProps) {
  const { t } = useReader()
  const { places, news } = props
  return (
    <>
      {news.length > 0 && (
        <Section level={3} title={t('desk.needs.new')}>
          {news.map(({ title, href, count }) => (
            <Meta>
              <Link to={href}>
                <UserText>{title}</UserText>
              </Link>{' '}
              · {t('desk.needs.new-count', { count })}
            </Meta>
          ))}
        </Section>
      )}
      {places.length > 1 && <Places {...props} />}
    </>
  )
}

function Need({ thing, place }: { readonly thing: Thing; readonly place: string | undefined }) {
  const { t } = useReader()
  const { said, href, until, since, stake = 'other' } = thing
  const { key, ...values } = said
  return (
    <Item
      level={2}
      title={t(key, values)}
      href={href}
      tag={
        until !== undefined ? (
          <TimeLeft until={until} />
        ) : (
          since !== undefined && (
            <Tag tone="warn">{t.rich('desk.waits', { since: <Ago at={since} /> })}</Tag>
          )
        )
      }
      meta={
        <>
          {place !== undefined && (
            <>
              <UserText>{place}</UserText> ·{' '}
            </>
          )}
          {t(`desk.needs.why.${stake}`)}
        </>
      }
    />
  )
}

function Places({ all, places, only }: NeedsProps) {
  const { t } = useReader()
  const lines = [
    { title: t('desk.needs.all'), href: '/needs-me', count: all, isShown: only === 'all' },
    ...places.map((line) => ({ ...line, isShown: only !== 'all' && only.place === line.place })),
  ]
  return (
    <Section level={3} title={t('desk.needs.where')}>
      {lines.map(({ title, href, count, isShown }) => (
        <Meta>
          {isShown ? (
            <b>
              <UserText>{title}</UserText>
            </b>
          ) : (
            <Link to={href}>
              <UserText>{title}</UserText>
            </Link>
          )}{' '}
          · {t('desk.needs.count', { count })}
        </Meta>
      ))}
    </Section>
  )
}

/** A stranger is told how to see what waits for them, not what waits for others. */
export function SignInPage() {
  const { t } = useReader()
  return (
    <Page title={t('desk.needs.title')} lede={t('desk.needs.lede')}>
      <p>
        <Link to="/sign-in">{t('desk.needs.sign-in')}</Link>
      </p>
    </Page>
  )
}
