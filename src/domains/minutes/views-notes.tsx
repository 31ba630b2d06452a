/** The page on which those who came write notes together. Pure: data in, HTML out. */
import {
  Button,
  Empty,
  Field,
  Followed,
  Link,
  Meta,
  More,
  Page,
  Row,
  Section,
  Select,
  TextArea,
  useReader,
  When,
} from '../../platform/html/index.ts'
import { PhaseTag, standing as onAgenda, wasCalledOff } from '../meetings/index.ts'
import { canTry } from '../people/index.ts'
import { plain } from '../processes/index.ts'
import { TOLD_KINDS } from './channel.ts'
import { standing } from './rules.ts'
import { NOTE_LENGTH_MAX, PASTED_MAX, type Note } from './note.ts'
import {
  ActForm,
  isPractice,
  itemTitle,
  MinutesTag,
  NoteHead,
  NoteMeta,
  phase,
  Said,
  useCrumbs,
} from './parts.tsx'
import { mayCapture, mayCorrect, mayStrike, mayWrite } from './rules.ts'
import type { NotesShown } from './shown.ts'
import { AttendanceSection } from './views-attendance.tsx'
import { ModeratorSection } from './views-moderators.tsx'
import { CorrectionList } from './views-note.tsx'
import { StateSection, TraceSection } from './views-minutes.tsx'

type Shown = { readonly shown: NotesShown }

export function NotesPage({ shown }: Shown) {
  const { t } = useReader()
  const { meeting } = shown
  return (
    <Page
      title={t('minutes.title')}
      lede={<Lede shown={shown} />}
      section="meetings"
      practice={isPractice(shown)}
      crumbs={useCrumbs(shown, false)}
      tags={
        <>
          {meeting.state.kind === 'cancelled' && <PhaseTag meeting={meeting} now={shown.now} />}
          <MinutesTag scene={shown} />
        </>
      }
    >
      <p>
        <Link to={`/meetings/${meeting.id}/proceedings`}>{t('minutes.proceedings')}</Link> ·{' '}
        <Link to={`/meetings/${meeting.id}/room`}>{t('minutes.room')}</Link>
      </p>
      <Followed
        events={`/meetings/${meeting.id}/events?after=${shown.told}`}
        kinds={TOLD_KINDS}
        again={`/meetings/${meeting.id}/notes`}
      >
        {t('minutes.changed')}
      </Followed>
      <AttendanceSection scene={shown} />
      <ModeratorSection shown={shown} />
      <Section title={t('minutes.notes')} id="notes">
        <Notes shown={shown} />
        <WriteForm shown={shown} />
      </Section>
      <TraceSection shown={shown} />
      <StateSection shown={shown} />
    </Page>
  )
}

function Lede({ shown }: Shown) {
  const { t } = useReader()
  const { state } = shown.about.minutes
  const at = phase(shown)
  if (wasCalledOff(shown.meeting)) return <>{t('minutes.lede.cancelled')}</>
  if (state.kind === 'draft') {
    return t.rich('minutes.lede.draft', { until: <When at={state.until} /> })
  }
  if (state.kind === 'approved') {
    return t.rich('minutes.lede.approved', { at: <When at={state.at} /> })
  }
  return <>{t(at === 'early' ? 'minutes.lede.early' : 'minutes.lede.open')}</>
}

/** The items of the agenda in their order, each with its paragraphs; then what is of no item. */
export function byItem({ agenda, notes }: Pick<NotesShown, 'agenda' | 'notes'>) {
  const standing_ = notes.filter(({ struckAt }) => struckAt === undefined)
  const items = agenda
    .filter(({ id, state }) => state.kind === 'open' || standing_.some(({ item }) => item === id))
    .toSorted((one, other) => one.place - other.place || one.number - other.number)
  const known = new Set<string | undefined>(items.map(({ id }) => id))
  return [
    ...items.map((item) => ({ item, notes: standing_.filter((one) => one.item === item.id) })),
    { item: undefined, notes: standing_.filter((one) => !known.has(one.item)) },
  ].filter(({ item, notes: below }) => item !== undefined || below.length > 0)
}

function Notes({ shown }: Shown) {
  const { t } = useReader()
  const groups = byItem(shown)
  if (shown.notes.length === 0) return <Empty>{t('minutes.notes.none')}</Empty>
  return (
    <>
      {groups.map(({ item, notes }) => (
        <section class="stack">
          <h3 dir="auto">{itemTitle(shown, item, t)}</h3>
          {notes.map((note) => (
            <Paragraph shown={shown} note={note} />
          ))}
        </section>
      ))}
    </>
  )
}

function Paragraph({ shown, note }: Shown & { readonly note: Note }) {
  const corrections = shown.corrections.filter((one) => one.note === note.id)
  return (
    <article class="stack-2" id={`note-${note.id}`}>
      <NoteHead scene={shown} note={note} />
      <Said scene={shown} of={note.words} />
      <NoteMeta scene={shown} note={note} />
      <Doing shown={shown} note={note} />
      <CorrectionList scene={shown} corrections={corrections} />
    </article>
  )
}

