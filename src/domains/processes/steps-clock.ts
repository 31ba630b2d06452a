/** What the hour brings about in one process, decided and saved. Opens no transaction. */
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import { prose } from '../../platform/record/index.ts'
import { unreachable, type Instant, type Result } from '../../platform/values.ts'
import { holidaysOf, type Template, templateOf } from '../templates/index.ts'
import { type Doing, halting, moving } from './acts.ts'
import { exiting, missing } from './acts-exits.ts'
import { askedOf, factsWith, holdingsOf } from './facts.ts'
import { type Process, stageOf } from './process.ts'
import { type ProcessRefusal, resumed } from './rules.ts'
import { type ClockEvent, nextEvent, steadyNow } from './rules-clock.ts'
import type { Duty, Holdings } from './rules-duties.ts'
import { lapse, type Limit } from './rules-limits.ts'
import { exitsOf, expire, expiredBy, movedByPetition } from './rules-exits.ts'
import type { Hooks } from './section.ts'
import { findProcess, saveProcess } from './store.ts'
import { missedKey, missedOf, saveMissed } from './store-pauses.ts'
import type { Facts } from './fact.ts'

/** Things that come due one after the other in one process; the rest comes with the next minute. */
export const EVENTS_MAX = 60

export type ClockStep = {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Instant
  readonly hooks: Pick<Hooks, 'facts' | 'happenings'>
}

const CLOCKED: Doing = { by: { kind: 'clock' }, role: 'clock', via: 'api' }

export const saidKey = ({ rule, from }: Duty) => missedKey({ duty: rule.id, since: from })

/** Everything that is due in a process, in the order of its hours. It was locked by the caller. */
export async function catchUpProcess(step: ClockStep, from: Process): Promise<number> {
  const { tx, now, hooks } = step
  const template = await templateOf(tx, from.pin)
  const holdings = await holdingsOf(tx, from, hooks.happenings)
  const holidays = holidaysOf(template)
  const said = new Set((await missedOf(tx, [from.id])).get(from.id))
  const facts = {
    template,
    holdings,
    isSaid: (duty: Duty) => said.has(saidKey(duty)),
    now,
    holidays,
  }
  let process = from
  let stuck = false
  let done = 0
  while (done < EVENTS_MAX) {
    const event = nextEvent(process, { ...facts, stuck })
    if (!event) break
    const next = await carryOut(step, process, event, { template, holdings })
    if (event.kind === 'miss') said.add(saidKey(event.duty))
    // Nobody's exit holds: the stage waits for its officers, and the clock asks again next minute.
    if (event.kind === 'expire') stuck = next === undefined
    if (next || event.kind === 'miss') done++
    process = next ?? process
  }
  return done
}

type Ground = { readonly template: Template; readonly holdings: Holdings }

async function carryOut(
  step: ClockStep,
  process: Process,
  event: ClockEvent,
  ground: Ground,
): Promise<Process | undefined> {
  switch (event.kind) {
    case 'resume': {
      const runs = resumed(process, event.at)
      const act = halting('process.resume', runs, stageOf(runs) ?? '', CLOCKED)
      await saveProcess(step.tx, runs, act)
      return runs
    }
    case 'miss': {
      const { rule, from, due } = event.duty
      const { id: duty, escalatesTo } = rule
      const missed = { process: process.id, duty, since: from, due, escalatedTo: escalatesTo }
      await saveMissed(step.tx, missed, missing(process, event.duty, CLOCKED))
      return undefined
    }
    case 'expire':
      return expired(step, process, event.at, ground)
    case 'lapse':
      return lapsed(step, process, event.limit)
    default:
      return unreachable(event)
  }
}

/** By the facts of the hour at which it expired, not of the hour at which the clock came by. */
async function expired(
  step: ClockStep,
  process: Process,
  at: Instant,
  { template, holdings }: Ground,
): Promise<Process | undefined> {
  const { tx, clock, hooks } = step
  const asks = exitsOf(process, template).some(({ auto, when }) => auto && when)
  const known = { holdings, providers: hooks.facts, now: at }
  const facts = asks ? await factsWith(tx, process, known) : {}
  const exit = expiredBy(process, template, facts)
  const from = stageOf(process)
  if (!exit || from === undefined) return undefined
  const line = prose('reason', exit.title.en, clock)
  const expiring = { template, facts, reason: line.commitment, now: at }
  const gone = expire(process, { ...expiring, holidays: holidaysOf(template) })
  if (!gone) return undefined
  const exited = { exit, from, way: 'expired', facts: askedOf(facts, [exit.when]), at } as const
  await saveProcess(tx, gone, exiting(gone, exited, { ...CLOCKED, parts: [line] }))
  return gone
}

/** Out of the stages that a limit spans, at its hour; never before what happened last. */
async function lapsed(
  { tx, clock }: ClockStep,
  process: Process,
  limit: Limit,
): Promise<Process | undefined> {
  const { id, title, exit } = limit.rule
  const from = stageOf(process)
  if (!exit || from === undefined) return undefined
  const line = prose('reason', title.en, clock)
  const at = steadyNow(process, limit.due)
  const gone = lapse(process, limit, line.commitment, at)
  if (!gone) return undefined
  const exited = { exit: { id, title, to: exit.to }, from, way: 'expired', facts: {}, at } as const
  await saveProcess(tx, gone, exiting(gone, exited, { ...CLOCKED, parts: [line] }))
  return gone
}

export type PetitionMove = {
  readonly to: string
  /** When it closed. */
  readonly at: Instant
  /** In a line that anybody reads: which petition. */
  readonly line: string
  readonly facts: Facts
}

/** A petition passed: the clock moves the process on. It was locked by the caller. */
export async function moveByPetition(
  { tx, clock }: Pick<ClockStep, 'tx' | 'clock'>,
  process: Process,
  { to, at: closed, line, facts }: PetitionMove,
): Promise<Result<Process, ProcessRefusal>> {
  // The petition stands under the rules of its day; where the process goes, under today's.
  const current = await findProcess(tx, { id: process.id })
  if (!current) throw new Error(`no process ${process.id}`)
  const template = await templateOf(tx, current.pin)
  const reason = prose('reason', line, clock)
  const at = steadyNow(current, closed)
  const moved = movedByPetition(current, { to, at, reason: reason.commitment }, template)
  if (!moved.ok) return moved
  await saveProcess(tx, moved.value, moving(moved.value, facts, { ...CLOCKED, parts: [reason] }))
  return moved
}
