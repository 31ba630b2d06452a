/** Clauses as people name them in a form: by their numbers in a version, or by their ids. Pure. */
import { ok, refuse, type Result } from '../../../platform/values.ts'
import {
  type ContributedRef,
  contributedRef,
  type Disposition,
  DISPOSITIONS,
} from '../../processes/index.ts'
import { clauseId, type ClauseId } from '../../texts/index.ts'
import type { RowRefusal } from '../refusal.ts'
import { SITTING_MAX, UPTAKE_REASON_LENGTH_MAX } from '../uptake.ts'

/** `3, 7` or `c12`; with the commas of every script that Parley speaks. */
export function clausesTyped(
  raw: string,
  { order, version }: { readonly order: readonly ClauseId[]; readonly version: number },
): Result<readonly ClauseId[], RowRefusal> {
  const named = raw.split(/[\s,;،、，؛；]+/u).filter((one) => one !== '')
  const found: ClauseId[] = []
  for (const one of named) {
    const id = /^\d{1,4}$/.test(one) ? order[Number(one) - 1] : clauseId(one)
    if (id === undefined || !order.includes(id)) {
      return refuse({ kind: 'clause-unknown', clause: one.slice(0, SHOWN_MAX), version })
    }
    found.push(id)
  }
  return ok([...new Set(found)])
}

/** Of what was typed as a clause and is none. */
const SHOWN_MAX = 20

/** The id by which a row of the form is known: no two contributions share one. */
export const idIn = (ref: string): string => ref.split(':')[1] ?? ''

export type RowTyped = {
  /** As the page counts it. */
  readonly row: number
  readonly thing: ContributedRef
  readonly disposition: Disposition
  readonly clauses: string
  readonly reason: string | undefined
}

type Typed = Readonly<Record<string, unknown>>

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** The rows of a sitting in which something was chosen; the rest is left for later. */
export function rowsTyped(typed: Typed): readonly RowTyped[] {
  const things = Object.keys(typed).filter((name) => name.startsWith('thing-'))
  return things.slice(0, SITTING_MAX).flatMap((name, index) => {
    const id = name.slice('thing-'.length)
    const thing = contributedRef(text(typed[name]))
    const chosen = text(typed[`disposition-${id}`])
    const disposition = DISPOSITIONS.find((one) => one === chosen)
    if (!thing || !disposition) return []
    const reason = text(typed[`reason-${id}`])
    return [
      {
        row: index + 1,
        thing,
        disposition,
        clauses: text(typed[`clauses-${id}`]),
        reason: reason === '' ? undefined : reason.slice(0, UPTAKE_REASON_LENGTH_MAX),
      },
    ]
  })
}
