/**
 * The public comments of the Evolving programme: windows with the dates they had, what is known of
 * the submissions in paraphrase, and a placeholder for each whose sender is not known here.
 */
import {
  closeDocket,
  draftDocket,
  enterSubmission,
  findSubmission,
  lockDocket,
  openDocket,
  ratifySubmission,
  reportDocket,
  windowOf,
  type DocketId,
  type SubmissionId,
} from '../src/domains/dockets/index.ts'
import {
  documentsOf,
  extendWindowOf,
  lockProcess,
  lockWindow,
  type Reported,
  type Step,
} from '../src/domains/processes/index.ts'
import { instant, minutes, type Instant } from '../src/platform/values.ts'
import type { EvolvingDocket } from './evolving-facts.ts'
import type { List } from './evolving-issues.ts'
import { hrefOf, noonOf, reportedBy, sourceOf } from './sources.ts'
import { here, must, reporting, tick } from './stage.ts'

export type Moment = { readonly at: Instant; readonly tell: () => Promise<void> }

/** After the events of the same day: what is commented on is there first. */
const afterNoon = (day: string): Instant => (noonOf(day) + minutes(30)) as Instant

/** Windows close at the end of the day, so what comes after them is told on the next. */
const nextDay = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString()

type Told = EvolvingDocket['submissions'][number]

/** One docket while it is told: which it became here. */
type Telling = {
  readonly list: List
  readonly facts: EvolvingDocket
  readonly known: { docket?: DocketId; readonly submissions: Map<string, SubmissionId> }
}

export function docketMoments(list: List, facts: EvolvingDocket): readonly Moment[] {
  const telling: Telling = { list, facts, known: { submissions: new Map() } }
  const { opens, closes, report, submissions, comments } = facts
  const extended = facts['extended-to']
  const last = extended ?? closes
  const at = (day: string, tell: () => Promise<void>): Moment => ({ at: afterNoon(day), tell })
  return [
    at(opens, () => open(telling)),
    ...(extended === undefined ? [] : [at(closes, () => extend(telling, extended))]),
    ...submissions.map((told) => at(told.on, () => enter(telling, told))),
    ...(comments === null ? [] : [at(last, () => enterUnknown(telling))]),
    ...submissions.flatMap((told) =>
      told.ratified ? [at(told.ratified.closed, () => ratify(telling, told))] : [],
    ),
    report === undefined
      ? at(nextDay(last), () => close(telling))
      : at(report, () => publishReport(telling, report)),
  ]
}

/** A step in the docket, with the process and the docket held. */
async function inDocket(
  { list, known }: Telling,
  reported: Reported,
  work: (step: Step, on: Awaited<ReturnType<typeof held>>) => Promise<void>,
): Promise<void> {
  const { stage, process } = list
  await reporting(stage, reported, async (step) => {
    await work(step, await held(step, process.slug, here(known.docket, 'docket')))
  })
  tick(stage)
}

async function held({ tx }: Step, slug: string, id: DocketId) {
  const process = here(await lockProcess(tx, { slug }), slug)
  return { process, docket: here(await lockDocket(tx, id), 'docket') }
}

/** Where sources differ about a comment, its own page says so. */
const asksOf = ({ list, facts }: Telling): string => {
  const disputed = list.facts.disputed.filter(({ about }) => about === facts.slug)
  const notes = disputed.map(({ text, source }) => `${text} (${sourceOf(source)})`)
  return [facts.asks, ...notes].join('\n\n')
}

/** Sources name the day, and no hour. */
const asDated = (opens: string) => ({ notBefore: instant(`${opens}T00:00Z`) })

async function open(telling: Telling): Promise<void> {
  const { list, facts, known } = telling
  const { title, about, opens, closes, source } = facts
  const reported = reportedBy({ on: opens, source })
  await reporting(list.stage, reported, async (step) => {
    const process = here(await lockProcess(step.tx, { slug: list.process.slug }), 'process')
    const documents = await documentsOf(step.tx, process.id)
    const document = here(
      documents.find(({ artefact }) => artefact === about),
      about,
    )
    const subject = { kind: 'document', document: document.id } as const
    const asked = { title, asks: asksOf(telling), windowKind: 'comment', subject }
    const docket = must(await draftDocket(step, process, asked))
    known.docket = docket.id
    const published = ['en'] as const
    must(
      await openDocket(
        step,
        { process, docket },
        { ...asDated(opens), closesOn: closes, published },
      ),
    )
  })
}

const extend = (telling: Telling, to: string): Promise<void> => {
  const { closes, source } = telling.facts
  return inDocket(telling, reportedBy({ on: closes, source }), async (step, on) => {
    const id = here(windowOf(on.docket), 'window')
    const window = here(await lockWindow(step.tx, id), 'window')
    const reason = 'For everybody. The reason is not in the sources read here.'
    must(await extendWindowOf(step, on.process, window, { to, reason }))
  })
}

const enter = (telling: Telling, told: Told): Promise<void> => {
  const reported = reportedBy(told)
  return inDocket(telling, reported, async (step, on) => {
    const { contributor, group, paraphrase } = told
    const submission = must(
      await enterSubmission(step, on, {
        contributor,
        words: paraphrase ?? undefined,
        paraphrase: paraphrase !== null,
        group,
        pending: told.ratified !== undefined,
        reported,
      }),
    )
    telling.known.submissions.set(contributor, submission.id)
  })
}

/** So many comments are counted by the source; who sent the others is not known here. */
async function enterUnknown(telling: Telling): Promise<void> {
  const { comments, submissions, source, closes } = telling.facts
  const on = telling.facts['extended-to'] ?? closes
  const reported = reportedBy({ on, source })
  const unknown = Math.max(0, (comments ?? 0) - submissions.length)
  await inDocket(telling, reported, async (step, in_) => {
    for (let count = 0; count < unknown; count++) {
      must(await enterSubmission(step, in_, { paraphrase: false, reported }))
      tick(telling.list.stage)
    }
  })
}

const ratify = (telling: Telling, { contributor, ratified }: Told): Promise<void> => {
  const { yes, no, abstained, closed, source } = here(ratified, 'ratification')
  return inDocket(telling, reportedBy({ on: closed, source }), async (step, on) => {
    const id = here(telling.known.submissions.get(contributor), contributor)
    const submission = here(await findSubmission(step.tx, id), contributor)
    const votes = { inFavour: yes, against: no, abstaining: abstained }
    must(await ratifySubmission(step, { ...on, submission }, votes))
  })
}

const publishReport = (telling: Telling, on: string): Promise<void> => {
  const { title, source } = telling.facts
  return inDocket(telling, reportedBy({ on, source: 'S2' }), async (step, in_) => {
    const report = { title: `Staff report on the comments: ${title}`, href: hrefOf(source) }
    must(await reportDocket(step, in_, report))
  })
}

const close = (telling: Telling): Promise<void> => {
  const { closes, source } = telling.facts
  return inDocket(telling, reportedBy({ on: closes, source }), async (step, on) => {
    must(await closeDocket(step, on))
  })
}
