/** Numbers of meetings: what is counted, and what is summed. Pure. */
import type { Instant } from '../../platform/values.ts'
import { isOpen, isOverdue, type Action } from '../actions/index.ts'

export type Tally<Of> = { readonly of: Of; readonly count: number }

/** How often each occurs, the most frequent first; what is not said comes last. */
export function tallied<Of extends string>(
  all: readonly (Of | undefined)[],
): readonly Tally<Of | undefined>[] {
  const counts = new Map<Of | undefined, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts]
    .map(([of, count]) => ({ of, count }))
    .toSorted(
      (one, other) =>
        +(one.of === undefined) - +(other.of === undefined) ||
        other.count - one.count ||
        ((one.of ?? '') < (other.of ?? '') ? -1 : 1),
    )
}

export type ActionFigures = {
  readonly made: number
  readonly done: number
  /** Open after their day. */
  readonly late: number
  readonly dropped: number
}

export const actionFigures = (actions: readonly Action[], now: Instant): ActionFigures => ({
  made: actions.length,
  done: actions.filter(({ state }) => state.kind === 'done').length,
  late: actions.filter((one) => isOverdue(one, now)).length,
  dropped: actions.filter(({ state }) => state.kind === 'dropped').length,
})

type Begun = { readonly starts: Instant }

const endedAt = ({ state }: Action): Instant | undefined =>
  state.kind === 'done' || state.kind === 'dropped' ? state.at : undefined

/** At how many of these later meetings it was still to do. */
export function carriedOver(action: Action, later: readonly Begun[]): number {
  const ended = endedAt(action)
  if (ended === undefined && !isOpen(action)) return 0
  return later.filter(({ starts }) => ended === undefined || starts < ended).length
}

type Asked = { readonly id: string; readonly withdrawnAt: Instant | undefined }

/** Who asked for the floor, did not take it back, and never got it; in the order of asking. */
export function unheardOf<Hand extends Asked>(
  hands: readonly Hand[],
  turns: readonly { readonly hand: string }[],
): readonly Hand[] {
  const heard = new Set(turns.map(({ hand }) => hand))
  return hands.filter(({ id, withdrawnAt }) => withdrawnAt === undefined && !heard.has(id))
}

/** `4:05`, of milliseconds: hours count as sixty minutes each. */
export function clockText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
