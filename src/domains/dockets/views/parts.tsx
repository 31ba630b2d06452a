/** Parts that several pages of dockets share. Pure: data in, HTML out. */
import type { ComponentChildren } from 'preact'
import {
  Link,
  Tag,
  TimeLeft,
  useReader,
  UserText,
  type Again,
  type Crumb,
} from '../../../platform/html/index.ts'
import type { Translate } from '../../../platform/languages/index.ts'
import { days, type Instant } from '../../../platform/values.ts'
import type { Words } from '../../../platform/record/index.ts'
import { FirstAct as ReadFirst, type Actor, type Commitment } from '../../people/index.ts'
import type { Process, Window } from '../../processes/index.ts'
import { inWords, type Template, undertakingPoints, undertakingsOf } from '../../templates/index.ts'
import { explain } from '../explain.ts'
import type { Around, DocketLine, SubmissionView } from '../load.ts'
import type { Refusal } from '../rules/refusal.ts'
import type { Submission } from '../submission.ts'

export const FORMS = [
  'submission',
  'opening',
  'extension',
  'closing',
  'report',
  'withdrawal',
  'ratification',
] as const
export type FormName = (typeof FORMS)[number]

/** A form that came back: as it was typed, with the reason in words. */
export type Returned = {
  readonly form: FormName
  readonly again: Again
  readonly refusal: string | undefined
}

export const shownText = (words: Words, of: Commitment, removed: string): string => {
  const wording = words.get(of)
  return wording.kind === 'text' ? wording.text : removed
}

export const crumbsOf = (process: Process, title: string, t: Translate): readonly Crumb[] => [
  { label: t('dockets.crumb.processes'), href: '/processes' },
  { label: <UserText>{title}</UserText>, href: `/processes/${process.slug}` },
]

/** In which state it is, and until when. */
export function PhaseTag({ phase, closes }: Pick<DocketLine, 'phase' | 'closes'>) {
  const { t } = useReader()
  if (phase === 'open' && closes !== undefined) return <TimeLeft until={closes} />
  const tone = phase === 'reported' ? 'now' : phase === 'withdrawn' ? 'warn' : 'plain'
  return <Tag tone={tone}>{t(`dockets.phase.${phase}`)}</Tag>
}

/** By how many days the close moved in all. */
export function extendedDays({ extensions }: Pick<Window, 'extensions'>): number {
  const moved = extensions.reduce((sum, { from, to }) => sum + (to - from), 0)
  return Math.round(moved / days(1))
}

export const closesAt = ({ window }: Pick<Around, 'window'>): Instant | undefined =>
  window?.state.kind === 'dated' ? window.state.closes : undefined

export function groupLabel(template: Template, group: string | undefined, t: Translate): string {
  if (group === undefined) return t('dockets.group.none')
  const { grouping } = template
  const known =
    grouping.kind === 'none' ? undefined : grouping.groups.find(({ id }) => id === group)
  return known ? inWords(known.label, t) : group
}

type Told = Pick<SubmissionView, 'words' | 'names'> & { readonly submission: Submission }

/** Who sent it, as one line: a name, an organisation, or that nobody knows. */
export function authorText({ submission, words, names }: Told, t: Translate): string {
  const { author } = submission
  const removed = t('dockets.removed')
  if (author.kind === 'reported') {
    return author.contributor === undefined
      ? t('dockets.author.unknown')
      : shownText(words, author.contributor, removed)
  }
  const name = names.get(author.person)?.name ?? author.person
  return author.spokeFor === undefined
    ? name
    : t('dockets.author.for', { organisation: shownText(words, author.spokeFor, removed), name })
}

/** In what standing it is: ratified with its votes, pending, late, told by a source. */
export function standingTexts({ author, late, standing }: Submission, t: Translate) {
  return [
    ...(late ? [t('dockets.late')] : []),
    ...(standing.kind === 'pending' ? [t('dockets.standing.pending')] : []),
    ...(standing.kind === 'ratified' ? [t('dockets.standing.ratified', standing.votes)] : []),
    ...(author.kind === 'reported' && author.paraphrase ? [t('dockets.paraphrase')] : []),
  ]
}

/** What one reads and ticks before a first act here, inside the form of that act. */
export function FirstAct({
  around: { process, template },
  actor,
  speaks,
}: {
  readonly around: Pick<Around, 'process' | 'template'>
  readonly actor: Actor | undefined
  /** Speaking also asks for the undertakings of the process. */
  readonly speaks: boolean
}) {
  const { t } = useReader()
  const undertakings = {
    ...undertakingsOf(process.pin),
    points: undertakingPoints(template, t),
  }
  return <ReadFirst actor={actor} undertakings={speaks ? undertakings : undefined} />
}

/** Why one cannot do something here; whoever is signed out is told how to mend that. */
export function Why({
  around: { template },
  refusal,
}: {
  readonly around: Pick<Around, 'template'>
  readonly refusal: Refusal
}): ComponentChildren {
  const { t, now } = useReader()
  const sentence = explain(refusal, { t, template, now })
  if (refusal.kind !== 'signed-out') return sentence
  return (
    <>
      {t('dockets.sign-in')} <Link to="/sign-in">{t('dockets.sign-in.link')}</Link>
    </>
  )
}
