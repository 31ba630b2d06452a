/** Loads what the record knows of work that was done. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { meetingsById, type Meeting } from '../meetings/index.ts'
import { staffComings } from '../minutes/index.ts'
import { type Duty, findProcesses, readProcess } from '../processes/index.ts'
import { spentIn, type Period, type Spent } from './spent.ts'

/** Processes that are looked at, the latest first; ended ones did their part, too. */
const PROCESSES_MAX = 100
/** Meetings of one question to the database: engines bound the values of a query. */
const ASKED_AT_ONCE = 500

export async function spentOf(read: Read, period: Period, now: Instant): Promise<Spent> {
  const comings = await staffComings(read, period.from)
  const ids = [...new Set(comings)]
  const meetings: Meeting[] = []
  for (let first = 0; first < ids.length; first += ASKED_AT_ONCE) {
    meetings.push(...(await meetingsById(read, ids.slice(first, first + ASKED_AT_ONCE))))
  }
  return spentIn(period, { comings, meetings, duties: await dutiesOfAll(read, now), now })
}

async function dutiesOfAll(read: Read, now: Instant): Promise<readonly Duty[]> {
  const hooks = { sections: [], facts: [] }
  const processes = (await findProcesses(read)).filter(({ reported }) => !reported)
  const all: Duty[] = []
  for (const process of processes.slice(0, PROCESSES_MAX)) {
    all.push(...(await readProcess(read, process, hooks, { viewer: undefined, now })).duties)
  }
  return all
}
