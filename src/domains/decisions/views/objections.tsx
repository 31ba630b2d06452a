/** The objections of a call: what is said, what would help, what was answered, who waits. */
import { canTry, ORIGIN_FIELD } from '../../people/index.ts'
import {
  Carried,
  Empty,
  Form,
  Link,
  Meta,
  More,
  Objection,
  Section,
  useReader,
  When,
} from '../../../platform/html/index.ts'
import type { Translate } from '../../../platform/languages/index.ts'
import { unreachable } from '../../../platform/values.ts'
import { roleTitles } from '../../templates/index.ts'
import { answerOf, type Answer, type Behind } from '../objection.ts'
import type { Objection as ObjectionNoun } from '../objection.ts'
import { standing } from '../rules/behind.ts'
import { mayState } from '../rules/positions.ts'
import { FirstAct } from './first-act.tsx'
import { clauseNumber, Line, Said, Speaker, useSpanSince } from './parts.tsx'
import { ObjectionFields, SpeakingAs } from './position.tsx'
import { againOf, refusalOf, type CallShown, type Scene, type ShownText } from './shown.ts'
import { Why } from './why.tsx'

type Shown = { readonly shown: CallShown }

export function Objections({ shown }: Shown) {
  const { t } = useReader()
  const { behind, call, party, rule, now } = shown
  const returned = shown.returned?.form === 'objection'
  const canRaise = returned || canTry(mayState(call, party, rule, now))
  return (
    <Section title={t('decisions.objections.title')} id="objections">
      {behind.length === 0 && <Empty>{t('decisions.objections.none')}</Empty>}
      {behind.map((one) => (
        <ObjectionLine scene={shown} behind={one} text={shown.text} />
      ))}
      {canRaise &&
        (returned ? (
          <RaiseForm shown={shown} />
        ) : (
          <More label={t('decisions.objections.raise')}>
            <RaiseForm shown={shown} />
          </More>
        ))}
    </Section>
  )
}

function RaiseForm({ shown }: Shown) {
  const { t } = useReader()
  const refusal = refusalOf(shown, 'objection')
  return (
    <Form
      action={`/calls/${shown.call.id}/objections`}
      again={againOf(shown, 'objection')}
      refusal={refusal && <Why scene={shown} refusal={refusal} />}
      submit={t('decisions.objections.submit')}
      keepDraft
    >
      <Carried name={ORIGIN_FIELD} />
      <SpeakingAs scene={shown} />
      <ObjectionFields shown={shown} required />
      <FirstAct scene={shown} />
    </Form>
  )
}

type LineProps = {
  readonly scene: Scene
  readonly behind: Behind
  readonly text: Pick<ShownText, 'clauses'>
  /** On the objection's own page no section stands above it, and no link leads to it. */
  readonly own?: boolean
}

export function ObjectionLine({ scene, behind, text, own = false }: LineProps) {
  const { t } = useReader()
  const { objection } = behind
  const others = standing(behind).length - 1
  return (
    <Objection
      state={objection.state.kind}
      level={own ? 2 : 3}
      id={`objection-${objection.id}`}
      title={<ObjectionTitle scene={scene} objection={objection} text={text} />}
      tag={<StateOf scene={scene} objection={objection} />}
      meta={
        <>
          <Speaker scene={scene} by={{ ...objection, person: objection.owner }} />
          {' · '}
          <When at={objection.raisedAt} brief />
          {others > 0 && <> · {t('decisions.objection.shared', { count: others })}</>}
          {!own && (
            <>
              {' · '}
              <Link to={`/objections/${objection.id}`}>{t('decisions.objection.way')}</Link>
            </>
          )}
        </>
      }
    >
      <Said scene={scene} of={objection.argument} />
      <p>
        <b>{t('decisions.objection.content-with')}</b>
      </p>
      <Said scene={scene} of={objection.remedy} />
      <AnswerGiven scene={scene} objection={objection} />
      <PartOf objection={objection} />
    </Objection>
  )
}

/** Where its answer will stand. */
function PartOf({ objection: { state } }: Pick<OneProps, 'objection'>) {
  const { t } = useReader()
  if (state.kind !== 'merged') return null
  return (
    <Meta>
      <Link to={`/objections/${state.into}`}>{t('decisions.merge.part-of')}</Link> ·{' '}
      <When at={state.mergedAt} brief />
    </Meta>
  )
}

type Titled = {
  readonly scene: Scene
  readonly objection: ObjectionNoun
  readonly text: Pick<ShownText, 'clauses'>
}

export function ObjectionTitle({ scene, objection, text }: Titled) {
  const { t } = useReader()
  return (
    <>
      <Line scene={scene} of={objection.title} />
      {objection.clause !== undefined && (
        <> ({t('decisions.objection.clause', { number: clauseNumber(text, objection.clause) })})</>
      )}
    </>
  )
}

type OneProps = { readonly scene: Scene; readonly objection: ObjectionNoun }

/** What waits for whom, and since when: `waits for the chair, 3 days`. */
export function StateOf({ scene, objection }: OneProps) {
  const { t } = useReader()
  const span = useSpanSince(scene.now)
  const { state } = objection
  switch (state.kind) {
    case 'open':
      return <>{waitsFor(scene, span(objection.raisedAt), t)}</>
    case 'answered': {
      const { at, wordUntil } = state.answer
      if (wordUntil === undefined) {
        return <>{t('decisions.objection.state.answered', { span: span(at) })}</>
      }
      if (scene.now >= wordUntil) return <>{t('decisions.objection.state.answered.over')}</>
      const when = <When at={wordUntil} brief />
      return <>{t.rich('decisions.objection.state.answered.until', { when })}</>
    }
    case 'satisfied':
      return <>{t(`decisions.objection.state.satisfied.${state.answer.kind}`)}</>
    case 'maintained':
    case 'withdrawn':
    case 'merged':
      return <>{t(`decisions.objection.state.${state.kind}`)}</>
    default:
      return unreachable(state)
  }
}

/** The template may name others than the chair as those who answer. */
function waitsFor({ template }: Scene, span: string, t: Translate): string {
  const named = template.objections?.answeredBy
  if (!named) return t('decisions.objection.state.open', { span })
  return t('decisions.objection.state.open.by', { roles: roleTitles(template, named, t), span })
}

export function AnswerGiven({ scene, objection }: OneProps) {
  const answer = answerOf(objection)
  if (!answer) return null
  return (
    <>
      <Meta>
        <AnswerKind call={scene.call} answer={answer} />
        {' · '}
        <When at={answer.at} brief />
      </Meta>
      <Said scene={scene} of={answer.reason} />
    </>
  )
}

type KindProps = { readonly call: Scene['call']; readonly answer: Answer }

/** Links with the new version, or with the objection that was answered already. */
function AnswerKind({ call, answer }: KindProps) {
  const { t } = useReader()
  switch (answer.kind) {
    case 'accommodated':
      return (
        <Link to={`/texts/${call.subject.text}/versions/${answer.version}`}>
          {t('decisions.answer.accommodated', { version: answer.version })}
        </Link>
      )
    case 'repetition':
      return <Link to={`/objections/${answer.of}`}>{t('decisions.answer.repetition')}</Link>
    case 'addressed':
    case 'out-of-scope':
      return <>{t(`decisions.answer.${answer.kind}`)}</>
    default:
      return unreachable(answer)
  }
}
