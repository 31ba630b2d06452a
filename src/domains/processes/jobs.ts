/**
 * The clock's door: stages that expire, pauses that end, duties that are missed. It may have been
 * down for a week: what came due meanwhile is done in its order, once. The hour decides, not it.
 */
import type { Database, Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Tools } from '../people/index.ts'
import { holidaysOf, templateOf } from '../templates/index.ts'
import type { Process, ProcessId } from './process.ts'
import { nextEvent } from './rules-clock.ts'
import type { Hooks } from './section.ts'
import { lockProcess } from './store.ts'
import { catchUpProcess, saidKey } from './steps-clock.ts'
import { clockedProcesses, heldBy, PAGE } from './store-clock.ts'
import { missedOf } from './store-pauses.ts'

/** Pages of processes in one run, and processes in one transaction. */
const PAGES_MAX = 100
const TOGETHER = 50

type Due = { readonly id: ProcessId; readonly at: Instant }
type Clocked = Pick<Hooks, 'facts' | 'happenings'>

/** All processes in which something is due, those first whose hour came first. */
export async function dueProcesses(
  read: Read,
  hooks: Clocked,
  now: Instant,
): Promise<readonly Due[]> {
  const due: Due[] = []
  let after: ProcessId | undefined
  for (let page = 0; page < PAGES_MAX; page++) {
    const processes = await clockedProcesses(read, after)
    due.push(...(await dueOf(read, processes, hooks, now)))
    after = processes.at(-1)?.id
    if (processes.length < PAGE) break
  }
  return due.toSorted((one, other) => one.at - other.at)
}

async function dueOf(
  read: Read,
  processes: readonly Process[],
  { happenings = [] }: Clocked,
  now: Instant,
): Promise<readonly Due[]> {
  const ids = processes.map(({ id }) => id)
  const held = await heldBy(read, ids)
  const said = await missedOf(read, ids)
  const due: Due[] = []
  for (const process of processes) {
    const template = await templateOf(read, process.pin)
    const happened = []
    for (const provider of happenings) happened.push(...(await provider.happened(read, process)))
    const holidays = holidaysOf(template)
    const { windows = [], documents = [] } = held.get(process.id) ?? {}
    const event = nextEvent(process, {
      template,
      holdings: { windows, documents, happenings: happened, holidays },
      isSaid: (duty) => said.get(process.id)?.has(saidKey(duty)) ?? false,
      stuck: false,
      now,
      holidays,
    })
    if (event) due.push({ id: process.id, at: event.at })
  }
  return due
}

/** As the clock's door opens it. */
export async function catchUpProcesses(...on: Parameters<typeof catchUp>): Promise<void> {
  await catchUp(...on)
}

/** Does what is due; answers how much that was. Run again at the same hour it does nothing. */
export async function catchUp(
  { database, clock }: { readonly database: Database; readonly clock: Tools['clock'] },
  hooks: Clocked,
): Promise<number> {
  const due = await dueProcesses(database.read, hooks, clock.now())
  let done = 0
  for (let from = 0; from < due.length; from += TOGETHER) {
    done += await database.transact(async (tx, now) => {
      let here = 0
      for (const { id } of due.slice(from, from + TOGETHER)) {
        const process = await lockProcess(tx, { id })
        if (process) here += await catchUpProcess({ tx, clock, now, hooks }, process)
      }
      return here
    })
  }
  return done
}
