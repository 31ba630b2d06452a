/** Who may tell how a group got to where it is, and over which version. Pure. */
import { ok, refuse, type Result } from '../../platform/values.ts'
import { type By, mayActAs, type Process, type StandingRefusal } from '../processes/index.ts'
import { VERSIONS_MAX } from './history.ts'

/** Whoever serves the whole group; what they say of it is contested in the steward log. */
export const TELLERS = ['chair', 'facilitator', 'secretary', 'rapporteur', 'staff'] as const

/** Whoever has a screen of their own for the process: those who serve the whole group. */
export const SERVING: ReadonlySet<string> = new Set([
  'chair',
  'vice-chair',
  'facilitator',
  'secretary',
  'staff',
])

export type HistoryRefusal =
  | StandingRefusal
  /** Somebody else wrote while this one was being written. */
  | { readonly kind: 'told-meanwhile'; readonly version: number }
  | { readonly kind: 'told-enough'; readonly most: number }

/** Also after the process has ended: that is when most people ask. */
export const mayTell = (process: Process, by: By): Result<string, HistoryRefusal> =>
  mayActAs(process, by, TELLERS)

/** @param seen the version that its author saw; 0 where there was none */
export function follows(seen: number, last: number): Result<number, HistoryRefusal> {
  if (seen !== last) return refuse({ kind: 'told-meanwhile', version: last })
  return last < VERSIONS_MAX ? ok(last + 1) : refuse({ kind: 'told-enough', most: VERSIONS_MAX })
}
