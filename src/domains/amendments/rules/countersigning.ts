/** Who signs a version beside its editor, or says why not. Pure. */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { mayAct, type Actor, type Commitment } from '../../people/index.ts'
import { actingFor, type By, mayActAs, type Process } from '../../processes/index.ts'
import { COUNTERSIGNING_ROLE, undertakingsOf } from '../../templates/index.ts'
import type { Countersignature, Signing, Unsigned } from '../../texts/index.ts'
import type { Refusal } from '../refusal.ts'

const ROLES = [COUNTERSIGNING_ROLE] as const

/** The groups of both: the rapporteur's now, the editor's when the version was published. */
export type Groups = { readonly own: string | undefined; readonly editor: string | undefined }

export type Waiting = Pick<Unsigned, 'rule'> & {
  readonly version: Pick<Unsigned['version'], 'number' | 'by'>
}

/** Nobody signs beside themselves, nor beside whom they stand in for. */
export function mayCountersign(
  process: Process,
  by: By,
  waiting: Waiting | undefined,
  { own, editor }: Groups,
): Result<Actor, Refusal> {
  const standing = mayActAs(process, by, ROLES)
  if (!standing.ok) return standing
  if (by.kind !== 'person' || !by.actor) return refuse({ kind: 'reported-only' })
  const { kind } = process.state
  if (kind === 'concluded' || kind === 'terminated') return refuse({ kind: 'process-ended' })
  if (!waiting) return refuse({ kind: 'nothing-to-sign' })
  const behind: readonly string[] = actingFor(process, by.actor, ROLES)
  if (behind.includes(waiting.version.by)) return refuse({ kind: 'own-version' })
  if (waiting.rule === 'other-group') {
    if (own === undefined) return refuse({ kind: 'no-group-chosen' })
    if (own === editor) return refuse({ kind: 'same-group' })
  }
  return mayAct(by.actor, undertakingsOf(process.pin))
}

export type SigningAsked = {
  /** The version that the rapporteur had before them. */
  readonly version: number
  readonly answer: Signing
  readonly reason: Commitment | undefined
}

type Signed = Omit<Countersignature, 'text'>

export function countersign(
  actor: Actor,
  { waiting, groups }: { readonly waiting: Waiting; readonly groups: Groups },
  { version, answer, reason }: SigningAsked,
  now: Instant,
): Result<Signed, Refusal> {
  const { number } = waiting.version
  if (version !== number) return refuse({ kind: 'overtaken', latest: number })
  if (answer === 'declined' && reason === undefined) return refuse({ kind: 'needs-reason' })
  return ok({
    ...{ version, kind: answer, by: actor.person, at: now },
    group: groups.own,
    editorGroup: groups.editor,
    reason: answer === 'declined' ? reason : undefined,
  })
}
