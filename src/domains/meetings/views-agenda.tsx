/** The agenda of a meeting, with the forms of those who bring items and who order them. Pure. */
import {
  Button,
  Empty,
  Field,
  Item,
  Link,
  List,
  Meta,
  More,
  Section,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { Name, Passage, plain } from '../processes/index.ts'
import { ActForm, ReasonField } from './act-form.tsx'
import { minutesAsked, standing, TOPIC_LENGTH_MAX, type AgendaItem } from './agenda.ts'
import { pathOfLink } from './link.ts'
import { LINK_LENGTH_MAX } from './meeting.ts'
import { agendaDue, itemsUntil, mayAdd, mayOrder, mayPublish, mayWithdraw } from './rules-agenda.ts'
import type { MeetingShown } from './shown.ts'

type Shown = { readonly shown: MeetingShown }
type AgendaProps = Shown & {
  /** On the page of who runs the meeting: with what they do about each item. */
  readonly runs?: boolean
}

export function Agenda({ shown, runs = false }: AgendaProps) {
  const { t } = useReader()
  const { agenda, meeting } = shown
  const items = standing(agenda)
  const gone = agenda.filter(({ state }) => state.kind !== 'open')
  const over = minutesAsked(agenda) - meeting.minutes
  return (
    <Section title={t('meetings.agenda')} id="agenda">
      <Standing shown={shown} />
      {over > 0 && <p>{t('meetings.agenda.overrun', { count: over })}</p>}
      {items.length === 0 ? (
        <Empty>{t('meetings.agenda.none')}</Empty>
      ) : (
        <List ordered>
          {items.map((item) => (
            <Line shown={shown} item={item} runs={runs} />
          ))}
        </List>
      )}
      {gone.length > 0 && (
        <More label={t('meetings.agenda.gone', { count: gone.length })}>
          <List>
            {gone.map((item) => (
              <Gone shown={shown} item={item} />
            ))}
          </List>
        </More>
      )}
      {runs ? <PublishForm shown={shown} /> : <AddForm shown={shown} />}
    </Section>
  )
}

/** Whether it was published, when it was due, and until when items can be added. */
function Standing({ shown }: Shown) {
  const { t } = useReader()
  const { meeting, now } = shown
  const due = agendaDue(shown)
  const until = itemsUntil(shown)
  const isLate = due !== undefined && (meeting.agendaAt ?? now) > due
  return (
    <Meta>
      {meeting.agendaAt === undefined ? (
        t('meetings.agenda.draft')
      ) : (
        <>
          {t('meetings.agenda.published')} <When at={meeting.agendaAt} />
        </>
      )}
      {due !== undefined && (
        <>
          {' '}
          · {t(isLate ? 'meetings.agenda.late' : 'meetings.agenda.due')} <When at={due} />
        </>
      )}
      {until > now && meeting.state.kind === 'planned' && (
        <>
          {' '}
          · {t('meetings.agenda.until')} <When at={until} />
        </>
      )}
    </Meta>
  )
}

type LineProps = Shown & { readonly item: AgendaItem }

function Line({ shown, item, runs }: LineProps & { readonly runs: boolean }) {
  const { t } = useReader()
  const { meeting } = shown
  const isLater = meeting.agendaAt !== undefined && item.addedAt > meeting.agendaAt
  return (
    <Item
      id={`item-${item.number}`}
      title={
        <UserText>{`${item.number}. ${plain(shown, item.topic, t('meetings.removed'))}`}</UserText>
      }
      meta={
        <>
          <Name scene={shown} person={item.broughtBy} />
          {item.minutes !== undefined && <> · {t('meetings.minutes', { count: item.minutes })}</>}
          <AboutLink item={item} />
          {isLater && <> · {t('meetings.agenda.later')}</>}
        </>
      }
    >
      {runs ? <ItemForms shown={shown} item={item} /> : <WithdrawForm shown={shown} item={item} />}
    </Item>
  )
}

function AboutLink({ item: { link } }: { readonly item: AgendaItem }) {
  const { t } = useReader()
  const path = link === undefined ? undefined : pathOfLink(link)
  if (path === undefined) return null
  return (
    <>
      {' '}
      · <Link to={path}>{t('meetings.item.about')}</Link>
    </>
  )
}

function Gone({ shown, item }: LineProps) {
  const { t } = useReader()
  const { state } = item
  return (
    <Item
      title={
        <UserText>{`${item.number}. ${plain(shown, item.topic, t('meetings.removed'))}`}</UserText>
      }
      meta={t(`meetings.item.${state.kind}`)}
    >
      {state.kind === 'declined' && (
        <Passage scene={shown} of={state.reason} removed={t('meetings.removed')} />
      )}
    </Item>
  )
}

/** For who runs the meeting: its place, its time, or why it is not taken up. */
function ItemForms({ shown, item }: LineProps) {
  const { t } = useReader()
  const { meeting, hosting, viewer, now } = shown
  const path = `/meetings/${meeting.id}/items/${item.id}`
  const isBack = shown.returned?.form.endsWith(item.id) === true
  const { id } = item
  if (!isBack && !canTry(mayOrder(shown, viewer, now))) return null
  const forms = (
    <>
      <ActForm
        scene={shown}
        hosting={hosting}
        form={`place-${id}`}
        action={`${path}/place`}
        submit={t('meetings.item.place.button')}
        quiet
      >
        <Field
          name="place"
          label={t('meetings.item.place')}
          inputmode="numeric"
          value={String(item.place)}
          required
        />
        <Field
          name="minutes"
          label={t('meetings.item.minutes')}
          inputmode="numeric"
          value={item.minutes === undefined ? undefined : String(item.minutes)}
        />
      </ActForm>
      <ActForm
        scene={shown}
        hosting={hosting}
        form={`decline-${id}`}
        action={`${path}/declining`}
        submit={t('meetings.item.decline')}
        quiet
      >
        <ReasonField />
      </ActForm>
    </>
  )
  return isBack ? forms : <More label={t('meetings.item.change')}>{forms}</More>
}

/** For who brought it. */
function WithdrawForm({ shown, item: { id } }: LineProps) {
  const { t } = useReader()
  const { meeting, hosting, viewer, now, returned } = shown
  const form = `withdraw-${id}`
  const owns = canTry(mayWithdraw({ ...shown, items: shown.agenda }, id, viewer, now))
  if (!owns && returned?.form !== form) return null
  return (
    <ActForm
      scene={shown}
      hosting={hosting}
      form={form}
      action={`/meetings/${meeting.id}/items/${id}/withdrawal`}
      submit={t('meetings.item.withdraw')}
      quiet
    />
  )
}

function AddForm({ shown }: Shown) {
  const { t } = useReader()
  const { meeting, hosting, viewer, now, returned, agenda } = shown
  const about = { meeting, hosting, items: agenda }
  const isBack = returned?.form === 'item'
  if (!isBack && !canTry(mayAdd(about, viewer, now))) return null
  const form = (
    <ActForm
      scene={shown}
      hosting={hosting}
      form="item"
      action={`/meetings/${meeting.id}/items`}
      submit={t('meetings.item.add')}
    >
      <Field name="topic" label={t('meetings.item.topic')} maxlength={TOPIC_LENGTH_MAX} required />
      <Field name="minutes" label={t('meetings.item.minutes')} inputmode="numeric" />
      <Field
        name="about"
        label={t('meetings.item.link')}
        hint={t('meetings.item.link.hint')}
        maxlength={LINK_LENGTH_MAX}
      />
    </ActForm>
  )
  return isBack ? form : <More label={t('meetings.item.add')}>{form}</More>
}

function PublishForm({ shown }: Shown) {
  const { t } = useReader()
  const { meeting, hosting, viewer, now, agenda } = shown
  const may = canTry(mayPublish({ meeting, hosting, items: agenda }, viewer, now))
  if (!may) return null
  return (
    <ActForm
      scene={shown}
      hosting={hosting}
      form="publish"
      action={`/meetings/${meeting.id}/agenda`}
    >
      <p>
        <Button quiet>
          {t(
            meeting.agendaAt === undefined
              ? 'meetings.agenda.publish'
              : 'meetings.agenda.publish-again',
          )}
        </Button>
      </p>
    </ActForm>
  )
}
