/** Small parts that the pages of hums share: words of an answer, and the form of an act. Pure. */
import type { ComponentChildren } from 'preact'
import { Form, useReader } from '../../platform/html/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { BeforeFirstAct } from '../meetings/index.ts'
import { plain } from '../processes/index.ts'
import { USUAL_ANSWERS, type Hum } from './hum.ts'
import type { HumsSeen, HumsShown } from './shown.ts'

export type Seen = { readonly scene: HumsSeen }
export type Shown = { readonly scene: HumsShown }

/** What can be answered, in its order: in the reader's language, or as it was written. */
export const answersOf = (
  { words }: Pick<HumsSeen, 'words'>,
  { answers }: Hum,
  t: Translate,
): readonly string[] =>
  answers.kind === 'usual'
    ? USUAL_ANSWERS.map((one) => t(`hums.answer.${one}`))
    : answers.words.map((one) => plain({ words }, one, t('hums.removed')))

export const questionOf = ({ words }: Pick<HumsSeen, 'words'>, hum: Hum, t: Translate): string =>
  plain({ words }, hum.question, t('hums.removed'))

/** `3. Who pays for a test`, or nothing where nothing was on the table. */
export function itemOf({ agenda, words }: HumsSeen, { item }: Hum, t: Translate) {
  const found = agenda.find(({ id }) => id === item)
  return found && `${found.number}. ${plain({ words }, found.topic, t('hums.removed'))}`
}

type ActProps = Shown & {
  readonly form: string
  /** Where a page has several of them: which one, as its hidden field says. */
  readonly of?: { readonly field: string; readonly value: string }
  readonly action: string
  readonly submit?: string
  readonly quiet?: boolean
  readonly children?: ComponentChildren
}

/** A form as it comes back, with what one reads before a first act. No answer is kept anywhere. */
export function ActForm({ scene, form, of, action, submit, quiet, children }: ActProps) {
  const { t, language, zone } = useReader()
  const back = scene.returned?.form === form ? scene.returned : undefined
  const returned = of && back?.again.typed[of.field] !== of.value ? undefined : back
  return (
    <Form
      {...{ action, submit, quiet }}
      id={of ? `${form}-${of.value}` : form}
      again={returned?.again}
      refusal={returned?.refusal?.({ t, language, zone })}
    >
      {children}
      <BeforeFirstAct hosting={scene.hosting} viewer={scene.viewer} />
    </Form>
  )
}
