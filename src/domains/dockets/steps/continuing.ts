/**
 * A docket whose window was opened again takes submissions again: what only the hour had closed is
 * closed on the record first. Its report is owed from the new close on.
 */
import type { Result } from '../../../platform/values.ts'
import type { Continuing, ServedRefusal } from '../../processes/index.ts'
import { actOf } from '../acts.ts'
import type { Docket, DocketId } from '../docket.ts'
import { carryOn } from '../rules/dockets.ts'
import { lockDocket, saveDocket } from '../store/dockets.ts'
import { closeByClock } from './dockets.ts'

export async function continueDocket(
  { step, process, earlier, window, role }: Continuing,
  id: DocketId,
): Promise<Result<Docket, ServedRefusal>> {
  const { tx, by, via } = step
  const held = await lockDocket(tx, id)
  if (!held) throw new Error(`a window of no docket: ${id}`)
  const closed = held.state.kind === 'open' ? await closeByClock(step, held) : undefined
  const open = carryOn(closed?.ok ? closed.value : held, window.id)
  if (!open.ok) return open
  const clear = { window: window.id, after: earlier.id }
  const doing = { by, cap: `role:${role}`, via, process, docket: held } as const
  await saveDocket(tx, open.value, actOf(doing, { act: 'docket.continue', clear }))
  return open
}
