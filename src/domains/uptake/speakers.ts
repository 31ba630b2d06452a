/** Whose contribution it is, also where that is private: for deciding, and for their own page. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Contributed, ContributedRef } from '../processes/index.ts'
import { remarkId } from './remark.ts'
import { findVoice } from './store-remarks.ts'

export async function authorOf(
  db: Read | Tx,
  { ref, by }: Pick<Contributed, 'ref' | 'by'>,
): Promise<PersonId | undefined> {
  const id = isRemark(ref) ? remarkId(ref.slice('remark:'.length)) : undefined
  return by ?? (id && (await findVoice(db, id))?.speaker)
}

/** Of such a one no act may name its author, whatever the rules say of the rest. */
export const isRemark = (ref: ContributedRef): boolean => ref.startsWith('remark:')
