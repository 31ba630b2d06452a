/** Small parts that the pages of this domain share: names, words, phases, forms. Pure. */
import type { ComponentChildren } from 'preact'
import {
  Form,
  Gate,
  Gates,
  Link,
  Prose,
  Select,
  Tag,
  useReader,
  UserText,
  When,
  type TagTone,
} from '../../platform/html/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { FirstAct, type PersonId } from '../people/index.ts'
import { explainSpan, inWords, undertakingsOf } from '../processes/index.ts'
import {
  explainRule,
  explainVerdict,
  inOneLine,
  type Naming,
  type Rule,
  type Verdict,
} from '../rules/index.ts'
import { explain } from './explain.ts'
import { petitionPhase, type Petition, type PetitionPhase } from './petition.ts'
import type { RatificationPhase } from './ratification.ts'
import { petitionRule } from './rules-petitions.ts'
import type { FormName, Scene } from './shown.ts'

type InScene = { readonly scene: Scene }

export function Name({ scene, person }: InScene & { readonly person: PersonId }) {
  const named = scene.names.get(person)
  if (!named) return <UserText>{person}</UserText>
  return (
    <Link to={named.path}>
      <UserText>{named.name}</UserText>
    </Link>
  )
}

export function Said({ scene, of }: InScene & { readonly of: string }) {
  const { t } = useReader()
  const wording = scene.words.get(of)
  if (wording.kind !== 'text') return <p>{t('petitions.removed')}</p>
  return <Prose text={wording.text} />
}

export function plain({ words }: Pick<Scene, 'words'>, of: string, otherwise: string): string {
  const wording = words.get(of)
  return wording.kind === 'text' ? wording.text : otherwise
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

/** Houses and groups stand under the names that the rule itself gives them. */
const namingOf = (t: Translate): Naming => ({
  part: (_division, id) => id,
  choice: (id) => id,
  level: (id) => id,
  rule: (name) => name,
  span: (iso) => explainSpan(iso, t),
})

export const ruleLine = (rule: Rule, t: Translate): string =>
  inOneLine(explainRule(rule, t, namingOf(t)))

export function VerdictLine({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useReader()
  const { text, stand, met } = explainVerdict(verdict, t, namingOf(t))
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
    <Select
      name="as"
      label={t('petitions.as')}
      hint={t('petitions.as.hint')}
      value={first?.capacity ?? 'personal'}
      required
      options={held.map(({ capacity, organisation }) => ({
        value: capacity,
        label:
          organisation === undefined
            ? t('petitions.myself')
            : plain(scene, organisation, t('petitions.removed')),
      }))}
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
  const { process, template, viewer, now } = scene
  const returned = scene.returned?.form === form ? scene.returned : undefined
  const points = template.undertakings.map(({ text }) => inWords(text, t))
  return (
    <Form
      action={action}
      again={returned?.again}
      refusal={returned?.refusal && explain(returned.refusal, { t, template, now })}
      submit={submit}
      panel
      keepDraft
    >
      {children}
      <FirstAct actor={viewer} undertakings={{ ...undertakingsOf(process.pin), points }} />
    </Form>
  )
}
