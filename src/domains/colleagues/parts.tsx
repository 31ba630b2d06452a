/** Parts that the pages about drafts share: the words, the comments, the fields. Pure. */
import type { ComponentChildren } from 'preact'
import {
  Choice,
  Clause,
  DateTime,
  Empty,
  Field,
  Item,
  List,
  Prose,
  Section,
  TextArea,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import { toLocal } from '../../platform/languages/index.ts'
import type { Instant } from '../../platform/values.ts'
import { CHOICES } from '../decisions/index.ts'
import { SUBMISSION_BYTES_MAX } from '../dockets/index.ts'
import {
  REASON_LENGTH_MAX,
  TITLE_LENGTH_MAX,
  type About,
  type Comment,
  type Content,
  type Draft,
  type Invitation,
  type Version,
} from './draft.ts'
import { changedParts } from './redline.ts'
import { colleagueName, partsIn } from './wording.ts'

export function DraftWords({ content }: { readonly content: Content }) {
  const { t } = useReader()
  return (
    <>
      {partsIn(content, t).map(([name, words]) => (
        <>
          {name !== '' && (
            <p>
              <strong>{name}</strong>
            </p>
          )}
          <Prose text={words} />
        </>
      ))}
    </>
  )
}

/** Nothing for a first version. */
export function Changed({ draft, before }: ChangedProps) {
  const { t } = useReader()
  if (!before) return null
  const { content } = draft.version
  const parts = changedParts(before.content, content, { t, language: draft.language })
  return (
    <Section title={t('colleagues.changes', { number: before.number })} id="changes">
      {parts.length === 0 && <p>{t('colleagues.changes.none')}</p>}
      {parts.map(({ name, changes }, index) => (
        <>
          {name !== '' && (
            <p>
              <strong>{name}</strong>
            </p>
          )}
          <Clause number={String(index + 1)} text={changes} />
        </>
      ))}
    </Section>
  )
}

type ChangedProps = {
  readonly draft: Pick<Draft, 'version' | 'language'>
  readonly before: Version | undefined
}

type CommentsProps = {
  readonly comments: readonly Comment[]
  readonly invitations: readonly Invitation[]
  /** Whoever asks. */
  readonly owner: string
  /** For the owner: from which mailbox, where it was another than the one that was asked. */
  readonly withMailboxes?: boolean
  readonly children?: ComponentChildren
}

export function Comments({ comments, invitations, owner, withMailboxes, children }: CommentsProps) {
  const { t } = useReader()
  const byId = new Map(invitations.map((one) => [one.id, one]))
  const nameOf = ({ invitation }: Comment) => {
    const one = invitation === undefined ? undefined : byId.get(invitation)
    return one ? colleagueName(one, t) : owner
  }
  return (
    <Section title={t('colleagues.comments')} id="comments">
      {comments.length === 0 && <Empty>{t('colleagues.comments.none')}</Empty>}
      <List>
        {comments.map((one) => (
          <Item
            title={<UserText>{nameOf(one)}</UserText>}
            level={3}
            meta={
              <>
                <When at={one.at} /> · {t('colleagues.of-version', { number: one.version })}
                {withMailboxes && one.cameFrom !== undefined && (
                  <> · {t('colleagues.came-from', { from: one.cameFrom })}</>
                )}
              </>
            }
          >
            <Prose text={one.words} />
          </Item>
        ))}
      </List>
      {children}
    </Section>
  )
}

type FieldsProps = { readonly about: About['kind']; readonly content?: Content | undefined }

/** As the form of the docket or of the call asks for it. */
export function ContentFields({ about, content }: FieldsProps) {
  return about === 'docket' ? (
    <SubmissionFields words={content?.kind === 'submission' ? content.words : undefined} />
  ) : (
    <PositionFields content={content?.kind === 'position' ? content : undefined} />
  )
}

function SubmissionFields({ words }: { readonly words: string | undefined }) {
  const { t } = useReader()
  return (
    <TextArea
      name="words"
      label={t('colleagues.words')}
      rows={10}
      value={words}
      maxlength={SUBMISSION_BYTES_MAX}
      required
    />
  )
}

type PositionProps = {
  readonly content: Extract<Content, { readonly kind: 'position' }> | undefined
}

function PositionFields({ content }: PositionProps) {
  const { t } = useReader()
  const { stance, reason, objection } = content ?? {}
  const until = stance?.kind === 'reserve' ? dayIn(stance.until) : undefined
  return (
    <>
      <Choice
        name="choice"
        legend={t('colleagues.position')}
        value={stance?.kind}
        required
        options={CHOICES.map((one) => ({
          value: one,
          label: t(`decisions.choice.${one}`),
          hint: t(`decisions.choice.${one}.hint`),
        }))}
      />
      <Field name="until" type="date" label={t('colleagues.reserve-until')} value={until} />
      <TextArea
        name="reason"
        label={t('colleagues.reason')}
        value={reason}
        maxlength={REASON_LENGTH_MAX}
      />
      <Field
        name="title"
        label={t('colleagues.objection.title')}
        hint={t('colleagues.objection.hint')}
        value={objection?.title}
        maxlength={TITLE_LENGTH_MAX}
      />
      <TextArea
        name="argument"
        label={t('colleagues.objection.argument')}
        value={objection?.argument}
        maxlength={REASON_LENGTH_MAX}
      />
      <TextArea
        name="remedy"
        label={t('colleagues.objection.remedy')}
        value={objection?.remedy}
        maxlength={REASON_LENGTH_MAX}
      />
    </>
  )
}

/** A day as a date field takes it; windows and reservations end with a day in UTC. */
const dayIn = (at: Instant): string => toLocal(at, 'UTC').slice(0, 'YYYY-MM-DD'.length)

export function DeadlineField({ at }: { readonly at?: Instant | undefined }) {
  const { t } = useReader()
  return (
    <DateTime
      name="deadline"
      label={t('colleagues.deadline')}
      hint={t('colleagues.deadline.hint')}
      at={at}
      required
    />
  )
}
