/** One item of an advice: its words, where it stands, every answer, and the forms. Pure. */
import { Choice, Meta, Section, Tag, TextArea, useReader, When } from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { inWords, roleTitle } from '../templates/index.ts'
import { WORDS_LENGTH_MAX, wasHeldLate, type Item } from './advice.ts'
import { ActForm, answerTitle, Name, PhaseTag, Said } from './parts.tsx'
import { mayAnswer, mayConsult, ruleOf } from './rules.ts'
import type { AdviceShown } from './shown.ts'

type Shown = { readonly shown: AdviceShown; readonly item: Item }

export function ItemPart({ shown, item }: Shown) {
  const { t } = useReader()
  const { number, consensus } = item
  return (
    <Section title={t('advice.item.number', { number })} id={`item-${number}`}>
      <p>
        <PhaseTag item={item} now={shown.now} />{' '}
        {consensus && <Tag tone="now">{t('advice.consensus')}</Tag>}{' '}
        {wasHeldLate(item) && <Tag tone="bad">{t('advice.held-late')}</Tag>}
      </p>
      <Said scene={shown} of={item.words} />
      <Stand shown={shown} item={item} />
      <Answers shown={shown} item={item} />
      <ConsultForm shown={shown} item={item} />
      <AnswerForm shown={shown} item={item} />
    </Section>
  )
}

/** Whose move it is, and until when. */
function Stand({ shown: { template, about }, item: { state } }: Shown) {
  const { t } = useReader()
  if (state.kind === 'unanswered') return null
  const answer = answerTitle(template, about.advice, state.answer, t)
  if (state.kind === 'answered') return <p>{t('advice.stand.answered', { answer })}</p>
  if (state.kind === 'consulted') {
    return <p>{t.rich('advice.stand.consulted', { answer, at: <When at={state.heldAt} /> })}</p>
  }
  return (
    <p>
      {state.due === undefined
        ? t('advice.stand.consulting', { answer })
        : t.rich('advice.stand.consulting-until', { answer, due: <When at={state.due} /> })}
    </p>
  )
}

function Answers({ shown, item }: Shown) {
  const { t } = useReader()
  const { about, template } = shown
  return about.answers
    .filter(({ number }) => number === item.number)
    .map(({ step, answer, reasons, by, role, madeAt }) => (
      <article class="stack-2">
        <h3>
          {t(`advice.step.${step}`, { answer: answerTitle(template, about.advice, answer, t) })}
        </h3>
        <Said scene={shown} of={reasons} />
        <Meta>
          {roleTitle(template, role, t)} · <Name scene={shown} person={by} /> · <When at={madeAt} />
        </Meta>
      </article>
    ))
}

function useIsShown({ shown, item }: Shown, form: 'answer' | 'consult'): boolean {
  const { about, viewer, now, returned } = shown
  if (returned?.form === form && returned.number === String(item.number)) return true
  if (!viewer) return false
  const by = { kind: 'person', actor: viewer } as const
  return form === 'answer'
    ? canTry(mayAnswer(about, item.number, by))
    : canTry(mayConsult(about, item.number, by, now))
}

function AnswerForm(props: Shown) {
  const { t } = useReader()
  const { shown, item } = props
  const isShown = useIsShown(props, 'answer')
  const answers = ruleOf(shown.template, shown.about.advice)?.answers ?? []
  if (!isShown) return null
  return (
    <ActForm
      scene={shown}
      form="answer"
      number={String(item.number)}
      action={`/advice/${item.advice}/items/${item.number}/answers`}
      submit={t('advice.answer.button', { number: item.number })}
    >
      <Choice
        name="answer"
        legend={t('advice.answer.title')}
        required
        options={answers.map(({ id, title, consults }) => ({
          value: id,
          label: inWords(title, t),
          ...(consults ? { hint: t('advice.answer.consults') } : {}),
        }))}
      />
      <TextArea
        name="reasons"
        label={t('advice.answer.reasons')}
        maxlength={WORDS_LENGTH_MAX}
        required
      />
    </ActForm>
  )
}

function ConsultForm(props: Shown) {
  const { t } = useReader()
  const { shown, item } = props
  if (!useIsShown(props, 'consult')) return null
  return (
    <ActForm
      scene={shown}
      form="consult"
      number={String(item.number)}
      action={`/advice/${item.advice}/items/${item.number}/consultations`}
      submit={t('advice.consult.button')}
    >
      <TextArea
        name="reasons"
        label={t('advice.consult.words')}
        maxlength={WORDS_LENGTH_MAX}
        required
      />
    </ActForm>
  )
}
