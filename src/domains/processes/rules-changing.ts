/**
 * How a process comes under other rules, and which rules can change themselves. Pure.
 *
 * What has happened keeps its name: the stages it was in, the windows and documents it had must be
 * in the new rules too, or its own history could no longer be read.
 */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { type Pin, type Template } from '../templates/index.ts'
import type { Holdings } from './rules-duties.ts'
import type { Process } from './process.ts'

/** A process that changes its rules more often has none. */
export const CHANGES_OF_RULES_MAX = 40

export type ChangingRefusal =
  | { readonly kind: 'not-running' }
  | { readonly kind: 'same-rules' }
  | { readonly kind: 'too-many-changes'; readonly most: number }
  | { readonly kind: 'history-lost'; readonly part: HistoryPart; readonly ids: readonly string[] }

export const HISTORY_PARTS = ['stages', 'windows', 'artefacts'] as const
export type HistoryPart = (typeof HISTORY_PARTS)[number]

export type NewRules = {
  readonly before: Template
  readonly after: Template
  readonly pin: Pin
}

/** The process under the new rules, from now on; whatever began before stays under the old. */
export function changeRules(
  process: Process,
  { before, after, pin }: NewRules,
  holdings: Pick<Holdings, 'windows' | 'documents'>,
  now: Instant,
): Result<Process, ChangingRefusal> {
  const { state, earlier } = process
  if (process.reported || (state.kind !== 'running' && state.kind !== 'suspended')) {
    return refuse({ kind: 'not-running' })
  }
  if (pin.hash === process.pin.hash) return refuse({ kind: 'same-rules' })
  if (earlier.length >= CHANGES_OF_RULES_MAX) {
    return refuse({ kind: 'too-many-changes', most: CHANGES_OF_RULES_MAX })
  }
  const happened = historyOf(process, holdings)
  const kept = namesIn(after)
  for (const part of HISTORY_PARTS) {
    const ids = [...new Set(happened[part])].filter((id) => !kept[part].includes(id))
    if (ids.length > 0) return refuse({ kind: 'history-lost', part, ids })
  }
  const { duties } = before
  return ok({ ...process, pin, earlier: [...earlier, { pin: process.pin, until: now, duties }] })
}

type Names = Readonly<Record<HistoryPart, readonly string[]>>

function historyOf(
  { state, past }: Process,
  holdings: Pick<Holdings, 'windows' | 'documents'>,
): Names {
  return {
    stages: [...past.map(({ stage }) => stage), ...('stage' in state ? [state.stage] : [])],
    windows: holdings.windows.map(({ kind }) => kind),
    artefacts: holdings.documents.map(({ artefact }) => artefact),
  }
}

const namesIn = ({ stages, windows, artefacts }: Template): Names => ({
  stages: stages.map(({ id }) => id),
  windows: windows.map(({ kind }) => kind),
  artefacts: artefacts.map(({ id }) => id),
})
