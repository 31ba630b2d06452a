/** What tallies add to pages of processes and texts: one sentence, and where the numbers are. */
import { Kept } from '../../platform/html/index.ts'
import type { ThingSection } from '../people/index.ts'
import type { SectionProvider } from '../processes/index.ts'
import { findText, textId, textsOf } from '../texts/index.ts'
import { NumbersSection, OfText } from './views/section.tsx'

/** After the texts and what is said about them. */
const ORDER = 56

export const tallySections: readonly SectionProvider[] = [
  {
    place: 'process.main',
    order: ORDER,
    /** Counts nothing: every contribution would be read for each page of the process. */
    async render(read, process) {
      if ((await textsOf(read, process.id)).length === 0) return undefined
      return (
        <Kept of={process} as="tallies">
          <NumbersSection slug={process.slug} />
        </Kept>
      )
    },
  },
]

/** On the page of a text: the contributions to it with their ends, and what they come to. */
export const numbersOfText: ThingSection = async (read, thing) => {
  const [kind, raw = ''] = thing.split(':')
  const id = kind === 'text' ? textId(raw) : undefined
  const text = id && (await findText(read, id))
  return text && text.matter !== 'rules' ? <OfText id={text.id} /> : undefined
}
