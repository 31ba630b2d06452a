/** Numbered items of advice as what a ballot or a judgement can be about. Decides nothing. */
import { wordsOf } from '../../platform/record/index.ts'
import type { ItemProvider } from '../ballots/index.ts'
import { adviceIn, itemsIn } from './store.ts'

export const adviceItems: ItemProvider = {
  async itemsOf(db, process) {
    const all = await adviceIn(db, process.id)
    const words = await wordsOf(
      db,
      all.map(({ title }) => title),
    )
    const items = await itemsIn(db, process.id)
    return items.map(({ advice, number }) => {
      const title = all.find(({ id }) => id === advice)?.title
      const wording = title === undefined ? undefined : words.get(title)
      const said = wording?.kind === 'text' ? wording.text : undefined
      return {
        about: { kind: 'advice', advice, number },
        label: (t) => t('ballots.about.advice', { title: said ?? t('advice.removed'), number }),
        href: `/advice/${advice}#item-${number}`,
      }
    })
  },
}
