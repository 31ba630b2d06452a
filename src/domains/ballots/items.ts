/** Texts and calls as items that a ballot or a judgement can be about. Decides nothing. */
import { wordsOf } from '../../platform/record/index.ts'
import { callsOf } from '../decisions/index.ts'
import { textId, textSource, unsignedIn } from '../texts/index.ts'
import type { Item, ItemProvider } from './about.ts'

/** The latest version of each text: a recommendation is one. */
export const textItems: ItemProvider = {
  async itemsOf(db, process) {
    const all = await textSource.textsOf(db, process.id)
    const unsigned = new Set((await unsignedIn(db, process)).map(({ text }) => String(text.id)))
    // Nothing is decided about what a rapporteur has still to sign.
    const texts = all.filter(({ text }) => !unsigned.has(text))
    return texts.flatMap(({ text: raw, title, version, hash }): readonly Item[] => {
      const text = textId(raw)
      if (!text) return []
      return [
        {
          about: { kind: 'text', text, version, hash },
          label: (t) => t('ballots.about.text', { title, version }),
          href: `/texts/${text}/versions/${version}`,
        },
      ]
    })
  },
}

/** Calls that were opened: those for whom a decision finds what was said in them. */
export const callItems: ItemProvider = {
  async itemsOf(db, process) {
    const calls = await callsOf(db, { process: process.id })
    const put = calls.filter(({ state }) => state.kind !== 'draft' && state.kind !== 'withdrawn')
    const words = await wordsOf(
      db,
      put.map(({ question }) => question),
    )
    return put.map(({ id, question }) => {
      const wording = words.get(question)
      return {
        about: { kind: 'call', call: id },
        label: (t) =>
          t('ballots.about.call', {
            question: wording.kind === 'text' ? wording.text : t('ballots.removed'),
          }),
        href: `/calls/${id}`,
      }
    })
  },
}
