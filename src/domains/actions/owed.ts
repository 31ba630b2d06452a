/** What is owed by way of actions, whoever owes it: those that are overdue in a process. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { actionsWhere } from './store.ts'

/** On the desk of the staff; more of them are on the list. */
const OWED_MAX = 100

export async function owedActions(read: Read, now: Instant) {
  const overdue = await actionsWhere(read, { which: 'open', dueBy: now, limit: OWED_MAX })
  const words = await wordsOf(
    read,
    overdue.map(({ what }) => what),
  )
  return overdue.flatMap(({ id, host, what, due }) => {
    if (host.kind !== 'process') return []
    const wording = words.get(what)
    const said = {
      key: 'actions.owed' as const,
      what: wording.kind === 'text' ? wording.text : '…',
    }
    return [{ said, href: `/actions/${id}`, process: host.process, since: due, overdue: true }]
  })
}
