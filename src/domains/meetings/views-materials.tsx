/** Papers for a meeting, and the private form for what somebody needs to come. Pure. */
import {
  Choice,
  Empty,
  Field,
  Hidden,
  Item,
  List,
  Meta,
  More,
  Section,
  Tag,
  TextArea,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import { ATTACHMENT_BYTES_MAX } from '../discussions/index.ts'
import { canTry, isStaff } from '../people/index.ts'
import { Name, Passage, plain } from '../processes/index.ts'
import { ActForm, ReasonField } from './act-form.tsx'
import { REQUEST_KINDS, type Material, type Request } from './material.ts'
import { LINK_LENGTH_MAX, TITLE_LENGTH_MAX, WORDS_LENGTH_MAX } from './meeting.ts'
import { mayTakePart } from './rules-hubs.ts'
import { dueBefore, ruleOf } from './rules-notice.ts'
import { mayRun } from './rules-standing.ts'
import type { MeetingShown } from './shown.ts'

type Shown = { readonly shown: MeetingShown }

type MaterialsProps = Shown & {
  /** On the page of who runs the meeting: judged there, and submitted on the other. */
  readonly runs?: boolean
}

export function Materials({ shown, runs = false }: MaterialsProps) {
  const { t } = useReader()
  const { meeting, hosting, materials, viewer, now, returned } = shown
  const isBack = returned?.form === 'material'
  const may = !runs && (isBack || canTry(mayTakePart({ meeting, hosting }, viewer, now)))
  if (materials.length === 0 && !may) return null
  const papers = ruleOf(hosting, meeting.kind)?.papers
  const form = (
    <ActForm
      scene={shown}
      hosting={hosting}
      form="material"
      action={`/meetings/${meeting.id}/materials`}
      submit={t('meetings.material.submit')}
      upload
    >
      <Field
        name="title"
        label={t('meetings.material.title')}
        maxlength={TITLE_LENGTH_MAX}
        required
      />
      <Field
        name="href"
        label={t('meetings.material.href')}
        hint={t('meetings.material.href.hint')}
        maxlength={LINK_LENGTH_MAX}
      />
      <FileField />
    </ActForm>
  )
  return (
    <Section title={t('meetings.materials')} id="materials">
      {papers && (
        <Meta>
          {t('meetings.materials.due')} <When at={dueBefore(meeting.starts, papers)} />
        </Meta>
      )}
      {materials.length === 0 && <Empty>{t('meetings.materials.none')}</Empty>}
      {materials.length > 0 && (
        <List>
          {materials.map((material) => (
            <MaterialLine shown={shown} material={material} runs={runs} />
          ))}
        </List>
      )}
      {may && (isBack ? form : <More label={t('meetings.material.submit')}>{form}</More>)}
    </Section>
  )
}

function FileField() {
  const { t } = useReader()
  const size = ATTACHMENT_BYTES_MAX / KILOBYTE / KILOBYTE
  return (
    <Field
      name="file"
      type="file"
      label={t('meetings.material.file')}
      hint={t('meetings.material.file.hint', { size })}
    />
  )
}

const KILOBYTE = 1024

type LineProps = Shown & { readonly material: Material; readonly runs: boolean }

const TONES = { submitted: undefined, approved: 'now', declined: 'bad' } as const

function MaterialLine({ shown, material, runs }: LineProps) {
  const { t } = useReader()
  const { state, title, href, submittedBy, submittedAt } = material
  const papers = ruleOf(shown.hosting, shown.meeting.kind)?.papers
  const isLate = papers !== undefined && submittedAt > dueBefore(shown.meeting.starts, papers)
  return (
    <Item
      title={<UserText>{plain(shown, title, t('meetings.removed'))}</UserText>}
      href={href}
      tag={<Tag tone={TONES[state.kind]}>{t(`meetings.material.${state.kind}`)}</Tag>}
      meta={
        <>
          <Name scene={shown} person={submittedBy} /> · <When at={submittedAt} brief />
          <FileMeta shown={shown} material={material} />
          {isLate && <> · {t('meetings.material.late')}</>}
        </>
      }
    >
      {state.kind === 'declined' && (
        <Passage scene={shown} of={state.reason} removed={t('meetings.removed')} />
      )}
      {runs && <JudgeForms shown={shown} material={material} />}
    </Item>
  )
}

/** Its name, where that was not removed, how large it is, and whether it was looked into. */
function FileMeta({ shown, material }: Shown & { readonly material: Material }) {
  const { t } = useReader()
  const file = shown.files.get(material.id)
  if (!file) return null
  const { name, size, scanned } = file
  return (
    <>
      {' '}
      · <UserText>{plain(shown, name, t('meetings.removed'))}</UserText> ·{' '}
      {t('discussions.file.size', { size: Math.ceil(size / KILOBYTE) })} ·{' '}
      {t(scanned ? 'discussions.file.scanned' : 'discussions.file.unscanned')}
    </>
  )
}

function JudgeForms({ shown, material }: Shown & { readonly material: Material }) {
  const { t } = useReader()
  const { meeting, hosting, viewer, returned } = shown
  const isBack = returned?.form.endsWith(material.id) === true
  if (!isBack && !canTry(mayRun(hosting, viewer))) return null
  const path = `/meetings/${meeting.id}/materials/${material.id}`
  return (
    <More label={t('meetings.material.judge')}>
      <ActForm
        scene={shown}
        hosting={hosting}
        form={`approve-${material.id}`}
        action={`${path}/approval`}
        submit={t('meetings.material.approve')}
        quiet
      />
      <ActForm
        scene={shown}
        hosting={hosting}
        form={`refuse-${material.id}`}
        action={`${path}/declining`}
        submit={t('meetings.item.decline')}
        quiet
      >
        <ReasonField />
      </ActForm>
    </More>
  )
}

/** Shown to who asks and to the staff; absent for everybody else. */
export function Requests({ shown }: Shown) {
  const { t } = useReader()
  const { meeting, hosting, requests, viewer, now, returned } = shown
  if (!viewer) return null
  const isBack = returned?.form === 'request'
  const may = isBack || canTry(mayTakePart({ meeting, hosting }, viewer, now))
  if (requests.length === 0 && !may) return null
  const form = (
    <ActForm
      scene={shown}
      hosting={hosting}
      form="request"
      action={`/meetings/${meeting.id}/requests`}
      submit={t('meetings.request.ask')}
      isPrivate
    >
      <Choice
        name="kind"
        legend={t('meetings.request.kind')}
        value="access"
        options={REQUEST_KINDS.map((kind) => ({
          value: kind,
          label: t(`meetings.request.${kind}`),
        }))}
      />
      <TextArea
        name="words"
        label={t('meetings.request.words')}
        hint={t('meetings.request.private')}
        maxlength={WORDS_LENGTH_MAX}
        required
      />
    </ActForm>
  )
  return (
    <Section title={t('meetings.requests')} id="requests">
      {requests.length > 0 && (
        <List>
          {requests.map((request) => (
            <RequestLine shown={shown} request={request} />
          ))}
        </List>
      )}
      {may && (isBack ? form : <More label={t('meetings.request.ask')}>{form}</More>)}
    </Section>
  )
}

function RequestLine({ shown, request }: Shown & { readonly request: Request }) {
  const { t } = useReader()
  const { meeting, hosting, viewer } = shown
  const { person, kind, words, at, answer } = request
  const path = `/meetings/${meeting.id}/requests`
  return (
    <Item
      title={t(`meetings.request.${kind}`)}
      meta={
        <>
          <Name scene={shown} person={person} /> · <When at={at} brief />
        </>
      }
    >
      <p>
        <UserText>{words}</UserText>
      </p>
      {answer !== undefined && (
        <p>
          {t('meetings.request.answered')} <UserText>{answer}</UserText>
        </p>
      )}
      {viewer?.person === person && (
        <ActForm
          scene={shown}
          hosting={hosting}
          form={`back-${kind}`}
          action={`${path}/withdrawal`}
          submit={t('meetings.item.withdraw')}
          quiet
          isPrivate
        >
          <Hidden name="kind" value={kind} />
        </ActForm>
      )}
      {viewer && isStaff(viewer) && (
        <ActForm
          scene={shown}
          hosting={hosting}
          form={`answer-${kind}-${person}`}
          action={`${path}/answers`}
          submit={t('meetings.request.answer')}
          quiet
          isPrivate
        >
          <Hidden name="kind" value={kind} />
          <Hidden name="person" value={person} />
          <Hidden name="asked" value={String(at)} />
          <TextArea
            name="answer"
            label={t('meetings.request.answer')}
            maxlength={WORDS_LENGTH_MAX}
            rows={2}
            required
          />
        </ActForm>
      )}
    </Item>
  )
}
