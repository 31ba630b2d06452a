/** The form of an act about meetings: as it was typed, with what one reads before a first act. */
import type { ComponentChildren } from 'preact'
import { Form, TextArea, useReader } from '../../platform/html/index.ts'
import { FirstAct, type Actor } from '../people/index.ts'
import { undertakingPoints, undertakingsOf } from '../templates/index.ts'
import { explain } from './explain.ts'
import type { Hosting } from './hosting.ts'
import { WORDS_LENGTH_MAX } from './meeting.ts'
import type { Scene } from './shown.ts'

type ActFormProps = {
  readonly scene: Scene
  readonly hosting: Hosting
  /** Which of the page's forms this is: it takes what came back under this name. */
  readonly form: string
  readonly action: string
  readonly submit?: string
  readonly quiet?: boolean
  /** Never kept on the device: it is private. */
  readonly isPrivate?: boolean
  readonly upload?: boolean
  readonly children?: ComponentChildren
}

export function ActForm(props: ActFormProps) {
  const { scene, hosting, form, action, submit, quiet, isPrivate, upload, children } = props
  const { t } = useReader()
  const { returned, viewer, now } = scene
  const mine = returned?.form === form ? returned : undefined
  const template = hosting.kind === 'process' ? hosting.template : undefined
  const refusal = mine?.refusal && explain(mine.refusal, { t, template, now })
  return (
    <Form
      action={action}
      id={form}
      again={mine?.again}
      refusal={refusal}
      submit={submit}
      quiet={quiet}
      upload={upload}
      panel
      keepDraft={!isPrivate}
    >
      {children}
      <BeforeFirstAct hosting={hosting} viewer={viewer} />
    </Form>
  )
}

type ReadingProps = { readonly hosting: Hosting; readonly viewer: Actor | undefined }

/** What one reads and ticks before a first act in the meetings of this host. */
export function BeforeFirstAct({ hosting, viewer }: ReadingProps) {
  const { t } = useReader()
  if (hosting.kind === 'body') return <FirstAct actor={viewer} />
  const points = undertakingPoints(hosting.template, t)
  const undertakings = { ...undertakingsOf(hosting.process.pin), points }
  return <FirstAct actor={viewer} undertakings={undertakings} />
}

/** Why, in words: asked the same way wherever something of a meeting is declined or called off. */
export function ReasonField() {
  const { t } = useReader()
  return (
    <TextArea
      name="reason"
      label={t('meetings.reason')}
      maxlength={WORDS_LENGTH_MAX}
      rows={2}
      required
    />
  )
}
