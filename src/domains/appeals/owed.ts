/** What is owed to appeals, whoever has to give it: answers, and what must be repeated. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { isOwed, repeatSince, type Appeal } from './appeal.ts'
import { appealsThatAre } from './store.ts'

export async function owedToAppeals(read: Read, now: Instant) {
  const all = await appealsThatAre(read, ['before', 'owed'])
  return all.flatMap((appeal) => {
    const owed = owedTo(appeal, now)
    return owed ? [{ ...owed, href: `/appeals/${appeal.id}`, process: appeal.process }] : []
  })
}

function owedTo(appeal: Appeal, now: Instant) {
  const { state } = appeal
  if (state.kind === 'before') {
    const said = { key: 'appeals.owed.answer' } as const
    return { said, since: state.since, overdue: now >= state.due }
  }
  const since = repeatSince(appeal)
  if (since === undefined || !isOwed(appeal)) return undefined
  return { said: { key: 'appeals.owed.repeat' } as const, since, overdue: false }
}
