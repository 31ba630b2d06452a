/** Writing a version of a designation, signing it, publishing it: each in one step. */
import type { Instant, Result } from '../../../platform/values.ts'
import type { Call } from '../call.ts'
import type { Designation, Polarity } from '../designation.ts'
import type { Prepared, Sign, Signed } from '../prepared.ts'
import { publishable, signVersion, writeVersion } from '../rules/preparing.ts'
import type { Refusal } from '../rules/refusal.ts'
import { forgetPreparation, preparationOf, savePrepared, saveSign } from '../store/preparing.ts'
import { proposeDesignation } from './designations.ts'
import type { Step } from './step.ts'

export async function writePrepared(
  step: Step,
  call: Call,
  typed: {
    readonly seen: number
    readonly level: string
    readonly polarity: Polarity
    readonly reasons: string
  },
): Promise<Result<Prepared, Refusal>> {
  const { tx, now, party, rule } = step
  const before = await preparationOf(tx, call.id)
  const written = writeVersion(call, party, rule, { now, before, ...typed })
  if (written.ok) await savePrepared(tx, written.value)
  return written
}

export async function signPrepared(
  step: Step,
  call: Call,
  typed: { readonly number: number; readonly sign: Sign; readonly why: string | undefined },
): Promise<Result<Signed, Refusal>> {
  const { tx, now, party, rule } = step
  const before = await preparationOf(tx, call.id)
  const signed = signVersion(call, party, rule, { now, before, ...typed })
  if (signed.ok) await saveSign(tx, signed.value)
  return signed
}

/** The ordinary act of designating, with the words that were signed and who had agreed to them. */
export async function publishPrepared(
  step: Step,
  call: Call,
  typed: {
    readonly number: number
    readonly reactUntil: Instant
    readonly seen: number | undefined
  },
): Promise<Result<Designation, Refusal>> {
  const before = await preparationOf(step.tx, call.id)
  const found = publishable(before, typed.number, step.party.actor?.person)
  if (!found.ok) return found
  const { level, polarity, reasons } = found.value.version
  const { reactUntil, seen } = typed
  const words = { level, polarity, reasons, reactUntil, seen, prepared: found.value.with }
  const published = await proposeDesignation(step, call, words)
  if (published.ok) await forgetPreparation(step.tx, call.id)
  return published
}
