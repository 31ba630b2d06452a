/** Hubs of a meeting with those who will be there, and its sessions. Pure. */
import { LANGUAGES, nativeName, formatClock } from '../../platform/languages/index.ts'
import {
  Choice,
  DataTable,
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
} from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { Name, plain } from '../processes/index.ts'
import { ActForm } from './act-form.tsx'
import { PLACE_LENGTH_MAX, type Hub } from './hub.ts'
import { LINK_LENGTH_MAX, TITLE_LENGTH_MAX, WAY_LENGTH_MAX } from './meeting.ts'
import { mayCloseHub, mayOpenHub, mayTakePart } from './rules-hubs.ts'
import { mayChange } from './rules-moving.ts'
import type { MeetingShown } from './shown.ts'

type Shown = { readonly shown: MeetingShown }

export function Hubs({ shown }: Shown) {
  const { t } = useReader()
  const { meeting, hosting, viewer, now, returned } = shown
  const open = shown.hubs.filter(({ closedAt }) => closedAt === undefined)
  const isBack = returned?.form === 'hub'
  const may = isBack || canTry(mayOpenHub({ meeting, hosting }, shown.hubs, viewer, now))
  if (open.length === 0 && !may) return null
  const form = (
    <ActForm
      scene={shown}
      hosting={hosting}
      form="hub"
      action={`/meetings/${meeting.id}/hubs`}
      submit={t('meetings.hub.open')}
    >
      <Field name="place" label={t('meetings.hub.place')} maxlength={PLACE_LENGTH_MAX} required />
      <Field
        name="line"
        label={t('meetings.hub.line')}
        hint={t('meetings.hub.line.hint')}
        maxlength={WAY_LENGTH_MAX}
      />
    </ActForm>
  )
  return (
    <Section title={t('meetings.hubs')} hint={t('meetings.hubs.hint')} id="hubs">
      {open.length === 0 && <Empty>{t('meetings.hubs.none')}</Empty>}
      {open.length > 0 && (
        <List>
          {open.map((hub) => (
            <HubLine shown={shown} hub={hub} />
          ))}
        </List>
      )}
      {may && (isBack ? form : <More label={t('meetings.hub.open')}>{form}</More>)}
    </Section>
  )
}

type HubProps = Shown & { readonly hub: Hub }

function HubLine({ shown, hub }: HubProps) {
  const { t } = useReader()
  const removed = t('meetings.removed')
  return (
    <Item
      title={<UserText>{plain(shown, hub.place, removed)}</UserText>}
      meta={
        <>
          {t('meetings.hub.host')} <Name scene={shown} person={hub.host} />
          {hub.line !== undefined && (
            <>
              {' '}
              · {t('meetings.hub.line')}: <bdi>{plain(shown, hub.line, removed)}</bdi>
            </>
          )}{' '}
          · {t('meetings.hub.people', { count: hub.people.length })}
        </>
      }
    >
      {hub.people.length > 0 && (
        <Meta>
          {hub.people.map((person, index) => (
            <>
              {index > 0 && ' · '}
              <Name scene={shown} person={person} />
            </>
          ))}
        </Meta>
      )}
      <HubForms shown={shown} hub={hub} />
    </Item>
  )
}

function HubForms({ shown, hub }: HubProps) {
  const { t } = useReader()
  const { meeting, hosting, viewer, now } = shown
  if (!viewer || !canTry(mayTakePart({ meeting, hosting }, viewer, now))) return null
  const path = `/meetings/${meeting.id}/hubs/${hub.id}`
  const isThere = hub.people.includes(viewer.person)
  return (
    <More label={t('meetings.hub.yours')}>
      <ActForm
        scene={shown}
        hosting={hosting}
        form={`come-${hub.id}`}
        action={`${path}/${isThere ? 'departures' : 'people'}`}
        submit={t(isThere ? 'meetings.hub.leave' : 'meetings.hub.come')}
        quiet
      />
      {canTry(mayCloseHub({ hosting }, hub, viewer)) && (
        <ActForm
          scene={shown}
          hosting={hosting}
          form={`close-${hub.id}`}
          action={`${path}/closing`}
          submit={t('meetings.hub.close')}
          quiet
        />
      )}
    </More>
  )
}

