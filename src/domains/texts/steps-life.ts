/** The steps of a text's life, each decided and saved in one transaction, for every door. */
import { ok, type Result } from '../../platform/values.ts'
import type { Process, Step } from '../processes/index.ts'
import { correcting, superseding, tabling, type Doing } from './acts.ts'
import type { Adoption } from './adoption.ts'
import type { Erratum } from './erratum.ts'
import {
  mayCorrect,
  maySupersede,
  mayTable,
  type Correction,
  type LifeRefusal,
} from './rules/life.ts'
import type { Freeze } from './rules/versions.ts'
import { written } from './steps.ts'
import { errataOf, saveErratum } from './store-errata.ts'
import { findVersion, saveText, versionWords } from './store.ts'
import type { Text } from './text.ts'
import { unsignedOf } from './unsigned.ts'

/** Text and process were locked or read by the caller. */
type Of = { readonly process: Process; readonly text: Text }

const doingOf = ({ by, via }: Step, { process, text }: Of, role: string): Doing => ({
  ...{ by, role, via, process, text },
})

export async function tableText(step: Step, of: Of): Promise<Result<Text, LifeRefusal>> {
  const unsigned = await unsignedOf(step.tx, of.text)
  const may = mayTable(of.process, step.by, of.text, unsigned?.version)
  if (!may.ok) return may
  const text: Text = { ...of.text, stage: { kind: 'on-table' } }
  await saveText(step.tx, text, tabling(doingOf(step, of, may.value)))
  return ok(text)
}

export async function supersedeText(
  step: Step,
  of: Of & { readonly freezes: readonly Freeze[] },
  successor: Text | undefined,
): Promise<Result<Text, LifeRefusal>> {
  const { text, freezes } = of
  const may = maySupersede(of.process, step.by, { text, successor, freezes })
  if (!may.ok || !successor) return may.ok ? ok(text) : may
  const stage = { kind: 'superseded', by: successor.id, at: step.now } as const
  const superseded: Text = { ...text, stage }
  await saveText(step.tx, superseded, superseding(doingOf(step, of, may.value), successor))
  return ok(superseded)
}

export type CorrectionAsked = Correction & { readonly reason: string }

export async function correctText(
  step: Step,
  of: Of & { readonly adoptions: readonly Adoption[] },
  asked: CorrectionAsked,
): Promise<Result<Erratum, LifeRefusal>> {
  const { tx, by, now } = step
  const version = await findVersion(tx, of.text.id, asked.version)
  const clauses = version ? await versionWords(tx, version) : []
  const errata = (await errataOf(tx, of.text.id)).length
  const may = mayCorrect(of.process, by, asked, { adoptions: of.adoptions, clauses, errata })
  if (!may.ok) return may
  const person = by.kind === 'person' ? by.actor?.person : undefined
  const { clause } = asked
  if (!person || !clause) throw new Error('a rule let nobody correct, or nothing')
  const stands = written(step, 'stands', asked.stands)
  const shouldStand = written(step, 'should-stand', asked.shouldStand)
  const reason = written(step, 'reason', asked.reason)
  const erratum: Erratum = {
    ...{ text: of.text.id, number: errata + 1, version: asked.version, clause },
    stands: stands.commitment,
    shouldStand: shouldStand.commitment,
    reason: reason.commitment,
    ...{ by: person, role: may.value, at: now },
  }
  const doing = doingOf(step, of, may.value)
  await saveErratum(tx, erratum, correcting(doing, erratum, [stands, shouldStand, reason]))
  return ok(erratum)
}
