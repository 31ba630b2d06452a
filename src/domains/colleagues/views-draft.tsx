/** The owner's page of one draft: how it stands, who was reached, what they said. Pure. */
import {
  DataTable,
  Form,
  Hidden,
  Link,
  Meta,
  Page,
  Panel,
  Prose,
  Section,
  Tag,
  TextArea,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import { ProcessForm } from '../processes/index.ts'
import { COMMENT_LENGTH_MAX } from './draft.ts'
import { explainOutcome, explainReturned, explainUnreached } from './explain.ts'
import { Changed, Comments, ContentFields, DeadlineField, DraftWords } from './parts.tsx'
import type { DraftShown, FormName } from './shown.ts'
import type { Invited } from './standing.ts'
import { colleagueName, ruleIn, whenIn } from './wording.ts'

type Props = { readonly shown: DraftShown }

const backOf = ({ returned }: DraftShown, form: FormName) =>
  returned?.form === form ? returned : undefined

export function DraftPage({ shown }: Props) {
  const { t } = useReader()
  const { told, draft, standing, comments, target, versions } = shown
  const { version, state } = draft
  const isOpen = state.kind === 'open'
  return (
    <Page
      title={t('colleagues.draft.title', { organisation: told.organisation })}
      practice={target.process.practice}
      crumbs={[
        { label: t('colleagues.title'), href: '/colleagues' },
        { label: <UserText>{told.title}</UserText>, href: target.href },
      ]}
      tags={<Tag>{t(`colleagues.tag.${isOpen ? standing.outcome.kind : state.kind}`)}</Tag>}
      lede={t('colleagues.private')}
    >
      <State shown={shown} />
      <Section title={t('colleagues.mail.draft', { number: version.number })}>
        <DraftWords content={version.content} />
        {draft.note !== '' && (
          <>
            <Meta>{t('colleagues.note')}</Meta>
            <Prose text={draft.note} />
          </>
        )}
      </Section>
      <Changed draft={draft} before={versions.at(-2)} />
      {isOpen && standing.outcome.kind === 'adopted' && <Submission shown={shown} />}
      <People shown={shown} />
      <Comments
        comments={comments}
        invitations={standing.invited.map((one) => one.invitation)}
        owner={told.name}
        withMailboxes
      >
        {isOpen && <OwnComment shown={shown} />}
      </Comments>
      {isOpen && <Revision shown={shown} />}
      {isOpen && (
        <Section title={t('colleagues.withdraw.title')}>
          <p>{t('colleagues.withdraw.lede')}</p>
          <Form
            action={`/colleagues/${draft.id}/withdrawals`}
            submit={t('colleagues.withdraw')}
            quiet
          />
        </Section>
      )}
      <Versions shown={shown} />
    </Page>
  )
}

function State({ shown: { draft, standing } }: Props) {
  const { t } = useReader()
  const { state, version, rule } = draft
  if (state.kind === 'withdrawn') {
    return <p>{t('colleagues.state.withdrawn', { when: whenIn(state.at, t) })}</p>
  }
  if (state.kind === 'submitted') {
    const returned = explainReturned(standing, t)
    return (
      <>
        <p>
          <Link to={state.href}>
            {t('colleagues.state.submitted', { when: whenIn(state.at, t) })}
          </Link>
        </p>
        {returned !== undefined && <p role="status">{returned}</p>}
      </>
    )
  }
  const unreached = explainUnreached(standing, t)
  return (
    <Panel>
      <p>{ruleIn(rule, { deadline: version.deadline, approver: false }, t)}</p>
      <p>
        <strong>{explainOutcome(standing.outcome, t)}</strong>
      </p>
      {unreached !== undefined && <p role="status">{unreached}</p>}
    </Panel>
  )
}

/** Shown once it is adopted: what will be public, word for word. */
function Submission({ shown }: Props) {
  const { t } = useReader()
  const { draft, target, viewer, line } = shown
  const back = backOf(shown, 'submit')
  return (
    <Section title={t('colleagues.submit.title')} id="submit">
      <p>{t('colleagues.submit.lede')}</p>
      {line !== undefined && <Prose text={line} />}
      <ProcessForm
        scene={{ process: target.process, template: target.template, viewer }}
        again={back?.again}
        refusal={back?.refusal}
        action={`/colleagues/${draft.id}/submissions`}
        submit={t(`colleagues.submit.${draft.about.kind}`)}
      />
    </Section>
  )
}

function People({ shown }: Props) {
  const { t } = useReader()
  const { draft, standing } = shown
  const back = backOf(shown, 'invite')
  const isOpen = draft.state.kind === 'open' && !shown.isOver
  return (
    <Section title={t('colleagues.people')} id="people">
      <DataTable
        caption={t('colleagues.people')}
        captionUnseen
        columns={[
          { label: t('colleagues.column.who') },
          { label: t('colleagues.column.mail') },
          { label: t('colleagues.column.answer') },
          ...(isOpen ? [{ label: t('colleagues.column.link') }] : []),
        ]}
        rows={standing.invited.map((one) => [
          <Who one={one} />,
          t(`colleagues.reach.${reachShown(one)}`),
          <Said one={one} />,
          ...(isOpen ? [<Revoke shown={shown} one={one} />] : []),
        ])}
      />
      {isOpen && (
        <Form
          action={`/colleagues/${draft.id}/invitations`}
          again={back?.again}
          refusal={back?.refusal}
          submit={t('colleagues.invite')}
          quiet
        >
          <TextArea name="colleagues" label={t('colleagues.who.more')} rows={2} required />
        </Form>
      )}
    </Section>
  )
}

const reachShown = ({ reach, invitation: { state } }: Invited) =>
  state.kind === 'asked' ? reach : state.kind

function Who({ one: { invitation } }: { readonly one: Invited }) {
  const { t } = useReader()
  return (
    <>
      <UserText>{colleagueName(invitation, t)}</UserText> <bdi>{invitation.address}</bdi>
      {invitation.approver && <Tag>{t('colleagues.how.approver.title')}</Tag>}
    </>
  )
}

/** With the mailbox, where another one answered than was asked. */
function Said({ one: { answer } }: { readonly one: Invited }) {
  const { t } = useReader()
  if (!answer) return <>{t('colleagues.answer.none')}</>
  const { kind, cameFrom } = answer
  return (
    <>
      {t(`colleagues.answer.${kind}`)}
      {cameFrom !== undefined && <> ({t('colleagues.came-from', { from: cameFrom })})</>}
    </>
  )
}

function Revoke({ shown: { draft }, one: { invitation } }: Props & { readonly one: Invited }) {
  const { t } = useReader()
  if (invitation.state.kind !== 'asked') return null
  return (
    <Form
      action={`/colleagues/${draft.id}/revocations`}
      id={`form-revoke-${invitation.number}`}
      submit={t('colleagues.revoke')}
      quiet
    >
      <Hidden name="invitation" value={invitation.id} />
    </Form>
  )
}

function OwnComment({ shown }: Props) {
  const { t } = useReader()
  const { draft } = shown
  const back = backOf(shown, 'comment')
  return (
    <Form
      action={`/colleagues/${draft.id}/comments`}
      again={back?.again}
      refusal={back?.refusal}
      submit={t('colleagues.comment.send')}
      quiet
    >
      <Hidden name="version" value={String(draft.version.number)} />
      <TextArea
        name="words"
        label={t('colleagues.comment')}
        maxlength={COMMENT_LENGTH_MAX}
        required
      />
    </Form>
  )
}

function Revision({ shown }: Props) {
  const { t } = useReader()
  const { draft } = shown
  const back = backOf(shown, 'revise')
  return (
    <Section title={t('colleagues.revise.title')} id="revise">
      <p>{t('colleagues.revise.lede')}</p>
      <Form
        action={`/colleagues/${draft.id}/versions`}
        again={back?.again}
        refusal={back?.refusal}
        submit={t('colleagues.revise')}
      >
        <ContentFields about={draft.about.kind} content={draft.version.content} />
        <DeadlineField at={draft.version.deadline} />
      </Form>
    </Section>
  )
}

function Versions({ shown: { versions } }: Props) {
  const { t } = useReader()
  return (
    <Section title={t('colleagues.versions')}>
      {versions.map(({ number, at, hash }) => (
        <Meta>
          {t('colleagues.version.line', { number, when: whenIn(at, t) })} <code>{hash}</code>
        </Meta>
      ))}
    </Section>
  )
}
