/** Answers owed to advice and to letters, whoever has to give them. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { phaseOf, type Item } from './advice.ts'
import { lettersOwed } from './store-letters.ts'
import { itemsOwed } from './store.ts'

export async function owedToAdvice(read: Read, now: Instant) {
  const letters = (await lettersOwed(read)).map(({ id, process, enteredAt, due }) => ({
    said: { key: 'advice.owed.letter' } as const,
    href: `/letters/${id}`,
    process,
    since: enteredAt,
    overdue: now >= due,
  }))
  return [...(await itemsOwed(read)).map((item) => owedTo(item, now)), ...letters]
}

function owedTo(item: Item, now: Instant) {
  const { advice, number, process, enteredAt } = item
  const phase = phaseOf(item, now)
  const meets = phase === 'consulting' || phase === 'missed'
  const key = meets ? ('advice.owed.meeting' as const) : ('advice.owed.answer' as const)
  return {
    said: { key, number },
    href: `/advice/${advice}#item-${number}`,
    process,
    since: enteredAt,
    overdue: phase === 'missed',
  }
}
