/** What outcomes add to the page of their process: the list, and a result that can be adopted. */
import type { Clock } from '../../platform/clock.ts'
import type { Read } from '../../platform/db/index.ts'
import { Kept } from '../../platform/html/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { callsOf } from '../decisions/index.ts'
import type { Actor } from '../people/index.ts'
import { canTry } from '../people/index.ts'
import type { Process, SectionProvider } from '../processes/index.ts'
import { linesOf } from './load.ts'
import { mayAdopt } from './rules/adopting.ts'
import { groundOf } from './steps/outcomes.ts'
import { findOutcomes } from './store/outcomes.ts'
import { OutcomesSection } from './views/lists.tsx'

/** Among the sections of other domains: after the calls that outcomes come from. */
const ORDER = 60

export const outcomeSections = (clock: Clock): readonly SectionProvider[] => [
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process, viewer) {
      const lines = await linesOf(read, await findOutcomes(read, process.id))
      const toAdopt = viewer ? await adoptable(read, process, viewer) : []
      if (lines.length + toAdopt.length === 0) return undefined
      const words = await wordsOf(
        read,
        lines.map(({ outcome }) => outcome.title),
      )
      const props = { lines, words, now: clock.now(), toAdopt }
      const open = toAdopt.map(({ href }) => href).join(' ')
      return (
        <Kept of={process} as={`outcomes ${open}`}>
          <OutcomesSection {...props} />
        </Kept>
      )
    },
  },
]

async function adoptable(read: Read, process: Process, actor: Actor) {
  const found = []
  for (const call of await callsOf(read, { process: process.id })) {
    if (call.state.kind !== 'designated') continue
    if (canTry(mayAdopt(await groundOf(read, call), { kind: 'person', actor }))) found.push(call)
  }
  const words = await wordsOf(
    read,
    found.map(({ question }) => question),
  )
  return found.map(({ id, question }) => {
    const wording = words.get(question)
    return {
      href: `/outcomes/new?call=${id}`,
      question: wording.kind === 'text' ? wording.text : id,
    }
  })
}
