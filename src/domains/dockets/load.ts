/** Loads what the pages of dockets show, in a handful of queries. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf, type Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findPeople, namesOf, type Actor, type Commitment } from '../people/index.ts'
import type { Named, PersonId } from '../people/index.ts'
import {
  asOf,
  documentsOf,
  findProcess,
  findWindow,
  findWindows,
  type Process,
  type Reopened,
  reopeningsFor,
  type Window,
} from '../processes/index.ts'
import { type Template, templateOf } from '../templates/index.ts'
import { findText } from '../texts/index.ts'
import { phaseOf, windowOf, type Docket, type DocketPhase } from './docket.ts'
import { countsOf, submissionsIn, submissionsOf, type Part } from './store/submissions.ts'
import type { GroupCount, Submission } from './submission.ts'

/** A docket with what it hangs on. */
export type Around = {
  readonly docket: Docket
  readonly process: Process
  readonly template: Template
  readonly window: Window | undefined
  readonly phase: DocketPhase
  readonly now: Instant
}

export async function aroundOf(read: Read, docket: Docket, now: Instant): Promise<Around> {
  const found = await findProcess(read, { id: docket.process })
  if (!found) throw new Error(`docket ${docket.id} of no process`)
  const process = asOf(found, docket.draftedAt)
  const id = windowOf(docket)
  const window = id && (await findWindow(read, id))
  const template = await templateOf(read, process.pin)
  return { docket, process, template, window, phase: phaseOf(docket, window, now), now }
}

/** What is commented on, and where it is. */
export type ShownSubject = { readonly title: Commitment; readonly href: string }

export type DocketView = Around & {
  readonly subject: ShownSubject
  readonly counts: readonly GroupCount[]
  readonly submissions: readonly Submission[]
  /** There are more than these. */
  readonly more: boolean
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
  /** How often its window was opened again, for whom and why. */
  readonly reopened: readonly Reopened[]
}

export async function readDocket(
  read: Read,
  around: Around,
  { actor, ...part }: Part & { readonly actor: Actor | undefined },
): Promise<DocketView> {
  const { docket, process, window } = around
  const found = await submissionsOf(read, docket.id, { ...part, limit: part.limit + 1 })
  const submissions = found.slice(0, part.limit)
  const subject = await subjectOf(read, docket)
  const reopened = await reopeningsFor(read, docket.process, `docket:${docket.id}`)
  return {
    ...around,
    subject,
    counts: await countsOf(read, docket.id),
    submissions,
    reopened,
    more: found.length > part.limit,
    words: await wordsOf(read, [
      process.title,
      subject.title,
      ...commitmentsOf(docket),
      ...reopened.map(({ reason }) => reason),
      ...(window?.extensions.map(({ reason }) => reason) ?? []),
      ...(actor?.capacities.map(({ organisation }) => organisation) ?? []),
      ...submissions.flatMap(commitmentsIn),
    ]),
    names: await namesFor(read, submissions),
  }
}

function commitmentsOf({ title, asks, state }: Docket): readonly Commitment[] {
  const own = [title, asks]
  if (state.kind === 'reported') return [...own, state.report.title]
  return state.kind === 'withdrawn' ? [...own, state.reason] : own
}

const commitmentsIn = ({ author, words }: Submission): readonly (Commitment | undefined)[] => [
  words,
  author.kind === 'person' ? author.spokeFor : author.contributor,
]

async function namesFor(read: Read, submissions: readonly Submission[]) {
  const people = submissions.flatMap(({ author }) =>
    author.kind === 'person' ? [author.person] : [],
  )
  return namesOf(read, await findPeople(read, [...new Set(people)]))
}

async function subjectOf(read: Read, { subject, process, id }: Docket): Promise<ShownSubject> {
  if (subject.kind === 'text') {
    const text = await findText(read, subject.text)
    if (!text) throw new Error(`docket ${id} about no text`)
    return { title: text.title, href: `/texts/${text.id}/versions/${subject.version}` }
  }
  const documents = await documentsOf(read, process)
  const document = documents.find((one) => one.id === subject.document)
  if (!document) throw new Error(`docket ${id} about no document`)
  return { title: document.title, href: document.href }
}

/** One submission with its docket. */
export type SubmissionView = Around & {
  readonly submission: Submission
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
}

export async function readSubmission(
  read: Read,
  around: Around,
  submission: Submission,
): Promise<SubmissionView> {
  const { docket, process } = around
  return {
    ...around,
    submission,
    words: await wordsOf(read, [process.title, docket.title, ...commitmentsIn(submission)]),
    names: await namesFor(read, [submission]),
  }
}

/** A line of a list of dockets. */
export type DocketLine = {
  readonly docket: Docket
  readonly title: string
  readonly process: string
  readonly phase: DocketPhase
  readonly closes: Instant | undefined
  readonly submissions: number
}

/** Open ones first, each kind as it was given. */
export async function linesOf(
  read: Read,
  dockets: readonly Docket[],
  now: Instant,
): Promise<readonly DocketLine[]> {
  const windows = await findWindows(
    read,
    dockets.flatMap((docket) => windowOf(docket) ?? []),
  )
  const processes = new Map<string, Process>()
  for (const id of new Set(dockets.map(({ process }) => process))) {
    const process = await findProcess(read, { id })
    if (process) processes.set(id, process)
  }
  const words = await wordsOf(read, [
    ...dockets.map(({ title }) => title),
    ...[...processes.values()].map(({ title }) => title),
  ])
  const said = (of: Commitment | undefined) => {
    const wording = of === undefined ? undefined : words.get(of)
    return wording?.kind === 'text' ? wording.text : '…'
  }
  const counts = await submissionsIn(
    read,
    dockets.map(({ id }) => id),
  )
  const lines = dockets.map((docket): DocketLine => {
    const id = windowOf(docket)
    const window = id && windows.get(id)
    return {
      docket,
      title: said(docket.title),
      process: said(processes.get(docket.process)?.title),
      phase: phaseOf(docket, window, now),
      closes: window?.state.kind === 'dated' ? window.state.closes : undefined,
      submissions: counts.get(docket.id) ?? 0,
    }
  })
  return [
    ...lines.filter(({ phase }) => phase === 'open'),
    ...lines.filter(({ phase }) => phase !== 'open'),
  ]
}
