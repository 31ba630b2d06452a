/** The form of an act about meetings: as it was typed, with what one reads before a first act. */
import type { ComponentChildren } from 'preact'
import { Form, useReader } from '../../platform/html/index.ts'
import { FirstAct } from '../people/index.ts'
import { undertakingPoints, undertakingsOf } from '../processes/index.ts'
import { explain } from './explain.ts'
import type { Hosting } from './hosting.ts'
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
  const undertakings =
    hosting.kind === 'process'
      ? {
          ...undertakingsOf(hosting.process.pin),
          points: undertakingPoints(hosting.template, t),
        }
      : undefined
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
      <FirstAct actor={viewer} undertakings={undertakings} />
    </Form>
  )
}
