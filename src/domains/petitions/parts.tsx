/** Small parts that the pages of this domain share: names, words, phases, forms. Pure. */
import type { ComponentChildren } from 'preact'
import { Gate, Gates, Tag, useReader, When, type TagTone } from '../../platform/html/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { Capacities, Passage, plain, ProcessForm } from '../processes/index.ts'
import { explainRule, explainVerdict, inOneLine, type Rule, type Verdict } from '../rules/index.ts'
import { inWords, plainNaming } from '../templates/index.ts'
import { explain } from './explain.ts'
import { petitionPhase, type Petition, type PetitionPhase } from './petition.ts'
import type { RatificationPhase } from './ratification.ts'
import { petitionRule } from './rules-petitions.ts'
import type { FormName, Scene } from './shown.ts'

type InScene = { readonly scene: Scene }

export { Name, plain } from '../processes/index.ts'

export function Said({ scene, of }: InScene & { readonly of: string }) {
  const { t } = useReader()
  return <Passage scene={scene} of={of} removed={t('petitions.removed')} />
}

export function useCrumbs(scene: Pick<Scene, 'process' | 'words'>) {
  const { t } = useReader()
  const { process } = scene
  return [
    { label: t('html.nav.processes'), href: '/processes' },
    {
      label: <bdi>{plain(scene, process.title, t('petitions.removed'))}</bdi>,
      href: `/processes/${process.slug}`,
    },
  ]
}

const PETITION_TONES: Readonly<Record<PetitionPhase, TagTone>> = {
  open: 'now',
  over: 'warn',
  passed: 'plain',
  failed: 'plain',
  withdrawn: 'plain',
}

export function PetitionTag({ scene, petition }: InScene & { readonly petition: Petition }) {
  const { t } = useReader()
  const phase = petitionPhase(petition, scene.now)
  return <Tag tone={PETITION_TONES[phase]}>{t(`petitions.phase.${phase}`)}</Tag>
}

const RATIFICATION_TONES: Readonly<Record<RatificationPhase, TagTone>> = {
  pending: 'warn',
  ratified: 'plain',
  refused: 'bad',
  void: 'plain',
}

export function RatificationTag({ phase }: { readonly phase: RatificationPhase }) {
  const { t } = useReader()
  return <Tag tone={RATIFICATION_TONES[phase]}>{t(`petitions.ratification.${phase}`)}</Tag>
}

/** How long it runs, or how many counted at its close. */
export function Stand({ scene, petition }: InScene & { readonly petition: Petition }) {
  const { t } = useReader()
  const { state, closes } = petition
  const phase = petitionPhase(petition, scene.now)
  if (state.kind === 'passed' || state.kind === 'failed') {
    const needed = petitionRule(scene.template, petition.rule)?.atLeast.count ?? 0
    const counted = { at: <When at={state.at} />, count: state.counted, needed }
    return t.rich(`petitions.stand.${state.kind}`, counted)
  }
  if (state.kind === 'withdrawn') {
    return t.rich('petitions.stand.withdrawn', { at: <When at={state.at} /> })
  }
  const said = phase === 'open' ? 'petitions.stand.open' : 'petitions.stand.over'
  return t.rich(said, { at: <When at={closes} /> })
}

export const petitionTitle = ({ template }: Pick<Scene, 'template'>, id: string, t: Translate) => {
  const rule = petitionRule(template, id)
  return rule ? inWords(rule.title, t) : id
}

export const ruleLine = (rule: Rule, t: Translate): string =>
  inOneLine(explainRule(rule, t, plainNaming(t)))

export function VerdictLine({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useReader()
  const { text, stand, met } = explainVerdict(verdict, t, plainNaming(t))
  return (
    <Gates>
      <Gate state={met ? 'met' : 'open'} fact={stand}>
        {text}
      </Gate>
    </Gates>
  )
}

/** For one of one's own organisations, the first before anything is chosen; or for oneself. */
export function SigningAs({ scene }: InScene) {
  const { t } = useReader()
  const held = scene.viewer?.capacities ?? [{ capacity: 'personal' as const }]
  const first = held.find(({ organisation }) => organisation !== undefined) ?? held[0]
  return (
    <Capacities
      scene={scene}
      label={t('petitions.as')}
      hint={t('petitions.as.hint')}
      value={first?.capacity ?? 'personal'}
      myself={t('petitions.myself')}
      removed={t('petitions.removed')}
    />
  )
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
