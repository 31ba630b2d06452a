/**
 * Steps of a process, each decided and saved in one transaction, for every door: form, demo,
 * import. What is decided is in `rules.ts`; what is written, in the stores.
 */
import { newUlid, type Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import { prose, type Prose, type Via } from '../../platform/record/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { BodyId } from '../people/index.ts'
import { enterLog } from '../stewards/index.ts'
import { holidaysOf, overridersOf, type Pin, templateOf } from '../templates/index.ts'
import { beginning, type Doing, halting, moving, publishing, topicsOf } from './acts.ts'
import { askedOf, factsOf } from './facts.ts'
import { steadyNow } from './rules-clock.ts'
import type { By, DocumentId, Process, ProcessDocument, ProcessId } from './process.ts'
import {
  begin,
  mayMove,
  mayOverride,
  moveStage,
  overrideGate,
  type ProcessRefusal,
  publishDocument,
  resume,
  suspend,
  terminate,
  waysOn,
} from './rules.ts'
import { type BeginRefusal, mayBegin } from './rules-begin.ts'
import { mayActAs } from './rules-standing.ts'
import type { Setting } from './rules-windows.ts'
import { findProcess, saveDocument, saveProcess } from './store.ts'
import { stageOf } from './process.ts'
import type { FactProvider, Facts } from './fact.ts'

/** One act about to happen: in which transaction, by whom, when, through which door. */
export type Step = {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Instant
  readonly by: By
  readonly via: Via
}

export type BeginAsked = {
  readonly slug: string
  readonly title: string
  readonly question: string
  readonly pin: Pin
  readonly body?: BodyId
  readonly practice: boolean
}

export const written = (step: Step, name: string, text: string): Prose =>
  prose(name, text, step.clock, step.by.kind === 'person' ? step.by.actor?.person : undefined)

export async function beginProcess(
  step: Step,
  asked: BeginAsked,
): Promise<Result<Process, BeginRefusal>> {
  const { tx, by, now, clock, via } = step
  const { slug, pin, practice, body } = asked
  const taken = (await findProcess(tx, { slug })) !== undefined
  const allowed = mayBegin(by, { slug, taken, body })
  if (!allowed.ok) return allowed
  const title = written(step, 'title', asked.title)
  const question = written(step, 'question', asked.question)
  const process = begin(
    {
      id: newUlid(clock) as string as ProcessId,
      slug,
      title: title.commitment,
      question: question.commitment,
      body,
      practice,
      reported: by.kind === 'importer' ? by.reported : undefined,
    },
    { template: await templateOf(tx, pin), pin },
    now,
  )
  const doing = { by, role: allowed.value, via, parts: [title, question] }
  await saveProcess(tx, process, beginning(process, doing))
  return ok(process)
}

/** Under which rules a step is taken, and at a time that never runs backwards. */
export async function settingOf(step: Step, process: Process): Promise<Setting> {
  const template = await templateOf(step.tx, process.pin)
  const now = steadyNow(process, step.now)
  return { template, by: step.by, now, holidays: holidaysOf(template) }
}

/** What the gate of the present stage asks for. */
const gateFacts = (facts: Facts, process: Process, { template }: Setting): Facts =>
  askedOf(facts, [waysOn(process, template)?.stage.gate])

export type MoveAsked = {
  readonly to: string
  /** One line; needed for going back. */
  readonly reason?: string | undefined
}

/** On through the gate, or back. The process was locked by the caller. */
export async function moveProcess(
  step: Step,
  process: Process,
  asked: MoveAsked,
  providers: readonly FactProvider[],
): Promise<Result<Process, ProcessRefusal>> {
  const setting = await settingOf(step, process)
  const standing = mayMove(process, setting)
  if (!standing.ok) return standing
  const facts = await factsOf(step.tx, process, providers, step.now)
  const reason = asked.reason === undefined ? undefined : written(step, 'reason', asked.reason)
  const move = { to: asked.to, reason: reason?.commitment }
  const moved = moveStage(process, move, facts, setting)
  if (!moved.ok) return moved
  const kept = moved.value.past.at(-1)?.reason
  const parts = reason && kept === reason.commitment ? [reason] : []
  const doing = { by: step.by, role: standing.value, via: step.via, parts }
  await saveProcess(
    step.tx,
    moved.value,
    moving(moved.value, gateFacts(facts, process, setting), doing),
  )
  return moved
}

/** On without the gate: the step, and its line in the steward log, which owes the full reason. */
export async function overrideProcess(
  step: Step,
  process: Process,
  reason: string,
  providers: readonly FactProvider[],
): Promise<Result<Process, ProcessRefusal>> {
  const setting = await settingOf(step, process)
  const standing = mayOverride(process, setting)
  if (!standing.ok) return standing
  const facts: Facts = await factsOf(step.tx, process, providers, step.now)
  const line = written(step, 'reason', reason)
  const moved = overrideGate(process, line.commitment, facts, setting)
  if (!moved.ok) return moved
  const doing = { by: step.by, role: standing.value, via: step.via, parts: [line] }
  await saveProcess(
    step.tx,
    moved.value,
    moving(moved.value, gateFacts(facts, process, setting), doing),
  )
  await logOverride(step, process, standing.value, reason)
  return moved
}

/** The log keeps its own copy of the line, so that one can be redacted without the other. */
async function logOverride(
  step: Step,
  process: Process,
  role: string,
  reason: string,
): Promise<void> {
  if (step.by.kind !== 'person' || !step.by.actor) return
  const line = {
    kind: 'override',
    by: step.by.actor,
    role,
    about: `process:${process.id}`,
    place: `/processes/${process.slug}`,
    line: written(step, 'line', reason),
    via: step.via,
    rules: process.pin.hash,
    topics: topicsOf(process),
  } as const
  await enterLog(step.tx, step.clock, line, step.now)
}

export const HALTS = ['suspension', 'resumption', 'termination'] as const
export type Halt = (typeof HALTS)[number]

const ACT_OF_HALT = {
  suspension: 'process.suspend',
  resumption: 'process.resume',
  termination: 'process.terminate',
} as const satisfies Record<Halt, string>

/** Stops the clock, lets it run again, or ends the process early: each with a public line. */
export async function haltProcess(
  step: Step,
  process: Process,
  halt: Halt,
  reason: string,
): Promise<Result<Process, ProcessRefusal>> {
  const setting = await settingOf(step, process)
  const standing = mayActAs(process, step.by, overridersOf(setting.template, 'ends'))
  if (!standing.ok) return standing
  const line = written(step, 'reason', reason)
  const halted = {
    suspension: () => suspend(process, line.commitment, setting),
    resumption: () => resume(process, setting),
    termination: () => terminate(process, line.commitment, setting),
  }[halt]()
  if (!halted.ok) return halted
  const stage = stageOf(process)
  if (stage === undefined) return refuse({ kind: 'not-running' })
  const doing: Doing = { by: step.by, role: standing.value, via: step.via, parts: [line] }
  await saveProcess(step.tx, halted.value, halting(ACT_OF_HALT[halt], halted.value, stage, doing))
  await logOverride(step, process, standing.value, reason)
  return halted
}

export type DocumentAsked = {
  readonly artefact: string
  readonly title: string
  readonly href: string
}

export async function publishToProcess(
  step: Step,
  process: Process,
  asked: DocumentAsked,
): Promise<Result<ProcessDocument, ProcessRefusal>> {
  const setting = await settingOf(step, process)
  const title = written(step, 'title', asked.title)
  const id = newUlid(step.clock) as string as DocumentId
  const published = publishDocument(process, { ...asked, id, title: title.commitment }, setting)
  if (!published.ok) return published
  const artefact = setting.template.artefacts.find((one) => one.id === asked.artefact)
  const standing = mayActAs(process, step.by, artefact?.by ?? [])
  if (!standing.ok) return standing
  const doing = { by: step.by, role: standing.value, via: step.via, parts: [title] }
  await saveDocument(step.tx, published.value, publishing(process, published.value, doing))
  return published
}