/** Whether somebody writes here, or the button by which one begins to. */
function Doing({ shown, note }: Shown & { readonly note: Note }) {
  const { t } = useReader()
  const { about, viewer, holds, names } = shown
  const hold = holds.get(note.id)
  const path = `/notes/${note.id}`
  if (note.kind === 'action' && note.action !== undefined) {
    return (
      <p>
        <Link to={`/actions/${note.action}`}>{t('minutes.to-action')}</Link>
      </p>
    )
  }
  if (hold && hold.by !== viewer?.person) {
    const name = names.get(hold.by)?.name ?? hold.by
    return (
      <Meta>
        {t.rich('minutes.held', { name: <bdi>{name}</bdi>, until: <When at={hold.until} brief /> })}
      </Meta>
    )
  }
  const writes = note.kind === 'decision' ? mayCapture(about) : mayWrite(about)
  if (canTry(writes)) {
    return (
      <Row>
        <ActForm
          scene={shown}
          form="hold"
          action={`${path}/holds`}
          submit={t('minutes.hold')}
          quiet
        />
        {canTry(mayStrike(about, note)) && (
          <Link to={`${path}#strike`}>{t('minutes.strike.link')}</Link>
        )}
      </Row>
    )
  }
  return canTry(mayCorrect(about, note, shown.corrections)) ? (
    <p>
      <Link to={`${path}#correct`}>{t('minutes.correct.link')}</Link>
    </p>
  ) : null
}

function WriteForm({ shown }: Shown) {
  const { t } = useReader()
  const { about, meeting, returned, agenda } = shown
  if (returned?.form !== 'write' && !canTry(mayWrite(about))) return null
  const items = onAgenda(agenda)
  const last = shown.notes.findLast(({ item }) => item !== undefined)?.item
  return (
    <ActForm scene={shown} form="write" action={`/meetings/${meeting.id}/notes`}>
      <TextArea
        name="words"
        label={t('minutes.write.words')}
        hint={t('minutes.write.hint', { most: PASTED_MAX })}
        maxlength={NOTE_LENGTH_MAX * PASTED_MAX}
        rows={6}
        required
      />
      <Select
        name="item"
        label={t('minutes.write.item')}
        value={last ?? items[0]?.id ?? ''}
        options={[
          ...items.map((item) => ({ value: item.id, label: itemTitle(shown, item, t) })),
          { value: '', label: t('minutes.no-item') },
        ]}
      />
      <Row>
        <Button name="kind" value="note" accessKey="n">
          {t('minutes.write.note')}
        </Button>
        {canTry(mayCapture(about)) && (
          <Button name="kind" value="decision" accessKey="d" quiet>
            {t('minutes.write.decision')}
          </Button>
        )}
        <Button name="kind" value="action" accessKey="a" quiet>
          {t('minutes.write.action')}
        </Button>
        <Button name="kind" value="intervention" accessKey="i" quiet>
          {t('minutes.write.intervention')}
        </Button>
      </Row>
      <Meta>{t('minutes.write.keys')}</Meta>
      <ActionFields shown={shown} />
      <SpeakerFields shown={shown} />
    </ActForm>
  )
}

/** For an action: whose, until when. Both may be left as they are. */
function ActionFields({ shown }: Shown) {
  const { t } = useReader()
  const people = standing(shown.about).flatMap(({ who }) =>
    who.kind === 'person' && who.person !== shown.viewer?.person ? [who.person] : [],
  )
  return (
    <More label={t('minutes.write.action.more')}>
      <Select
        name="owner"
        label={t('minutes.write.owner')}
        value=""
        options={[
          { value: '', label: t('minutes.myself') },
          ...people.map((person) => ({
            value: person,
            label: shown.names.get(person)?.name ?? person,
          })),
        ]}
      />
      <Field name="due" type="date" label={t('minutes.write.due')} hint={t('minutes.write.week')} />
    </More>
  )
}

/** For an intervention: who spoke, about which clauses of which text. */
function SpeakerFields({ shown }: Shown) {
  const { t } = useReader()
  const lines = standing(shown.about).filter(({ as }) => as !== 'apologies')
  return (
    <More label={t('minutes.write.intervention.more')}>
      <Select
        name="speaker"
        label={t('minutes.write.speaker')}
        value=""
        options={[
          { value: '', label: t('minutes.write.speaker.none') },
          ...lines.map(({ id, who }) => ({
            value: id,
            label:
              who.kind === 'person'
                ? (shown.names.get(who.person)?.name ?? who.person)
                : plain(shown, who.name, t('minutes.removed')),
          })),
        ]}
      />
      <Field
        name="clauses"
        label={t('minutes.write.clauses')}
        hint={t('minutes.write.clauses.hint')}
      />
    </More>
  )
}
