/** Small parts that pages about appeals share: names, words, phases, whose move it is. */
import type { ComponentChildren } from 'preact'
import { Item, List, Tag, useReader, When, type TagTone } from '../../platform/html/index.ts'
import { unreachable } from '../../platform/values.ts'
import { Capacities, Passage, plain, ProcessForm } from '../processes/index.ts'
import { roleTitle } from '../templates/index.ts'
import { isOwed, phaseOf, rungsOf, type Appeal, type Phase } from './appeal.ts'
import { explain } from './explain.ts'
import type { FormName, Scene } from './shown.ts'

type InScene = { readonly scene: Scene }

export { Name, plain } from '../processes/index.ts'

export function Said({ scene, of }: InScene & { readonly of: string }) {
  const { t } = useReader()
  return <Passage scene={scene} of={of} removed={t('appeals.removed')} />
}

export function useCrumbs(scene: Scene, isList = false) {
  const { t } = useReader()
  const { process } = scene
  const at = `/processes/${process.slug}`
  return [
    { label: t('html.nav.processes'), href: '/processes' },
    { label: plain(scene, process.title, t('appeals.removed')), href: at },
    ...(isList ? [] : [{ label: t('appeals.title'), href: `${at}/appeals` }]),
  ]
}

const TONES: Readonly<Record<Phase, TagTone>> = {
  gathering: 'plain',
  lapsed: 'plain',
  before: 'warn',
  missed: 'bad',
  denied: 'warn',
  rests: 'plain',
  annul: 'now',
  remand: 'now',
  attach: 'now',
  recommend: 'now',
  refused: 'plain',
  withdrawn: 'plain',
}

export function PhaseTags({ scene, appeal }: InScene & { readonly appeal: Appeal }) {
  const { t } = useReader()
  const phase = phaseOf(appeal, scene.now)
  return (
    <>
      <Tag tone={TONES[phase]}>{t(`appeals.phase.${phase}`)}</Tag>
      {isOwed(appeal) && <Tag tone="bad">{t('appeals.owed')}</Tag>}
    </>
  )
}

/** Whose move it is, and until when. */
export function Stand({ scene, appeal }: InScene & { readonly appeal: Appeal }) {
  const { t } = useReader()
  const { state } = appeal
  const { template } = scene
  const rungs = rungsOf(template, appeal)
  const forum = (rung: number) => roleTitle(template, rungs[rung]?.forum ?? '', t)
  switch (state.kind) {
    case 'gathering': {
      const count = rungs[state.rung]?.supporters?.count ?? 1
      const until = <When at={state.until} />
      return t.rich('appeals.stand.gathering', { count, forum: forum(state.rung), until })
    }
    case 'before': {
      const key = phaseOf(appeal, scene.now) === 'missed' ? 'missed' : 'before'
      const due = <When at={state.due} />
      return t.rich(`appeals.stand.${key}`, { forum: forum(state.rung), due })
    }
    case 'denied': {
      const until = <When at={state.until} />
      const [here, next] = [forum(state.rung), forum(state.rung + 1)]
      return t.rich('appeals.stand.denied', { forum: here, next, until })
    }
    case 'ended': {
      const at = <When at={state.at} />
      return state.how === 'withdrawn'
        ? t.rich('appeals.stand.withdrawn', { at })
        : t.rich(`appeals.stand.${state.how}`, { forum: forum(state.rung), at })
    }
    default:
      return unreachable(state)
  }
}

export function AppealList({ scene, appeals }: InScene & { readonly appeals: readonly Appeal[] }) {
  const { t } = useReader()
  return (
    <List>
      {appeals.map((appeal) => (
        <Item
          title={t('appeals.of', {
            name: scene.names.get(appeal.filedBy)?.name ?? appeal.filedBy,
          })}
          href={`/appeals/${appeal.id}`}
          tag={<PhaseTags scene={scene} appeal={appeal} />}
          meta={<Stand scene={scene} appeal={appeal} />}
        />
      ))}
    </List>
  )
}

/** For oneself, or for one of one's own organisations. */
export function SpeakingAs({ scene }: InScene) {
  const { t } = useReader()
  const said = {
    label: t('appeals.as'),
    myself: t('appeals.myself'),
    removed: t('appeals.removed'),
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
