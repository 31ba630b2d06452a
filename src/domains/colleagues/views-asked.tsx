/** The page for whoever is asked, with an account or without: what for, until when. Pure. */
import {
  Choice,
  Form,
  Hidden,
  Link,
  Page,
  Panel,
  Prose,
  Section,
  TextArea,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import { ANSWERS, COMMENT_LENGTH_MAX } from './draft.ts'
import { Changed, Comments, DraftWords } from './parts.tsx'
import type { AskedShown } from './shown.ts'
import { ruleIn, silenceIn, whenIn } from './wording.ts'

export function AskedPage({ shown }: { readonly shown: AskedShown }) {
  const { t } = useReader()
  const { told, draft, invitation, standing, comments, href, isOver, practice } = shown
  const { name, organisation, title } = told
  const { version, rule, note } = draft
  const { deadline, number, content } = version
  const isOpen = draft.state.kind === 'open' && !isOver
  const asked = { deadline, approver: invitation.approver }
  return (
    <Page
      title={t('colleagues.asked.title', { name })}
      practice={practice}
      lede={t(`colleagues.mail.ask.${draft.about.kind}`, { name, organisation, title })}
    >
      <p>
        {ruleIn(rule, asked, t)} {silenceIn(rule, asked, t)}
      </p>
      <p>{t('colleagues.mail.private', { name })}</p>
      <p>
        <Link to={href}>{t(`colleagues.about.${draft.about.kind}`)}</Link>
      </p>
      {note !== '' && (
        <Section title={t('colleagues.note.from', { name })}>
          <Prose text={note} />
        </Section>
      )}
      <Section title={t('colleagues.mail.draft', { number })}>
        <DraftWords content={content} />
      </Section>
      <Changed draft={draft} before={shown.before} />
      {isOpen ? <AnswerPanel shown={shown} /> : <Over shown={shown} />}
      <Comments
        comments={comments}
        invitations={standing.invited.map((one) => one.invitation)}
        owner={name}
      />
      {isOpen && <Departure {...shown} />}
    </Page>
  )
}

function AnswerPanel({ shown }: { readonly shown: AskedShown }) {
  const { t } = useReader()
  const { draft, standing, invitation, action, returned } = shown
  const own = standing.invited.find((one) => one.invitation.id === invitation.id)?.answer
  const back = returned?.form === 'answer' ? returned : undefined
  return (
    <Panel title={t('colleagues.your-answer')} id="answer">
      {own && (
        <p role="status">
          {t(`colleagues.answered.${own.kind}`)}{' '}
          {own.cameFrom !== undefined && (
            <>{t('colleagues.answered.from', { from: own.cameFrom })} </>
          )}
          {t('colleagues.answered.change')}
        </p>
      )}
      <Form
        action={`${action}/answers`}
        again={back?.again}
        refusal={back?.refusal}
        submit={t('colleagues.send')}
      >
        <Hidden name="version" value={String(draft.version.number)} />
        <Choice
          name="answer"
          legend={t('colleagues.answer')}
          hint={t('colleagues.answer.hint')}
          value={own?.kind}
          options={ANSWERS.map((one) => ({ value: one, label: t(`colleagues.answer.${one}`) }))}
        />
        <TextArea
          name="words"
          label={t('colleagues.comment')}
          hint={t('colleagues.comment.hint', { name: shown.told.name })}
          maxlength={COMMENT_LENGTH_MAX}
        />
      </Form>
    </Panel>
  )
}

function Over({ shown: { draft, told } }: { readonly shown: AskedShown }) {
  const { t } = useReader()
  const { state, version } = draft
  return (
    <Panel>
      {state.kind === 'submitted' ? (
        <p>
          <Link to={state.href}>
            {t('colleagues.state.submitted', { when: whenIn(state.at, t) })}
          </Link>
        </p>
      ) : state.kind === 'withdrawn' ? (
        <p>{t('colleagues.state.withdrawn', { when: whenIn(state.at, t) })}</p>
      ) : (
        <p>
          {t.rich('colleagues.state.over', {
            when: whenIn(version.deadline, t),
            name: <UserText>{told.name}</UserText>,
          })}
        </p>
      )}
    </Panel>
  )
}

function Departure({ action }: Pick<AskedShown, 'action'>) {
  const { t } = useReader()
  return (
    <Section title={t('colleagues.departure.title')}>
      <p>{t('colleagues.departure')}</p>
      <Form action={`${action}/departures`} submit={t('colleagues.departure.button')} quiet />
    </Section>
  )
}

export function DepartedPage() {
  const { t } = useReader()
  return <Page title={t('colleagues.departed')} lede={t('colleagues.departed.lede')} />
}
