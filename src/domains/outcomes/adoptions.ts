/** Which versions of a text were adopted: by outcomes of calls on them. Decides nothing. */
import type { Adoption, AdoptionsOf } from '../texts/index.ts'
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
