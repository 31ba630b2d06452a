/** What the next meeting of a process or body has to come back to: its open actions. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { days, type Instant } from '../../platform/values.ts'
import type { Host } from '../processes/index.ts'
import type { Action } from './action.ts'
import { actionsWhere } from './store.ts'

/** As an agenda asks: what is open and due by the end of the meeting's day, the oldest first. */
export type ActionsForAgenda = {
  readonly dueFor: (
    db: Read | Tx,
    host: Host,
    at: Instant,
    limit: number,
  ) => Promise<readonly Action[]>
}

/** Nobody has to carry anything over: what is still open when a meeting begins is on its agenda. */
export const actionsForAgenda: ActionsForAgenda = {
  async dueFor(db, host, at, limit) {
    const dueBy = (at - (at % days(1)) + days(1)) as Instant
    return actionsWhere(db, { host, which: 'open', dueBy, limit })
  },
}
