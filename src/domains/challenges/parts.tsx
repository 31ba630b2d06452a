/** Small parts that pages about challenges share: names, words, phases, the ladder. */
import type { ComponentChildren } from 'preact'
import {
  Form,
  Link,
  Prose,
  Select,
  Tag,
  useReader,
  UserText,
  When,
  type TagTone,
} from '../../platform/html/index.ts'
import { FirstAct, type PersonId } from '../people/index.ts'
import { inWords, roleTitle, undertakingsOf } from '../processes/index.ts'
import { phaseOf, type Challenge, type Phase } from './challenge.ts'
import { explain } from './explain.ts'
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
  if (wording.kind !== 'text') return <p>{t('challenges.removed')}</p>
  return <Prose text={wording.text} />
}

export function plain({ words }: Pick<Scene, 'words'>, of: string, otherwise: string): string {
  const wording = words.get(of)
  return wording.kind === 'text' ? wording.text : otherwise
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
  const held = scene.viewer?.capacities ?? [{ capacity: 'personal' as const }]
  return (
    <Select
      name="as"
      label={t('challenges.as')}
      value="personal"
      required
      options={held.map(({ capacity, organisation }) => ({
        value: capacity,
        label:
          organisation === undefined
            ? t('challenges.myself')
            : plain(scene, organisation, t('challenges.removed')),
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
