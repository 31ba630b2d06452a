/** Petitions as what a ballot or a judgement can be about. Decides nothing. */
import { wordsOf } from '../../platform/record/index.ts'
import type { ItemProvider } from '../ballots/index.ts'
import { inWords, templateOf } from '../templates/index.ts'
import { petitionRule } from './rules-petitions.ts'
import { petitionsOf } from './store-petitions.ts'

/** Of its statement as much as tells it from the others in a list. */
const STATEMENT_SHOWN = 80

export const petitionItems: ItemProvider = {
  async itemsOf(db, process) {
    const petitions = await petitionsOf(db, process.id)
    if (petitions.length === 0) return []
    const template = await templateOf(db, process.pin)
    const words = await wordsOf(
      db,
      petitions.map(({ statement }) => statement),
    )
    return petitions.map(({ id, rule, statement }) => {
      const title = petitionRule(template, rule)?.title
      const wording = words.get(statement)
      const said = wording.kind === 'text' ? wording.text.slice(0, STATEMENT_SHOWN) : '…'
      return {
        about: { kind: 'petition', petition: id },
        label: (t) => `${title ? inWords(title, t) : rule}: ${said}`,
        href: `/petitions/${id}`,
      }
    })
  },
}
