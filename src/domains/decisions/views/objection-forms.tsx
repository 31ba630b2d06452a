/** What each can do about an objection now: answer, say a word, share, leave, write. */
import { canTry } from '../../people/index.ts'
import {
  Choice,
  Field,
  Form,
  Hidden,
  More,
  Panel,
  Select,
  TextArea,
  useReader,
} from '../../../platform/html/index.ts'
import { ANSWERS, answerOf, WORDS } from '../objection.ts'
import { mayWrite } from '../rules/minority.ts'
import { mayAnswer, mayJoin } from '../rules/objections.ts'
import { mayLeave, maySayWord } from '../rules/settling.ts'
import { FirstAct } from './first-act.tsx'
import { mergeForms } from './merging.tsx'
import { plainWords } from './parts.tsx'
import { HatOff, Meant, REASON_MAX, SpeakingAs } from './position.tsx'
import { againOf, refusalOf, type FormName, type ObjectionShown } from './shown.ts'
import { Why } from './why.tsx'

type Shown = { readonly shown: ObjectionShown }

/** What the reader can do now; each form asks the same rule as its post. */
export function ObjectionForms({ shown }: Shown) {
  const { call, behind, party, rule, now } = shown
  const case_ = { call, behind }
  const isBack = (form: FormName) => shown.returned?.form === form
  const forms = [
    (isBack('answer') || mayAnswer(case_, party, rule, now).ok) && <AnswerForm shown={shown} />,
    (isBack('word') || canTry(maySayWord(case_, party, now))) && <WordForm shown={shown} />,
    (isBack('join') || canTry(mayJoin(case_, party, rule, now))) && <JoinForm shown={shown} />,
    (isBack('leave') || canTry(mayLeave(case_, party, now))) && <LeaveForm shown={shown} />,
    (isBack('minority') || mayWrite(case_, party, { now, written: shown.minority }).ok) && (
      <MinorityForm shown={shown} />
    ),
    ...mergeForms(shown, isBack),
  ].filter((form) => form !== false)
  return <>{forms.length > 0 ? forms : <Nothing shown={shown} />}</>
}

function Nothing({ shown }: Shown) {
  const { t } = useReader()
  const { call, behind, party, rule, now } = shown
  const joined = mayJoin({ call, behind }, party, rule, now)
  return (
    <Panel title={t('decisions.objection.nothing')} tint>
      {joined.ok ? null : <Why scene={shown} refusal={joined.refusal} />}
    </Panel>
  )
}

type FormProps = Shown & {
  readonly form: FormName
  readonly path: string
  readonly title: string
  readonly submit: string
  readonly children?: preact.ComponentChildren
}

function ActForm({ shown, form, path, title, submit, children }: FormProps) {
  const refusal = refusalOf(shown, form)
  return (
    <Panel title={title}>
      <Form
        action={`/objections/${shown.behind.objection.id}/${path}`}
        again={againOf(shown, form)}
        refusal={refusal && <Why scene={shown} refusal={refusal} />}
        submit={submit}
        keepDraft
      >
        {children}
        <FirstAct scene={shown} />
      </Form>
    </Panel>
  )
}

function AnswerForm({ shown }: Shown) {
  const { t } = useReader()
  const { version, latestVersion } = shown.text
  return (
    <ActForm
      shown={shown}
      form="answer"
      path="answers"
      title={t('decisions.answer.title')}
      submit={t('decisions.answer.submit')}
    >
      <Meant scene={shown} of="substantive" />
      <Meant scene={shown} of="repetition" />
      <Choice
        name="kind"
        legend={t('decisions.answer.kind')}
        required
        options={offered(shown).map((value) => ({
          value,
          label: t(`decisions.answer-kind.${value}`),
          hint: t(`decisions.answer-kind.${value}.hint`),
        }))}
      />
      <Field
        name="version"
        type="number"
        label={t('decisions.answer.version')}
        hint={
          latestVersion > version
            ? t('decisions.answer.version.hint', { latest: latestVersion })
            : t('decisions.answer.version.none')
        }
        value={latestVersion > version ? String(latestVersion) : undefined}
      />
      {shown.earlier.length > 0 && <Repeats shown={shown} />}
      <TextArea
        name="reason"
        label={t('decisions.answer.reason')}
        required
        maxlength={REASON_MAX}
      />
    </ActForm>
  )
}

/** What repeats nothing that has an answer cannot be called a repetition. */
const offered = ({ earlier }: ObjectionShown) =>
  ANSWERS.filter((kind) => kind !== 'repetition' || earlier.length > 0)

function Repeats({ shown }: Shown) {
  const { t } = useReader()
  const removed = t('decisions.words-removed')
  const options = shown.earlier.map((one) => ({
    value: one.id,
    label: plainWords(shown, one.title, removed),
  }))
  return (
    <Select
      name="repeats"
      label={t('decisions.answer.repeats')}
      hint={t('decisions.answer.repeats.hint')}
      options={[{ value: '', label: t('decisions.answer.repeats.none') }, ...options]}
      value=""
    />
  )
}

function WordForm({ shown }: Shown) {
  const { t } = useReader()
  const round = answerOf(shown.behind.objection)?.round ?? 0
  return (
    <ActForm
      shown={shown}
      form="word"
      path="words"
      title={t('decisions.word.title')}
      submit={t('decisions.word.submit')}
    >
      <Hidden name="round" value={String(round)} />
      <Choice
        name="word"
        legend={t('decisions.word.legend')}
        required
        options={WORDS.map((value) => ({
          value,
          label: t(`decisions.word.${value}`),
          hint: t(`decisions.word.${value}.hint`),
        }))}
      />
      <HatOff scene={shown} />
      <TextArea name="why" label={t('decisions.word.why')} rows={3} maxlength={REASON_MAX} />
    </ActForm>
  )
}

const JoinForm = ({ shown }: Shown) => {
  const { t } = useReader()
  return (
    <ActForm
      shown={shown}
      form="join"
      path="supporters"
      title={t('decisions.join.title')}
      submit={t('decisions.join.submit')}
    >
      <p>{t('decisions.join.means')}</p>
      <SpeakingAs scene={shown} />
    </ActForm>
  )
}

function LeaveForm({ shown }: Shown) {
  const { t } = useReader()
  const form = (
    <ActForm
      shown={shown}
      form="leave"
      path="withdrawals"
      title={t('decisions.leave.title')}
      submit={t('decisions.leave.submit')}
    >
      <p>{t('decisions.leave.means')}</p>
      <TextArea name="why" label={t('decisions.leave.why')} rows={3} maxlength={REASON_MAX} />
    </ActForm>
  )
  const isBack = shown.returned?.form === 'leave'
  return isBack ? form : <More label={t('decisions.leave.title')}>{form}</More>
}

function MinorityForm({ shown }: Shown) {
  const { t } = useReader()
  const refusal = refusalOf(shown, 'minority')
  return (
    <Panel title={t('decisions.minority.write')}>
      <p>{t('decisions.minority.right')}</p>
      <Form
        action={`/calls/${shown.call.id}/minority-statements`}
        again={againOf(shown, 'minority')}
        refusal={refusal && <Why scene={shown} refusal={refusal} />}
        submit={t('decisions.minority.submit')}
        keepDraft
      >
        <Hidden name="objection" value={shown.behind.objection.id} />
        <SpeakingAs scene={shown} />
        <TextArea
          name="statement"
          label={t('decisions.minority.statement')}
          required
          rows={8}
          maxlength={REASON_MAX}
        />
      </Form>
    </Panel>
  )
}
