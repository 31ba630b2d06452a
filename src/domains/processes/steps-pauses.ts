/** Steps of those who stop the clock or walk out, each decided and saved in one transaction. */
import { newUlid } from '../../platform/clock.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Result } from '../../platform/values.ts'
import { halting } from './acts.ts'
import { stopping, walkingOut } from './acts-exits.ts'
import type { StopId, StopRequest, WalkOut, WalkOutId } from './pause.ts'
import type { Process } from './process.ts'
import { askToStop, type PauseRefusal, type Voiced, walkOut } from './rules-pauses.ts'
import { settingOf, type Step, written } from './steps.ts'
import { saveProcess } from './store.ts'
import { saveStop, saveWalkOut, stopsOf, walkOutsOf } from './store-pauses.ts'

/** In which role members act here. */
const ROLE = 'members'

export const voicedIn = async (db: Read | Tx, { id }: Process): Promise<Voiced> => ({
  stops: await stopsOf(db, id),
  walkOuts: await walkOutsOf(db, id),
})

/** One group asks that the clock stops; with the last that is needed, it does. */
export async function stopTheClock(
  step: Step,
  process: Process,
  reason: string,
): Promise<Result<StopRequest, PauseRefusal>> {
  const setting = await settingOf(step, process)
  const line = written(step, 'reason', reason)
  const id = newUlid(step.clock) as string as StopId
  const voiced = await voicedIn(step.tx, process)
  const asked = askToStop(process, { id, reason: line.commitment }, voiced, setting)
  if (!asked.ok) return asked
  const { request, process: after } = asked.value
  const doing = { by: step.by, role: ROLE, via: step.via }
  await saveStop(step.tx, request, stopping(after, request, { ...doing, parts: [line] }))
  if (request.stopped) {
    const act = halting('process.suspend', after, request.stage, doing)
    await saveProcess(step.tx, after, act)
  }
  return { ok: true, value: request }
}

/** Somebody leaves for good, with a statement that stays. */
export async function walkOutOf(
  step: Step,
  process: Process,
  statement: string,
): Promise<Result<WalkOut, PauseRefusal>> {
  const setting = await settingOf(step, process)
  const line = written(step, 'statement', statement)
  const id = newUlid(step.clock) as string as WalkOutId
  const voiced = await voicedIn(step.tx, process)
  const left = walkOut(process, { id, statement: line.commitment }, voiced, setting)
  if (!left.ok) return left
  const doing = { by: step.by, role: ROLE, via: step.via, parts: [line] }
  await saveWalkOut(step.tx, left.value, walkingOut(process, left.value, doing))
  return left
}
