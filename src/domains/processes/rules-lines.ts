/**
 * Windows that were opened again: one line of them is one window to gates, duties and caps, which
 * began with the first and ends with the last. Pure.
 */
import type { Window, WindowId } from './window.ts'

/** A window opened again more often than this is told from where it is counted. */
const LINE_MAX = 100

/** The window with which its line began. */
function firstOf(window: Window, byId: ReadonlyMap<WindowId, Window>): WindowId {
  let first = window
  for (let steps = 0; steps < LINE_MAX && first.continues !== undefined; steps++) {
    const before = byId.get(first.continues)
    if (!before) return first.continues
    first = before
  }
  return first.id
}

const opensAt = ({ state }: Window): number =>
  state.kind === 'dated' ? state.opens : state.notBefore

const inOrder = (one: Window, other: Window): number =>
  opensAt(one) - opensAt(other) || (one.id < other.id ? -1 : 1)

/** Of each line the one that opened last: its close is the close of them all. */
export function standingWindows(windows: readonly Window[]): readonly Window[] {
  if (windows.every(({ continues }) => continues === undefined)) return windows
  const byId = new Map(windows.map((window) => [window.id, window]))
  const last = new Map<WindowId, Window>()
  for (const window of windows.toSorted(inOrder)) last.set(firstOf(window, byId), window)
  const standing = new Set(last.values())
  return windows.filter((window) => standing.has(window))
}

/** Of each line the one with which it began: what follows the opening is owed once. */
export const firstWindows = (windows: readonly Window[]): readonly Window[] =>
  windows.filter(({ continues }) => continues === undefined)

/** A window and those that it follows, by who had each opened again. */
export function behindWindow(
  window: WindowId,
  reopened: readonly { readonly window: WindowId; readonly opened: WindowId }[],
): readonly WindowId[] {
  const line = [window]
  for (let steps = 0; steps < LINE_MAX; steps++) {
    const before = reopened.find(({ opened }) => opened === line.at(-1))
    if (!before) break
    line.push(before.window)
  }
  return line
}
