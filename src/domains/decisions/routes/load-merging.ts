/** Loads what is asked about merging an objection, and both sides of a merge for a form. */
import type { Read, Tx } from '../../../platform/db/index.ts'
import type { Call } from '../call.ts'
import type { Merge } from '../merge.ts'
import type { Behind, ObjectionId } from '../objection.ts'
import { wholeOf } from '../rules/chain.ts'
import type { Pair, Part } from '../rules/merging.ts'
import { mergesIn } from '../store/merges.ts'
import { objectionsOf } from '../store/objections.ts'
import type { MergingShown } from '../views/shown.ts'

export async function mergingOf(
  read: Read,
  behind: Behind,
  all: readonly Behind[],
): Promise<MergingShown> {
  const { id, call } = behind.objection
  return {
    merges: (await mergesIn(read, call)).filter(({ from, into }) => from === id || into === id),
    others: all.filter(({ objection }) => objection.id !== id),
    whole: wholeOf(behind, all),
  }
}

/** The call is held, and so are all objections in it: no act on them goes past the call. */
export async function pairIn(
  tx: Tx,
  call: Call,
  { from, into }: { readonly from: ObjectionId; readonly into: ObjectionId },
): Promise<Pair | undefined> {
  const all = await objectionsOf(tx, [call.id])
  const find = (id: ObjectionId) => all.find(({ objection }) => objection.id === id)
  const [one, other] = [find(from), find(into)]
  return one && other && { call, from: one, into: other }
}

export async function partIn(tx: Tx, call: Call, id: ObjectionId): Promise<Part | undefined> {
  const all = await objectionsOf(tx, [call.id])
  const from = all.find(({ objection }) => objection.id === id)
  const whole = from && (wholeOf(from, all) ?? from)
  if (!from || !whole) return undefined
  return { call, from, whole, agreed: agreedTo(await mergesIn(tx, call.id), id) }
}

/** Who agreed to the merge by which an objection became a part of another. */
export const agreedTo = (merges: readonly Merge[], id: ObjectionId) =>
  merges.findLast(({ from, state }) => from === id && state.kind === 'merged')?.agreed ?? []