export function Sessions({ shown }: Shown) {
  const { t, language } = useReader()
  const { meeting, hosting, viewer, now, returned } = shown
  const standing = shown.sessions.filter(({ goneAt }) => goneAt === undefined)
  const isBack = returned?.form === 'session'
  const may =
    isBack || (meeting.kind !== 'call' && canTry(mayChange({ meeting, hosting }, viewer, now)))
  if (standing.length === 0 && !may) return null
  const removed = t('meetings.removed')
  return (
    <Section title={t('meetings.sessions')} id="sessions">
      {standing.length === 0 && <Empty>{t('meetings.sessions.none')}</Empty>}
      {standing.length > 0 && (
        <DataTable
          caption={t('meetings.sessions')}
          captionUnseen
          columns={[
            { label: t('meetings.session.title') },
            { label: meeting.zone },
            { label: 'UTC' },
            { label: t('meetings.session.minutes'), number: true },
            { label: t('meetings.session.room') },
            { label: t('meetings.session.channels') },
            { label: t('meetings.session.captions') },
          ]}
          rows={standing.map((one) => [
            <UserText>{`${one.number}. ${plain(shown, one.title, removed)}`}</UserText>,
            formatClock(one.starts, meeting.zone, language),
            formatClock(one.starts, 'UTC', language),
            String(one.minutes),
            one.room === undefined ? '' : <bdi>{plain(shown, one.room, removed)}</bdi>,
            one.channels.map(nativeName).join(' · '),
            one.captions === undefined ? (
              ''
            ) : (
              <Link to={one.captions}>{t('meetings.session.captions')}</Link>
            ),
          ])}
        />
      )}
      {may && <SessionForms shown={shown} isBack={isBack} />}
    </Section>
  )
}

function SessionForms({ shown, isBack }: Shown & { readonly isBack: boolean }) {
  const { t } = useReader()
  const { meeting, hosting } = shown
  const path = `/meetings/${meeting.id}/sessions`
  const form = (
    <ActForm
      scene={shown}
      hosting={hosting}
      form="session"
      action={path}
      submit={t('meetings.session.add')}
    >
      <Field
        name="title"
        label={t('meetings.session.title')}
        maxlength={TITLE_LENGTH_MAX}
        required
      />
      <Field
        name="day"
        type="date"
        label={t('meetings.new.day')}
        value={meeting.local.slice(0, 10)}
        required
      />
      <Field name="time" label={t('meetings.new.time')} hint={meeting.zone} required />
      <Field
        name="minutes"
        label={t('meetings.session.minutes')}
        inputmode="numeric"
        value="60"
        required
      />
      <Field name="room" label={t('meetings.session.room')} maxlength={PLACE_LENGTH_MAX} />
      <Choice
        name="channels"
        legend={t('meetings.session.channels')}
        many
        options={LANGUAGES.map((one) => ({ value: one, label: nativeName(one), lang: one }))}
      />
      <Field
        name="captions"
        type="url"
        label={t('meetings.session.captions')}
        maxlength={LINK_LENGTH_MAX}
      />
    </ActForm>
  )
  const gone = shown.sessions.filter(({ goneAt }) => goneAt === undefined)
  return (
    <>
      {isBack ? form : <More label={t('meetings.session.add')}>{form}</More>}
      {gone.length > 0 && (
        <More label={t('meetings.session.remove')}>
          {gone.map(({ id, number }) => (
            <ActForm
              scene={shown}
              hosting={hosting}
              form={`remove-${id}`}
              action={`${path}/${id}/removal`}
              submit={t('meetings.session.remove-one', { number })}
              quiet
            />
          ))}
        </More>
      )}
    </>
  )
}
