/** Which versions of a text were adopted: by outcomes of calls on them. Decides nothing. */
import { findProcess } from '../processes/index.ts'
import {
  findText,
  findVersion,
  settledBy,
  type Adoption,
  type AdoptionsOf,
  type SettledOf,
} from '../texts/index.ts'
import { findOutcomes } from './store/outcomes.ts'

/** An outcome against a text adopts nothing. The newest first. */
export const adoptionsOf: AdoptionsOf = async (db, { id, process }) => {
  const outcomes = await findOutcomes(db, process)
  return outcomes.flatMap(({ id: outcome, basis, adoptedAt: at }): readonly Adoption[] =>
    basis.kind === 'call' && basis.text === id && basis.polarity === 'for'
      ? [{ version: basis.version, href: `/outcomes/${outcome}`, at }]
      : [],
  )
}

/** Whether the latest version is the last one, by the rule of texts. */
export const settledOf: SettledOf = async (db, id) => {
  const text = await findText(db, id)
  const adoptions = text ? await adoptionsOf(db, text) : []
  if (!text || adoptions.length === 0) return undefined
  const process = await findProcess(db, { id: text.process })
  const latest = await findVersion(db, id)
  return process && latest && settledBy(process, latest.number, adoptions)
}
