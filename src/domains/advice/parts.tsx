/** Small parts that pages about advice and letters share: parties, words, phases, forms. */
import type { ComponentChildren } from 'preact'
import { Tag, useReader, type TagTone } from '../../platform/html/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { Passage, plain, ProcessForm } from '../processes/index.ts'
import { inWords, roleTitle, type Template } from '../templates/index.ts'
import { phaseOf, type Item, type Phase } from './advice.ts'
import { explain } from './explain.ts'
import { letterPhase, type Letter, type LetterPhase } from './letter.ts'
import { ruleOf } from './rules.ts'
import type { FormName, Scene } from './shown.ts'

type InScene = { readonly scene: Scene }

/** A party is one of the template's electorates or roles. */
export function partyTitle(template: Template, party: string, t: Translate): string {
  const electorate = template.electorates.find(({ id }) => id === party)
  return electorate ? inWords(electorate.title, t) : roleTitle(template, party, t)
}

type OfAdvice = { readonly from: string; readonly to: string }

export function answerTitle(template: Template, of: OfAdvice, answer: string, t: Translate) {
  const found = ruleOf(template, of)?.answers.find(({ id }) => id === answer)
  return found ? inWords(found.title, t) : answer
}

export { Name, plain } from '../processes/index.ts'

export function Said({ scene, of }: InScene & { readonly of: string }) {
  const { t } = useReader()
  return <Passage scene={scene} of={of} removed={t('advice.removed')} />
}

const TONES: Readonly<Record<Phase, TagTone>> = {
  unanswered: 'warn',
  consulting: 'warn',
  missed: 'bad',
  consulted: 'warn',
  answered: 'plain',
}

export function PhaseTag({ item, now }: { readonly item: Item; readonly now: Scene['now'] }) {
  const { t } = useReader()
  const phase = phaseOf(item, now)
  return <Tag tone={TONES[phase]}>{t(`advice.phase.${phase}`)}</Tag>
}

const LETTER_TONES: Readonly<Record<LetterPhase, TagTone>> = {
  waiting: 'warn',
  overdue: 'bad',
  answered: 'plain',
  late: 'plain',
}

type OfLetter = { readonly letter: Letter; readonly now: Scene['now'] }

export function LetterTag({ letter, now }: OfLetter) {
  const { t } = useReader()
  const phase = letterPhase(letter, now)
  return <Tag tone={LETTER_TONES[phase]}>{t(`advice.letter.phase.${phase}`)}</Tag>
}

export function useCrumbs(scene: Scene) {
  const { t } = useReader()
  const { process } = scene
  return [
    { label: t('html.nav.processes'), href: '/processes' },
    {
      label: plain(scene, process.title, t('advice.removed')),
      href: `/processes/${process.slug}`,
    },
  ]
}

/** A form of these pages, as it comes back, with what one reads before a first act. */
export function ActForm({
  scene,
  form,
  number,
  action,
  submit,
  children,
}: InScene & {
  readonly form: FormName
  readonly number?: string
  readonly action: string
  readonly submit: string
  readonly children?: ComponentChildren
}) {
  const { t } = useReader()
  const { template, now } = scene
  const back = scene.returned
  const returned = back?.form === form && back.number === number ? back : undefined
  const refusal = returned?.refusal && explain(returned.refusal, { t, template, now })
  return (
    <ProcessForm {...{ scene, action, submit, refusal }} again={returned?.again}>
      {children}
    </ProcessForm>
  )
}
