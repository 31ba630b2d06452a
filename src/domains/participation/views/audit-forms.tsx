/** The forms of the audit: answering a question, contesting an answer. Asks `rules` who may. */
import {
  Choice,
  Field,
  Form,
  Hidden,
  Link,
  More,
  TextArea,
  useReader,
} from '../../../platform/html/index.ts'
import { FirstAct } from '../../outcomes/index.ts'
import { canTry } from '../../people/index.ts'
import { inWords } from '../../templates/index.ts'
import { LINE_LENGTH_MAX, VERDICTS, WORDS_LENGTH_MAX, type AuditAnswer } from '../audit.ts'
import type { Question } from '../audit.ts'
import { mayAnswer, mayContest } from '../rules/audit.ts'
import { explain } from './explain.ts'
import type { AuditShown, Returned } from './shown.ts'

type Shown = { readonly shown: AuditShown }

function useAgain(shown: AuditShown, kind: Returned['about']['kind'], id: string) {
  const { t } = useReader()
  const { returned, template, now } = shown
  const own = returned?.about.kind === kind && returned.about.id === id ? returned : undefined
  return {
    isBack: own !== undefined,
    again: own?.again,
    refusal: own?.refusal && explain(own.refusal, { t, template, now }),
  }
}

type AnswerProps = Shown & { readonly question: Question; readonly answered: boolean }

export function AnswerForm({ shown, question, answered }: AnswerProps) {
  const { t } = useReader()
  const { process, viewer } = shown
  const { isBack, ...again } = useAgain(shown, 'question', question.id)
  // A form that came back stands open whoever sent it, so that what was typed is not lost.
  const may = isBack || canTry(mayAnswer(process, { kind: 'person', actor: viewer }))
  if (!viewer || !may) return null
  const form = (
    <Form
      action={`/processes/${process.slug}/audit-answers`}
      id={`answer-${question.id}`}
      submit={t('participation.audit.button')}
      {...again}
      keepDraft
    >
      <Hidden name="question" value={question.id} />
      <Choice
        name="verdict"
        legend={inWords(question.question, t)}
        options={VERDICTS.map((value) => ({
          value,
          label: t(`participation.verdict.${value}`),
        }))}
        required
      />
      <Field
        name="line"
        label={t('participation.audit.line')}
        hint={t('participation.audit.line.hint')}
        maxlength={LINE_LENGTH_MAX}
        required
      />
      <TextArea
        name="evidence"
        label={t('participation.audit.evidence')}
        hint={inWords(question.evidence, t)}
        maxlength={WORDS_LENGTH_MAX}
      />
      <Field
        name="href"
        label={t('participation.audit.href')}
        hint={t('participation.audit.href.hint')}
      />
      <FirstAct actor={viewer} />
    </Form>
  )
  if (isBack) return form
  const label = t(answered ? 'participation.audit.again' : 'participation.audit.give')
  return <More label={label}>{form}</More>
}

type ContestProps = Shown & { readonly answer: AuditAnswer; readonly before: number }

export function ContestForm({ shown, answer, before }: ContestProps) {
  const { t } = useReader()
  const { process, template, viewer } = shown
  const { isBack, ...again } = useAgain(shown, 'answer', answer.id)
  if (!viewer) {
    return (
      <p>
        <Link to="/sign-in">{t('participation.audit.sign-in')}</Link>
      </p>
    )
  }
  if (!isBack && !canTry(mayContest(process, answer, viewer, before))) return null
  const form = (
    <Form
      action={`/audit-answers/${answer.id}/contests`}
      submit={t('participation.audit.contest.button')}
      {...again}
      keepDraft
    >
      <TextArea
        name="reason"
        label={t('participation.audit.contest.reason')}
        maxlength={WORDS_LENGTH_MAX}
        required
      />
      <FirstAct actor={viewer} speaks={{ process, template }} />
    </Form>
  )
  return isBack ? form : <More label={t('participation.audit.contest')}>{form}</More>
}
