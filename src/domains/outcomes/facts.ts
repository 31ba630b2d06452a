/** What outcomes and commitments say to the gates of a process. Judges no gate. */
import type { FactProvider } from '../processes/index.ts'
import { isOpen, standingOf } from './commitment.ts'
import { commitmentsIn } from './store/commitments.ts'
import { findOutcomes } from './store/outcomes.ts'

const FACTS = [
  'outcomes.adopted',
  'texts.adopted',
  'commitments.recorded',
  'commitments.open',
  'commitments.late',
] as const

export const outcomeFacts: FactProvider = {
  facts: FACTS,
  async provide(read, process, now) {
    const outcomes = await findOutcomes(read, process.id)
    const all = await commitmentsIn(read, process.id)
    const open = all.filter(isOpen)
    const late = open.filter((one) => standingOf(one, now) === 'late')
    const since = late.flatMap(({ due }) => due ?? []).toSorted((one, other) => one - other)[0]
    const texts = outcomes.flatMap(({ basis }) =>
      basis.kind === 'call' && basis.polarity === 'for' ? [basis.text] : [],
    )
    return {
      'outcomes.adopted': { value: outcomes.length },
      'texts.adopted': { value: new Set(texts).size },
      'commitments.recorded': { value: all.length },
      'commitments.open': { value: open.length, of: all.length },
      'commitments.late': {
        value: late.length,
        of: all.length,
        ...(since === undefined ? {} : { since }),
      },
    }
  },
}
