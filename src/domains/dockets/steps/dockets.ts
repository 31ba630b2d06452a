/**
 * Steps of a docket from draft to report, each decided and saved in one transaction, for every
 * door: form, demo, import, clock. What is decided is in `rules/`; what is written, in the store.
 */
import { newUlid, type Clock } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { prose, type Act, type Prose } from '../../../platform/record/index.ts'
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import {
  type DocumentId,
  documentsOf,
  findProcess,
  findWindow,
  IMPORTER,
  openWindowIn,
  type Process,
  type Step,
} from '../../processes/index.ts'
import { templateOf } from '../../templates/index.ts'
import { findText, findVersion, type TextId } from '../../texts/index.ts'
import { actOf, subjectClear, type Doing } from '../acts.ts'
import { windowOf, type Docket, type DocketId, type Subject } from '../docket.ts'
import * as rules from '../rules/dockets.ts'
import type { Refusal } from '../rules/refusal.ts'
import { saveDocket } from '../store/dockets.ts'
import { countsOf } from '../store/submissions.ts'

/** What is to be commented on: the latest version of a text, or a document. */
export type SubjectAsked =
  | { readonly kind: 'text'; readonly text: TextId }
  | { readonly kind: 'document'; readonly document: DocumentId }

export type DraftAsked = {
  readonly title: string
  readonly asks: string
  readonly windowKind: string
  readonly subject: SubjectAsked
}

export const written = ({ clock, by }: Step, name: string, words: string): Prose =>
  prose(name, words, clock, by.kind === 'person' ? by.actor?.person : undefined)

/** An officer's act, in the role that the rules named. */
const inRole = (
  { by, via }: Step,
  role: string,
  process: Process,
  docket: Pick<Docket, 'id' | 'subject'>,
): Doing => ({ by, cap: `role:${role}` as Act['cap'], via, process, docket })

const standingOf = async ({ tx, by }: Step, process: Process): Promise<rules.Standing> => ({
  template: await templateOf(tx, process.pin),
  by,
})

export async function draftDocket(
  step: Step,
  process: Process,
  asked: DraftAsked,
): Promise<Result<Docket, Refusal>> {
  const { tx, clock, now, by } = step
  const { windowKind } = asked
  const role = rules.mayDraft(process, windowKind, await standingOf(step, process))
  if (!role.ok) return role
  const subject = await subjectOf(tx, process, asked.subject)
  if (!subject) return refuse({ kind: 'no-subject' })
  const title = written(step, 'title', asked.title)
  const asks = written(step, 'asks', asked.asks)
  const person = by.kind === 'person' ? by.actor?.person : undefined
  const docket: Docket = {
    id: newUlid(clock) as string as DocketId,
    process: process.id,
    title: title.commitment,
    asks: asks.commitment,
    subject,
    windowKind,
    draftedBy: person ?? IMPORTER,
    draftedAt: now,
    reported: by.kind === 'importer' ? by.reported : undefined,
    state: { kind: 'draft' },
  }
  const act = actOf(inRole(step, role.value, process, docket), {
    act: 'docket.draft',
    clear: { process: process.id, kind: windowKind, ...subjectClear(subject) },
    parts: [title, asks],
  })
  await saveDocket(tx, docket, act)
  return ok(docket)
}

/** Only what belongs to the process; of a text, the version that is the latest now. */
async function subjectOf(
  tx: Tx,
  process: Process,
  asked: SubjectAsked,
): Promise<Subject | undefined> {
  if (asked.kind === 'document') {
    const documents = await documentsOf(tx, process.id)
    return documents.some(({ id }) => id === asked.document) ? asked : undefined
  }
  const text = await findText(tx, asked.text)
  const version = text?.process === process.id ? await findVersion(tx, text.id) : undefined
  return version && { ...asked, version: version.number, hash: version.hash }
}

export type OpeningAsked = Pick<
  Parameters<typeof openWindowIn>[2],
  'closesOn' | 'published' | 'notBefore'
>

