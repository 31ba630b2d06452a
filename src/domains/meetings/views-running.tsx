/** What those who run a meeting do with it: move it, cancel it, say how one comes in. Pure. */
import type { ComponentChildren } from 'preact'
import {
  Checkbox,
  Choice,
  Done,
  Field,
  Hidden,
  Link,
  More,
  Page,
  Panel,
  Section,
  TextArea,
  useReader,
  When,
} from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { plain } from '../processes/index.ts'
import { ActForm, ReasonField } from './act-form.tsx'
import { WORDS_LENGTH_MAX } from './meeting.ts'
import { placeOf } from './hosting.ts'
import { EnteringFields, PhaseTag, RefusedAbove, Times } from './parts.tsx'
import { driftOf, mayChange } from './rules-moving.ts'
import { mayRun } from './rules-standing.ts'
import { SECTION_OF, type RunForm, type RunSection } from './running.ts'
import type { MeetingShown } from './shown.ts'
import { Agenda } from './views-agenda.tsx'
import { Materials } from './views-materials.tsx'

type Shown = { readonly shown: MeetingShown }

const Revision = ({ shown }: Shown) => (
  <Hidden name="revision" value={String(shown.meeting.revision)} />
)

type RunningProps = Shown & { readonly done: RunForm | undefined }

/** What only those who run the meeting need: on a page of its own, so that theirs is no longer. */
export function RunningPage({ shown, done }: RunningProps) {
  const { t } = useReader()
  const { meeting, hosting, now } = shown
  return (
    <Page
      title={t('meetings.running')}
      section="meetings"
      practice={placeOf(hosting).practice}
      crumbs={[
        { label: t('meetings.title'), href: '/meetings' },
        {
          label: plain(shown, meeting.title, t('meetings.removed')),
          href: `/meetings/${meeting.id}`,
        },
      ]}
      tags={<PhaseTag meeting={meeting} now={now} />}
      lede={<Times meeting={meeting} />}
    >
      <RefusedAbove shown={shown} />
      <Told shown={shown} done={done} at="agenda" />
      <Agenda shown={shown} runs />
      <Told shown={shown} done={done} at="materials" />
      <Materials shown={shown} runs />
      <Told shown={shown} done={done} at="changes" />
      <Changes shown={shown} />
    </Page>
  )
}

type ToldProps = RunningProps & { readonly at: RunSection }

/** Where the form stood that was taken: what is so now. An address alone says nothing untrue. */
function Told({ shown, done, at }: ToldProps) {
  if (!done || SECTION_OF[done] !== at || !isSo(shown, done)) return null
  return (
    <div id="done">
      <Done>
        <p>
          <ToldOf shown={shown} done={done} />
        </p>
      </Done>
    </div>
  )
}

const isSo = ({ meeting }: MeetingShown, done: RunForm): boolean =>
  done === 'publish'
    ? meeting.agendaAt !== undefined
    : (done === 'cancel') === (meeting.state.kind === 'cancelled')

function ToldOf({ shown, done }: Shown & { readonly done: RunForm }) {
  const { t } = useReader()
  return done === 'move' ? (
    <>{t.rich('meetings.running.done.move', { when: <When at={shown.meeting.starts} /> })}</>
  ) : (
    <>{t(`meetings.running.done.${done}`)}</>
  )
}

/** On the page of the meeting: the way there, for whom it is. */
export function RunningLink({ shown }: Shown) {
  const { t } = useReader()
  const { meeting, hosting, viewer } = shown
  if (!viewer || !canTry(mayRun(hosting, viewer))) return null
  return (
    <p>
      <Link to={`/meetings/${meeting.id}/running`}>{t('meetings.running')}</Link>
    </p>
  )
}

function Changes({ shown }: Shown) {
  const { t } = useReader()
  const { viewer, now, returned } = shown
  const isBack = ['move', 'cancel', 'ways'].some((form) => form === returned?.form)
  if (!viewer || (!isBack && !canTry(mayChange(shown, viewer, now)))) return null
  return (
    <Section title={t('meetings.running.changes')} id="changes">
      <Opened shown={shown} form="move" label={t('meetings.move')}>
        <MoveForm shown={shown} />
      </Opened>
      <Opened shown={shown} form="cancel" label={t('meetings.cancel')}>
        <CancelForm shown={shown} />
      </Opened>
      <Opened shown={shown} form="ways" label={t('meetings.ways.change')}>
        <WaysForm shown={shown} />
      </Opened>
    </Section>
  )
}

