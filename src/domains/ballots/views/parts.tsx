/** Small parts of the pages of ballots: whose words, who, in which house, first acts. Pure. */
import {
  Link,
  Prose,
  Redacted,
  Tag,
  useReader,
  UserText,
  type Again,
} from '../../../platform/html/index.ts'
import type { Translate } from '../../../platform/languages/index.ts'
import type { Words } from '../../../platform/record/index.ts'
import { FirstAct as ReadFirst, personId, type Actor, type Commitment } from '../../people/index.ts'
import type { Process } from '../../processes/index.ts'
import type { Voice } from '../../rules/index.ts'
import { inWords, type Template, undertakingPoints, undertakingsOf } from '../../templates/index.ts'
import type { BallotPhase } from '../ballot.ts'
import type { BallotView } from '../load.ts'

export type FormName =
  | 'vote'
  | 'sheet'
  | 'seed'
  | 'recusal'
  | 'proxy'
  | 'proxy-ending'
  | 'withdrawal'
  | 'opening'
  | 'hand'
  | 'poll'

export type Returned = {
  readonly form: FormName
  readonly again: Again
  /** In words; absent where its fields were malformed. */
  readonly refusal: string | undefined
}

/** What came back to one of the forms of the page. */
export const backTo = (returned: Returned | undefined, ...names: readonly FormName[]) => {
  const back = returned && names.includes(returned.form) ? returned : undefined
  return { again: back?.again, refusal: back?.refusal }
}

export const plain = (words: Words, of: Commitment, removed: string): string => {
  const wording = words.get(of)
  return wording.kind === 'text' ? wording.text : removed
}

export function Said({ words, of }: { readonly words: Words; readonly of: Commitment }) {
  const wording = words.get(of)
  if (wording.kind === 'text') return <Prose text={wording.text} />
  return <Redacted entry={{ number: wording.entry, href: `/record/entries/${wording.entry}` }} />
}

type NameProps = { readonly view: Pick<BallotView, 'names'>; readonly person: string | undefined }

export function Name({ view, person }: NameProps) {
  const id = person === undefined ? undefined : personId(person)
  const named = id && view.names.get(id)
  if (!named) return <>{person ?? '–'}</>
  return (
    <Link to={named.path}>
      <UserText>{named.name}</UserText>
    </Link>
  )
}

export const nameOf = ({ names }: Pick<BallotView, 'names'>, person: string | undefined) => {
  const id = person === undefined ? undefined : personId(person)
  return (id && names.get(id)?.name) ?? person ?? '–'
}

/** A house or group as the template calls it, or the body where the template does not. */
export function partLabel({ counted, body }: BallotView, part: string, t: Translate): string {
  const { houses, parts } = counted.electorate
  const told = [...houses, ...parts].find(({ id }) => id === part)
  return told
    ? inWords(told.label, t)
    : (body.shape?.parts.find(({ id }) => id === part)?.label ?? part)
}

export function PartsOf({ view, voice }: { readonly view: BallotView; readonly voice: Voice }) {
  const { t } = useReader()
  const parts = Object.entries(voice.parts).filter(([division]) => division !== 'region')
  return <>{parts.map(([, part]) => partLabel(view, part, t)).join(' · ')}</>
}

const TONES = {
  ahead: 'plain',
  open: 'now',
  over: 'plain',
  closed: 'plain',
  withdrawn: 'plain',
} as const satisfies Record<BallotPhase, 'plain' | 'now'>

export function PhaseTag({ phase }: { readonly phase: BallotPhase }) {
  const { t } = useReader()
  return <Tag tone={TONES[phase]}>{t(`ballots.phase.${phase}`)}</Tag>
}

type FirstProps = {
  readonly actor: Actor | undefined
  readonly process: Process
  readonly template: Template
}

/** What one reads and ticks before a first act here, inside the form of that act. */
export function FirstAct({ actor, process, template }: FirstProps) {
  const { t } = useReader()
  const points = undertakingPoints(template, t)
  return <ReadFirst actor={actor} undertakings={{ ...undertakingsOf(process.pin), points }} />
}