/** Opens the window by the rules of the process, and the docket with it. */
export async function openDocket(
  step: Step,
  { process, docket }: In,
  asked: OpeningAsked,
): Promise<Result<Docket, Refusal>> {
  const role = rules.mayManage(process, docket.windowKind, await standingOf(step, process))
  if (!role.ok) return role
  if (docket.state.kind !== 'draft') return refuse({ kind: 'not-draft' })
  const { windowKind: kind } = docket
  const window = await openWindowIn(step, process, {
    ...asked,
    kind,
    serves: `docket:${docket.id}`,
  })
  if (!window.ok) return window
  const opened = rules.open(docket, window.value.id)
  if (!opened.ok) return opened
  const doing = inRole(step, role.value, process, docket)
  const clear = { window: window.value.id }
  await saveDocket(step.tx, opened.value, actOf(doing, { act: 'docket.open', clear }))
  return opened
}

/** A docket of a process; both were held by the caller. */
export type In = { readonly process: Process; readonly docket: Docket }

/** Says on the record that the window has closed, and how much came. */
export async function closeDocket(
  step: Step,
  { process, docket }: In,
): Promise<Result<Docket, Refusal>> {
  const role = rules.mayManage(process, docket.windowKind, await standingOf(step, process))
  if (!role.ok) return role
  return closing(step, docket, inRole(step, role.value, process, docket))
}

export type Closing = { readonly tx: Tx; readonly clock: Clock; readonly now: Instant }

/** The same by the clock, for dockets that nobody closed. */
export async function closeByClock(
  { tx, now }: Closing,
  docket: Docket,
): Promise<Result<Docket, Refusal>> {
  const process = await findProcess(tx, { id: docket.process })
  if (!process) throw new Error(`docket ${docket.id} of no process`)
  const by = { kind: 'clock' } as const
  return closing({ tx, now }, docket, { by, cap: undefined, via: 'api', process, docket })
}

async function closing(
  { tx, now }: Pick<Closing, 'tx' | 'now'>,
  docket: Docket,
  doing: Doing,
): Promise<Result<Docket, Refusal>> {
  const id = windowOf(docket)
  const closed = rules.close(docket, id && (await findWindow(tx, id)), now)
  if (!closed.ok) return closed
  const counts = await countsOf(tx, docket.id)
  const clear = {
    submissions: counts.reduce((sum, { count }) => sum + count, 0),
    late: counts.reduce((sum, { late }) => sum + late, 0),
  }
  await saveDocket(tx, closed.value, actOf(doing, { act: 'docket.close', clear }))
  return closed
}

/** Publishes what those who asked made of it; closes first what only the hour had closed. */
export async function reportDocket(
  step: Step,
  { process, docket }: In,
  asked: { readonly title: string; readonly href: string },
): Promise<Result<Docket, Refusal>> {
  const role = rules.mayManage(process, docket.windowKind, await standingOf(step, process))
  if (!role.ok) return role
  const closed =
    docket.state.kind === 'open' ? await closeDocket(step, { process, docket }) : undefined
  if (closed && !closed.ok) return closed
  const title = written(step, 'title', asked.title)
  const { href } = asked
  const published = { title: title.commitment, href, at: step.now }
  const reported = rules.report(closed?.value ?? docket, published)
  if (!reported.ok) return reported
  const counts = await countsOf(step.tx, docket.id)
  const submissions = counts.reduce((sum, { count }) => sum + count, 0)
  const act = actOf(inRole(step, role.value, process, docket), {
    act: 'docket.report',
    clear: { href, submissions },
    parts: [title],
  })
  await saveDocket(step.tx, reported.value, act)
  return reported
}

export async function withdrawDocket(
  step: Step,
  { process, docket }: In,
  reason: string,
): Promise<Result<Docket, Refusal>> {
  const role = rules.mayManage(process, docket.windowKind, await standingOf(step, process))
  if (!role.ok) return role
  const words = written(step, 'reason', reason)
  const withdrawn = rules.withdraw(docket, words.commitment, step.now)
  if (!withdrawn.ok) return withdrawn
  const told = { act: 'docket.withdraw', clear: {}, parts: [words] } as const
  const doing = inRole(step, role.value, process, docket)
  await saveDocket(step.tx, withdrawn.value, actOf(doing, told))
  return withdrawn
}
