/** One paragraph: the form in which it is written, struck or corrected. Pure: data in, HTML out. */
import {
  Button,
  Hidden,
  List,
  Meta,
  Page,
  Section,
  Tag,
  TextArea,
  useReader,
  When,
} from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { Name, plain } from '../processes/index.ts'
import { WORDS_LENGTH_MAX, type Correction } from './minutes.ts'
import { NOTE_LENGTH_MAX } from './note.ts'
import { ActForm, isPractice, NoteHead, NoteMeta, Said, useCrumbs } from './parts.tsx'
import { mayAnswer, mayChange, mayCorrect, mayStrike } from './rules.ts'
import type { NoteShown, Scene } from './shown.ts'

type Shown = { readonly shown: NoteShown }

export function NotePage({ shown }: Shown) {
  const { t } = useReader()
  const { note } = shown
  return (
    <Page
      title={t('minutes.note.title')}
      section="meetings"
      practice={isPractice(shown)}
      crumbs={useCrumbs(shown)}
    >
      {note.struckAt !== undefined && <Tag tone="bad">{t('minutes.struck')}</Tag>}
      <NoteHead scene={shown} note={note} />
      <Said scene={shown} of={note.words} />
      <NoteMeta scene={shown} note={note} />
      <WriteForm shown={shown} />
      <CorrectForm shown={shown} />
      {shown.corrections.length > 0 && (
        <Section title={t('minutes.corrections')}>
          <CorrectionList scene={shown} corrections={shown.corrections} />
        </Section>
      )}
      <StrikeForm shown={shown} />
    </Page>
  )
}

function WriteForm({ shown }: Shown) {
  const { t } = useReader()
  const { about, note, hold, viewer, returned } = shown
  const isBack = returned?.form === 'change'
  if (!isBack && !canTry(mayChange(about, note))) return null
  const isOthers = hold !== undefined && hold.by !== viewer?.person
  return (
    <Section title={t('minutes.change.title')} id="write">
      {isOthers && (
        <p>
          {t.rich('minutes.held.beside', {
            name: <bdi>{shown.names.get(hold.by)?.name ?? hold.by}</bdi>,
            until: <When at={hold.until} brief />,
          })}
        </p>
      )}
      {hold && !isOthers && (
        <Meta>{t.rich('minutes.held.own', { until: <When at={hold.until} brief /> })}</Meta>
      )}
      <ActForm
        scene={shown}
        form="change"
        action={`/notes/${note.id}/versions`}
        submit={t('minutes.change.button')}
      >
        <Hidden name="base" value={String(note.version)} />
        <TextArea
          name="words"
          label={t('minutes.change.words')}
          value={plain(shown, note.words, '')}
          maxlength={NOTE_LENGTH_MAX}
          rows={8}
          required
        />
      </ActForm>
    </Section>
  )
}

function CorrectForm({ shown }: Shown) {
  const { t } = useReader()
  const { about, note, corrections, returned } = shown
  const isBack = returned?.form === 'correct'
  if (!isBack && !canTry(mayCorrect(about, note, corrections))) return null
  return (
    <Section title={t('minutes.correct.title')} id="correct">
      <ActForm
        scene={shown}
        form="correct"
        action={`/notes/${note.id}/corrections`}
        submit={t('minutes.correct.button')}
      >
        <TextArea
          name="words"
          label={t('minutes.correct.words')}
          value={plain(shown, note.words, '')}
          maxlength={NOTE_LENGTH_MAX}
          required
        />
        <TextArea
          name="why"
          label={t('minutes.correct.why')}
          maxlength={WORDS_LENGTH_MAX}
          required
        />
      </ActForm>
    </Section>
  )
}

function StrikeForm({ shown }: Shown) {
  const { t } = useReader()
  const { about, note, returned } = shown
  if (returned?.form !== 'strike' && !canTry(mayStrike(about, note))) return null
  return (
    <Section title={t('minutes.strike.title')} id="strike">
      <ActForm
        scene={shown}
        form="strike"
        action={`/notes/${note.id}/strikes`}
        submit={t('minutes.strike.button')}
      >
        <TextArea
          name="why"
          label={t('minutes.strike.why')}
          hint={t('minutes.strike.hint')}
          maxlength={WORDS_LENGTH_MAX}
          required
        />
      </ActForm>
    </Section>
  )
}

type Listed = { readonly scene: Scene; readonly corrections: readonly Correction[] }

/** What was asked for, and what became of it: a declined one stays beside the paragraph. */
export function CorrectionList({ scene, corrections }: Listed) {
  if (corrections.length === 0) return null
  return (
    <List>
      {corrections.map((one) => (
        <CorrectionLine scene={scene} one={one} />
      ))}
    </List>
  )
}

function CorrectionLine({ scene, one }: { readonly scene: Scene; readonly one: Correction }) {
  const { t } = useReader()
  const { state } = one
  return (
    <li class="stack-2" id={`correction-${one.id}`}>
      <p class="row">
        <Tag tone={state.kind === 'asked' ? 'warn' : 'plain'}>
          {t(`minutes.correction.${state.kind}`)}
        </Tag>
        <Name scene={scene} person={one.askedBy} />
      </p>
      <Said scene={scene} of={one.words} />
      <Said scene={scene} of={one.why} />
      {state.kind === 'declined' && (
        <>
          <strong>{t('minutes.correction.because')}</strong>
          <Said scene={scene} of={state.reason} />
        </>
      )}
      <Meta>
        <When at={one.askedAt} brief />
      </Meta>
      {canTry(mayAnswer(scene.about, one)) && <AnswerForms scene={scene} one={one} />}
    </li>
  )
}

function AnswerForms({ scene, one }: { readonly scene: Scene; readonly one: Correction }) {
  const { t } = useReader()
  const action = `/note-corrections/${one.id}/answers`
  return (
    <ActForm scene={scene} form="answer" action={action}>
      <TextArea
        name="reason"
        label={t('minutes.answer.reason')}
        hint={t('minutes.answer.hint')}
        maxlength={WORDS_LENGTH_MAX}
        rows={2}
      />
      <p class="row">
        <Button name="answer" value="take">
          {t('minutes.answer.take')}
        </Button>
        <Button name="answer" value="decline" quiet>
          {t('minutes.answer.decline')}
        </Button>
      </p>
    </ActForm>
  )
}
