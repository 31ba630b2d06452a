/** What is new to a reader: a sentence, the way to it, the button that puts it behind. Pure. */
import {
  Empty,
  Form,
  Hidden,
  Item,
  Link,
  List,
  Meta,
  Page,
  Panel,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import type { Instant } from '../../platform/values.ts'
import { listPath, type Place } from './ground.ts'
import { placeOf } from './message.ts'
import { BecameList, Byline, useCrumbs, useText } from './parts.tsx'
import type { CatchUp, ListShown, NewShown } from './shown.ts'

type Listing = Pick<ListShown, 'place' | 'path'>

export function CatchUpPanel({ shown }: { readonly shown: ListShown }) {
  const { t } = useReader()
  const { viewer, catchUp, place } = shown
  if (!viewer || (catchUp?.messages === 0 && place)) return null
  return (
    <Panel tint>
      {catchUp ? (
        <Came catchUp={catchUp} listing={shown} />
      ) : (
        <p>{t('discussions.catch-up.first')}</p>
      )}
      {catchUp?.messages !== 0 && <MarkForm listing={shown} isFirst={!catchUp} />}
    </Panel>
  )
}

type CameProps = { readonly catchUp: CatchUp; readonly listing: Listing }

function Came({ catchUp, listing: { place, path } }: CameProps) {
  const { t } = useReader()
  const { messages: count, changes, since, isMore } = catchUp
  const at = <When at={since} />
  if (count === 0) return <p>{t.rich('discussions.catch-up.none', { at })}</p>
  const here = place ? 'discussions.catch-up.here' : 'discussions.catch-up'
  const key = isMore ? 'discussions.catch-up.many' : here
  return (
    <>
      <p>{t.rich(key, { at, count, changes })}</p>
      <Meta>
        <Link to={`${path}${path.includes('?') ? '&' : '?'}new=1`}>
          {t('discussions.new.read')}
        </Link>
      </Meta>
    </>
  )
}

type MarkProps = {
  readonly listing: Listing
  readonly isFirst?: boolean
  /** What came later was not shown. */
  readonly until?: Instant | undefined
}

/** Of a place only what is listed there; the first mark is about everything. */
function MarkForm({ listing: { place, path }, isFirst = false, until }: MarkProps) {
  const { t } = useReader()
  const only = isFirst ? undefined : place
  return (
    <Form
      action="/discussions/marks"
      submit={t(only ? 'discussions.mark-here' : 'discussions.mark-all')}
      id="form-marks"
      quiet
    >
      <Hidden name="back" value={path.replace(/[?&]new=1$/, '')} />
      {only && <Hidden name="about" value={placeOf(only.about)} />}
      {until !== undefined && <Hidden name="until" value={String(until)} />}
    </Form>
  )
}

const crumbOf = (place: Place, label: string) => ({ label, href: listPath(place) })

/** In the order of posting, each with what it became. */
export function NewPage({ shown }: { readonly shown: NewShown }) {
  const { t } = useReader()
  const text = useText(shown)
  const { place, lines, left } = shown
  const one = t('discussions.one')
  const all = { label: t('discussions.title'), href: '/discussions' }
  return (
    <Page
      section="discussions"
      title={t('discussions.new.title')}
      crumbs={place ? [...useCrumbs(shown, place, true), crumbOf(place, one)] : [all]}
      practice={place?.practice}
    >
      {lines.length === 0 && <Empty>{t('discussions.new.none')}</Empty>}
      <List ordered>
        {lines.map(({ message, subject, became }) => (
          <Item
            level={2}
            title={<UserText>{text(subject)}</UserText>}
            href={`/messages/${message.id}`}
            meta={<Byline scene={shown} message={message} />}
          >
            <BecameList became={became} />
          </Item>
        ))}
      </List>
      {left > 0 && <Meta>{t('discussions.new.left', { count: left })}</Meta>}
      {lines.length > 0 && <MarkForm listing={shown} until={lines.at(-1)?.message.at} />}
    </Page>
  )
}
