/** Small parts that several pages about issues share. */
import type { ComponentChildren } from 'preact'
import {
  Day,
  Form,
  Prose,
  Tag,
  useReader,
  type FormProps,
  type TagTone,
} from '../../../platform/html/index.ts'
import { FirstAct } from '../../people/index.ts'
import { unreachable } from '../../../platform/values.ts'
import type { Issue, IssueStateKind } from '../issue.ts'
import { explain } from './explain.ts'
import type { FormName, Reader, Told } from './shown.ts'

const TONES = {
  proposed: 'warn',
  returned: 'bad',
  accepted: 'now',
  narrowed: 'now',
  parked: 'plain',
  referred: 'plain',
  declined: 'plain',
  concluded: 'plain',
  sorted: 'plain',
  withdrawn: 'plain',
  reported: 'plain',
} as const satisfies Record<IssueStateKind, TagTone>

export function StateTag({ issue }: { readonly issue: Issue }) {
  const { t } = useReader()
  const { kind } = issue.state
  return <Tag tone={TONES[kind]}>{t(`issues.state.${kind}`)}</Tag>
}

/** The number it was published under, before its title. */
export const titleOf = (issue: Issue, words: Told['words']): string =>
  issue.number === undefined ? words(issue.title) : `${issue.number} · ${words(issue.title)}`

/** One sentence: how it stands, since or until when, to whom. */
export function StateLine({ issue, words }: { issue: Issue; words: Told['words'] }) {
  const { t } = useReader()
  const { state } = issue
  switch (state.kind) {
    case 'proposed':
      return <>{t.rich(`issues.line.proposed.${state.again}`, { day: <Day at={state.since} /> })}</>
    case 'parked':
      return <>{t.rich('issues.line.parked', { day: <Day at={state.until} /> })}</>
    case 'narrowed':
      return <>{t('issues.line.narrowed', { scope: words(state.scope) })}</>
    case 'referred':
      return <>{t('issues.line.referred', { to: words(state.to) })}</>
    case 'declined':
      return <>{t(`issues.why.${state.why}`)}</>
    case 'returned':
    case 'accepted':
    case 'concluded':
    case 'sorted':
    case 'withdrawn':
    case 'reported':
      return <>{t(`issues.line.${state.kind}`)}</>
    default:
      return unreachable(state)
  }
}

/** Why, in the words in which it was published. */
export function Reason({ issue, words }: { issue: Issue; words: Told['words'] }) {
  const { state } = issue
  return 'reason' in state ? <Prose text={words(state.reason)} /> : null
}

export type ActFormProps = Pick<
  FormProps,
  'submit' | 'quiet' | 'keepDraft' | 'panel' | 'action'
> & {
  readonly form: FormName
  readonly reader: Reader
  readonly children?: ComponentChildren
}

/** A form of this domain: comes back as it was typed, with the notice before a first act. */
export function ActForm({ form, reader, children, ...props }: ActFormProps) {
  const { t } = useReader()
  const { viewer, returned } = reader
  const mine = returned?.form === form ? returned : undefined
  return (
    <Form
      {...props}
      id={`form-${form}`}
      again={mine?.again}
      refusal={mine?.refusal && explain(mine.refusal, t)}
    >
      {children}
      <FirstAct actor={viewer} />
    </Form>
  )
}
