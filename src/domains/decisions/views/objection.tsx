/** The page of one objection: its whole way, and what each can do about it now. */
import { History, Meta, Section, Split, Tag, useReader } from '../../../platform/html/index.ts'
import { personId, type LaterParts } from '../../people/index.ts'
import { ANSWERS } from '../objection.ts'
import { standing } from '../rules/behind.ts'
import { SceneFrame } from './call.tsx'
import { Merging } from './merging.tsx'
import { ObjectionForms } from './objection-forms.tsx'
import { ObjectionLine, StateOf } from './objections.tsx'
import { Hat, Name, plainWords, Said } from './parts.tsx'
import type { ObjectionShown, ObjectionStep } from './shown.ts'

type Shown = { readonly shown: ObjectionShown }
type Later = { readonly later?: LaterParts }

export function ObjectionPage({ shown, later }: Shown & Later) {
  const { t } = useReader()
  const { behind } = shown
  const { objection } = behind
  return (
    <SceneFrame
      scene={shown}
      below
      title={plainWords(shown, objection.title, t('decisions.words-removed'))}
      tags={
        <Tag tone={objection.state.kind === 'open' ? 'bad' : 'plain'}>
          <StateOf scene={shown} objection={objection} />
        </Tag>
      }
    >
      <Split aside={<ObjectionForms shown={shown} />}>
        <ObjectionLine scene={shown} behind={behind} text={shown.text} own />
        {later}
        <Section title={t('decisions.objection.behind')}>
          <ul>
            {standing(behind).map((person) => (
              <li>
                <Name scene={shown} person={person} />
              </li>
            ))}
          </ul>
          <Meta>{t('decisions.objection.passing')}</Meta>
        </Section>
        <Merging shown={shown} />
        <Section title={t('decisions.objection.way-title')} id="way">
          <History steps={shown.steps.map((step) => ({ ...stepOf(step), ...told(shown, step) }))} />
        </Section>
      </Split>
    </SceneFrame>
  )
}

const stepOf = ({ at, entry }: ObjectionStep) => ({
  at,
  entry: { number: entry, href: `/record/entries/${entry}` },
})

function told(shown: ObjectionShown, step: ObjectionStep) {
  return {
    what: (
      <>
        <StepSentence shown={shown} step={step} />
        {typeof step.clear['hat'] === 'string' && <Hat scene={shown} office={step.clear['hat']} />}
      </>
    ),
    note: <StepWords shown={shown} step={step} />,
  }
}

type OfStep = Shown & { readonly step: ObjectionStep }

function StepSentence({ shown, step }: OfStep) {
  const { t } = useReader()
  const who = step.person ? <Name scene={shown} person={step.person} /> : ''
  const { word, answer, person } = step.clear
  switch (step.act) {
    case 'objection.raise':
      return <>{t.rich('decisions.step.raise', { who })}</>
    case 'objection.answer':
      return (
        <>
          {t.rich('decisions.step.answer', { who })} ·{' '}
          {typeof answer === 'string' && isAnswer(answer)
            ? t(`decisions.answer-kind.${answer}`)
            : ''}
        </>
      )
    case 'objection.word':
    case 'objection.concur':
      return (
        <>
          {t.rich('decisions.step.word', { who })} ·{' '}
          {word === 'satisfied' || word === 'maintained' ? t(`decisions.word.${word}`) : ''}
        </>
      )
    case 'objection.pass':
      return <>{t.rich('decisions.step.pass', { who })}</>
    case 'objection.join':
      return <>{t.rich('decisions.step.join', { who })}</>
    case 'objection.leave':
      return <>{t.rich('decisions.step.leave', { who })}</>
    case 'objection.withdraw':
      return <>{t.rich('decisions.step.withdraw', { who })}</>
    case 'merge.propose':
    case 'merge.agree':
    case 'merge.end':
    case 'objection.merge':
    case 'objection.apart':
      return <>{t.rich(`decisions.step.${step.act}`, { who })}</>
    case 'objection.carry': {
      const whose = personId(String(person))
      const name = whose ? <Name scene={shown} person={whose} /> : ''
      return <>{t.rich('decisions.step.objection.carry', { who: name })}</>
    }
    default:
      return <>{step.act}</>
  }
}

const isAnswer = (raw: string): raw is (typeof ANSWERS)[number] =>
  ANSWERS.some((kind) => kind === raw)

const StepWords = ({ shown, step }: OfStep) =>
  step.said === undefined ? null : <Said scene={shown} of={step.said} />