type OpenedProps = Shown & {
  readonly form: string
  readonly label: string
  readonly children: ComponentChildren
}

/** Folded away until somebody wants it; a form that came back stands open. */
function Opened({ shown, form, label, children }: OpenedProps) {
  return shown.returned?.form === form ? <>{children}</> : <More label={label}>{children}</More>
}

function Following({ shown }: Shown) {
  const { t } = useReader()
  return shown.meeting.series ? <Checkbox name="following" label={t('meetings.following')} /> : null
}

function MoveForm({ shown }: Shown) {
  const { t } = useReader()
  const { meeting, hosting } = shown
  const [day, time] = meeting.local.split('T')
  return (
    <ActForm
      scene={shown}
      hosting={hosting}
      form="move"
      action={`/meetings/${meeting.id}/moves`}
      submit={t('meetings.move')}
    >
      <Revision shown={shown} />
      <Field name="day" type="date" label={t('meetings.new.day')} value={day} required />
      <Field name="time" label={t('meetings.new.time')} value={time} required />
      <Field name="zone" label={t('meetings.new.zone')} value={meeting.zone} required />
      <Field
        name="minutes"
        label={t('meetings.new.minutes')}
        inputmode="numeric"
        value={String(meeting.minutes)}
        required
      />
      <Choice
        name="fold"
        legend={t('meetings.new.fold')}
        value={meeting.fold}
        options={[
          { value: 'earlier', label: t('meetings.fold.earlier') },
          { value: 'later', label: t('meetings.fold.later') },
        ]}
      />
      <Following shown={shown} />
      <TextArea
        name="shortNotice"
        label={t('meetings.new.short')}
        hint={t('meetings.new.short.hint')}
        maxlength={WORDS_LENGTH_MAX}
        rows={2}
      />
    </ActForm>
  )
}

function CancelForm({ shown }: Shown) {
  const { t } = useReader()
  const { meeting, hosting } = shown
  return (
    <ActForm
      scene={shown}
      hosting={hosting}
      form="cancel"
      action={`/meetings/${meeting.id}/cancellation`}
      submit={t('meetings.cancel')}
      quiet
    >
      <Revision shown={shown} />
      <ReasonField />
      <Following shown={shown} />
    </ActForm>
  )
}

function WaysForm({ shown }: Shown) {
  const { t } = useReader()
  const { meeting, hosting, door } = shown
  const { ways } = meeting
  const said = (of: string | undefined) => (of === undefined ? undefined : plain(shown, of, ''))
  return (
    <ActForm
      scene={shown}
      hosting={hosting}
      form="ways"
      action={`/meetings/${meeting.id}/ways`}
      submit={t('meetings.ways.change')}
    >
      <Revision shown={shown} />
      <EnteringFields
        video={shown.video}
        made={shown.ownLink}
        join={door?.join ?? ways.join}
        stream={ways.stream}
        dialIn={door?.dialIn ?? said(ways.dialIn)}
        venue={said(ways.venue)}
      />
    </ActForm>
  )
}

/** Its zone changed its law after it was announced: what it means now, and who decides. */
export function Drifted({ shown }: Shown) {
  const { t } = useReader()
  const { meeting, hosting, viewer, now } = shown
  const drift = driftOf(meeting)
  if (!drift) return null
  const { wallAt, nowLocal } = drift
  const { local, zone } = meeting
  const spaced = (raw: string) => raw.replace('T', ' ')
  return (
    <Panel title={t('meetings.drift')} tint level={2}>
      <p>{t('meetings.drift.what', { local: spaced(local), zone, now: spaced(nowLocal) })}</p>
      {canTry(mayChange(shown, viewer, now)) && (
        <ActForm
          scene={shown}
          hosting={hosting}
          form="settle"
          action={`/meetings/${meeting.id}/settlement`}
          submit={t('meetings.drift.button')}
        >
          <Revision shown={shown} />
          <Choice
            name="stays"
            legend={t('meetings.drift.choose')}
            required
            options={[
              ...(wallAt === undefined
                ? []
                : [
                    {
                      value: 'wall',
                      label: t('meetings.drift.wall', { local: spaced(local), zone }),
                      hint: <When at={wallAt} />,
                    },
                  ]),
              {
                value: 'instant',
                label: t('meetings.drift.instant', { local: spaced(nowLocal), zone }),
                hint: <When at={meeting.starts} />,
              },
            ]}
          />
        </ActForm>
      )}
    </Panel>
  )
}
