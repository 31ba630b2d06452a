/** Which versions wait for a second signature. Pure. */
import { IMPORTER } from '../../processes/index.ts'
import type { Countersigner } from '../../templates/index.ts'
import type { Countersignature } from '../countersigning.ts'
import type { Text, TextVersion } from '../text.ts'

type Version = Pick<TextVersion, 'number' | 'by'>

/**
 * The first version is its editor's own proposal; what is made of others' proposals after it is
 * signed twice. Facts of sources, and what says how rules would change, are nobody's compromise.
 *
 * @param rule as it was when the version was published
 */
export const waitsForSignature = (
  rule: Countersigner | undefined,
  { matter, stage }: Pick<Text, 'matter' | 'stage'>,
  { number, by }: Version,
  signed: Pick<Countersignature, 'kind'> | undefined,
): boolean =>
  rule !== undefined &&
  matter === 'negotiated' &&
  stage.kind !== 'superseded' &&
  number > 1 &&
  by !== IMPORTER &&
  signed?.kind !== 'signed'
