/** Small parts that pages about challenges share: names, words, phases, the ladder. */
import type { ComponentChildren } from 'preact'
import { Tag, useReader, When, type TagTone } from '../../platform/html/index.ts'
import { Capacities, Passage, ProcessForm } from '../processes/index.ts'
import { roleTitle } from '../templates/index.ts'
import { phaseOf, type Challenge, type Phase } from './challenge.ts'
import { explain } from './explain.ts'
import type { FormName, Scene } from './shown.ts'

type InScene = { readonly scene: Scene }

export { Name, plain } from '../processes/index.ts'

export function Said({ scene, of }: InScene & { readonly of: string }) {
  const { t } = useReader()
  return <Passage scene={scene} of={of} removed={t('challenges.removed')} />
}

const TONES: Readonly<Record<Phase, TagTone>> = {
  gathering: 'plain',
  lapsed: 'plain',
  before: 'warn',
  late: 'bad',
  'stood-by': 'warn',
  rests: 'plain',
  again: 'now',
  stands: 'plain',
  withdrawn: 'plain',
}

export function PhaseTag({ scene, challenge }: InScene & { readonly challenge: Challenge }) {
  const { t } = useReader()
  const phase = phaseOf(challenge, scene.now)
  return <Tag tone={TONES[phase]}>{t(`challenges.phase.${phase}`)}</Tag>
}

/** Whose move it is, and until when. */
export function Stand({ scene, challenge }: InScene & { readonly challenge: Challenge }) {
  const { t } = useReader()
  const { state } = challenge
  const rungs = scene.template.challenges?.rungs ?? []
  const forum = (rung: number) => roleTitle(scene.template, rungs[rung]?.forum ?? '', t)
  switch (state.kind) {
    case 'gathering': {
      const count = scene.template.challenges?.supporters.count ?? 1
      return t.rich('challenges.stand.gathering', { count, until: <When at={state.until} /> })
    }
    case 'before':
      return t.rich('challenges.stand.before', {
        forum: forum(state.rung),
        due: <When at={state.due} />,
      })
    case 'stood-by':
      return t.rich('challenges.stand.stood-by', {
        next: forum(state.rung + 1),
        until: <When at={state.until} />,
      })
    case 'ended':
      return t.rich(`challenges.stand.${state.how}`, { at: <When at={state.at} /> })
  }
}

/** For oneself, or for one of one's own organisations. */
export function SpeakingAs({ scene }: InScene) {
  const { t } = useReader()
  const said = {
    label: t('challenges.as'),
    myself: t('challenges.myself'),
    removed: t('challenges.removed'),
  }
  return <Capacities scene={scene} {...said} />
}

/** A form of these pages, as it comes back, with what one reads before a first act. */
export function ActForm({
  scene,
  form,
  action,
  submit,
  children,
}: InScene & {
  readonly form: FormName
  readonly action: string
  readonly submit: string
  readonly children?: ComponentChildren
}) {
  const { t } = useReader()
  const { template, now } = scene
  const returned = scene.returned?.form === form ? scene.returned : undefined
  const refusal = returned?.refusal && explain(returned.refusal, { t, template, now })
  return (
    <ProcessForm {...{ scene, action, submit, refusal }} again={returned?.again}>
      {children}
    </ProcessForm>
  )
}
