/**
 * What pages about one thing in a process share, whichever domain it is of: who did it, what was
 * said, in which capacity one speaks, and the form of an act. Pure; decides nothing.
 */
import type { ComponentChildren } from 'preact'
import {
  Form,
  Link,
  Prose,
  Select,
  useReader,
  UserText,
  type Again,
} from '../../platform/html/index.ts'
import type { Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import {
  FirstAct,
  type Actor,
  type Commitment,
  type Named,
  type PersonId,
} from '../people/index.ts'
import { type Template, undertakingPoints, undertakingsOf } from '../templates/index.ts'
import type { Process } from './process.ts'
import { textOf } from './views-parts.tsx'

export type Scene = {
  readonly process: Process
  readonly template: Template
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
  readonly now: Instant
  readonly viewer: Actor | undefined
}

type Told = { readonly scene: Pick<Scene, 'names'>; readonly person: PersonId }

/** A link to whoever did it; the pseudonym of one who has no name any more. */
export function Name({ scene, person }: Told) {
  const named = scene.names.get(person)
  if (!named) return <UserText>{person}</UserText>
  return (
    <Link to={named.path}>
      <UserText>{named.name}</UserText>
    </Link>
  )
}

export const plain = ({ words }: Pick<Scene, 'words'>, of: Commitment, removed: string): string =>
  textOf(words, of, removed)

type SaidProps = {
  readonly scene: Pick<Scene, 'words'>
  readonly of: Commitment
  /** In the words of the domain, where it was removed. */
  readonly removed: string
}

/** A passage as it was written. */
export function Passage({ scene, of, removed }: SaidProps) {
  const wording = scene.words.get(of)
  return wording.kind === 'text' ? <Prose text={wording.text} /> : <p>{removed}</p>
}

type SpeakingProps = {
  readonly scene: Pick<Scene, 'words' | 'viewer'>
  readonly label: string
  readonly hint?: string
  /** Chosen before anybody chooses. */
  readonly value?: string
  readonly myself: string
  readonly removed: string
}

/** For oneself, or for one of one's own organisations. */
export function Capacities({ scene, label, hint, value, myself, removed }: SpeakingProps) {
  const held = scene.viewer?.capacities ?? [{ capacity: 'personal' as const }]
  return (
    <Select
      name="as"
      label={label}
      hint={hint}
      value={value ?? 'personal'}
      required
      options={held.map(({ capacity, organisation }) => ({
        value: capacity,
        label: organisation === undefined ? myself : plain(scene, organisation, removed),
      }))}
    />
  )
}

type ActProps = {
  readonly scene: Pick<Scene, 'process' | 'template' | 'viewer'>
  /** The form as it comes back, and why in words. */
  readonly again: Again | undefined
  readonly refusal: string | undefined
  readonly action: string
  readonly submit: string
  readonly children?: ComponentChildren
}

/** The form of an act in a process, with what one reads before a first act. */
export function ProcessForm({ scene, again, refusal, action, submit, children }: ActProps) {
  const { t } = useReader()
  const { process, template, viewer } = scene
  const points = undertakingPoints(template, t)
  return (
    <Form action={action} again={again} refusal={refusal} submit={submit} panel keepDraft>
      {children}
      <FirstAct actor={viewer} undertakings={{ ...undertakingsOf(process.pin), points }} />
    </Form>
  )
}
