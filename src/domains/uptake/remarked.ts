/** What was said without a name as a contribution to its text. Decides nothing. */
import type { Contributed, ContributedSource } from '../processes/index.ts'
import { remarkId, type Remark } from './remark.ts'
import { findRemark, remarksOf } from './store-remarks.ts'

const contributedFrom = (one: Remark): Contributed => ({
  ref: `remark:${one.id}`,
  process: one.process,
  text: one.text,
  clauses: one.clauses,
  href: `/remarks/${one.id}`,
  said: one.words,
  by: undefined,
  capacity: 'personal',
  spokeFor: undefined,
  group: one.group,
  interest: undefined,
  at: one.at,
  door: undefined,
  grewInto: [],
  became: undefined,
})

export const contributedRemarks: ContributedSource = {
  kind: 'remark',
  async find(db, raw) {
    const id = remarkId(raw)
    const found = id && (await findRemark(db, id))
    return found && contributedFrom(found)
  },
  async of(db, process) {
    return (await remarksOf(db, process)).map(contributedFrom)
  },
}
