/** Loads the versions that wait for a second signature. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { asOf, findProcess, type Process } from '../processes/index.ts'
import { type Countersigner, templateOf } from '../templates/index.ts'
import type { Countersignature } from './countersigning.ts'
import { waitsForSignature } from './rules/countersigning.ts'
import { countersignaturesOf } from './store-countersignatures.ts'
import { latestVersions, textsOf } from './store.ts'
import type { Text, TextVersion } from './text.ts'

export type Unsigned = {
  readonly text: Text
  readonly version: TextVersion
  readonly rule: Countersigner
  /** What a rapporteur said who did not sign it. */
  readonly declined: Countersignature | undefined
}

/** Of each text the latest version, where it waits under the rules of its day. */
export async function unsignedIn(
  db: Read | Tx,
  { id }: Pick<Process, 'id'>,
): Promise<readonly Unsigned[]> {
  const process = await findProcess(db, { id })
  if (!process || !(await everCountersigns(db, process))) return []
  const latest = await latestVersions(db, id)
  const found: Unsigned[] = []
  for (const text of await textsOf(db, id)) {
    const version = latest.get(text.id)
    if (!version) continue
    const rule = await signerAt(db, process, version)
    const signed = (await countersignaturesOf(db, text.id)).find(
      (one) => one.version === version.number,
    )
    if (rule === undefined || !waitsForSignature(rule, text, version, signed)) continue
    found.push({ text, version, rule, declined: signed })
  }
  return found
}

export const unsignedOf = async (
  db: Read | Tx,
  { id, process }: Pick<Text, 'id' | 'process'>,
): Promise<Unsigned | undefined> =>
  (await unsignedIn(db, { id: process })).find(({ text }) => text.id === id)

/** Who countersigns what is published at this hour. */
export async function signerAt(
  db: Read | Tx,
  process: Process,
  { at }: Pick<TextVersion, 'at'>,
): Promise<Countersigner | undefined> {
  return (await templateOf(db, asOf(process, at).pin)).countersigned?.by
}

async function everCountersigns(db: Read | Tx, { pin, earlier }: Process): Promise<boolean> {
  for (const one of [pin, ...earlier.map((left) => left.pin)]) {
    if ((await templateOf(db, one)).countersigned) return true
  }
  return false
}
