/** Who says what became of a contribution, and whose it is. Pure. */
import { days, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { mayAct, type Actor } from '../../people/index.ts'
import { type By, type Contributed, mayActAs, type Process } from '../../processes/index.ts'
import { undertakingsOf } from '../../templates/index.ts'
import { PENS } from '../../texts/index.ts'
import type { Refusal } from '../refusal.ts'

/** Those who hold the pen answer for what they did with others' words; in which role. */
export const maySettle = (process: Process, by: By): Result<string, Refusal> =>
  mayActAs(process, by, PENS)

/** Also once the process has ended: a disposition that comes last is contested after it. */
export function mayClaim(
  process: Process,
  by: By,
  { author }: { readonly author: Contributed['by'] },
): Result<Actor, Refusal> {
  if (process.reported || by.kind === 'importer') return refuse({ kind: 'reported-only' })
  if (by.actor && by.actor.person !== author) return refuse({ kind: 'not-author' })
  return mayAct(by.actor, undertakingsOf(process.pin))
}

/**
 * How long somebody counts as new since their first act. Source: issue "texts and uptake":
 * "newcomers (first act ≤ 90 days)".
 */
export const NEWCOMER_WITHIN = days(90)

export const isNewcomer = (joinedAt: Instant, at: Instant): boolean =>
  at - joinedAt <= NEWCOMER_WITHIN
