/** Whose move items of advice are, a consultation, a letter. Decides nothing. */
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { byRoles, type Move, type MoveProvider } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import type { Advice, Item } from './advice.ts'
import type { Letter } from './letter.ts'
import { ANSWER } from './rules-letters.ts'
import { adviceIn, itemsIn } from './store.ts'
import { lettersIn } from './store-letters.ts'

type Said = (of: string) => string

export const adviceMoves: MoveProvider = {
  async moves(read, process) {
    const items = (await itemsIn(read, process.id)).filter(({ state }) => state.kind !== 'answered')
    const letters = (await lettersIn(read, process.id)).filter(({ reply }) => reply === undefined)
    if (items.length === 0 && letters.length === 0) return []
    const given = items.length === 0 ? [] : await adviceIn(read, process.id)
    const { roles } = await templateOf(read, process.pin)
    const answering = ANSWER.filter((role) => roles.some(({ id }) => id === role))
    const words = await wordsOf(read, [
      ...given.map(({ title }) => title),
      ...letters.map(({ sender }) => sender),
    ])
    const said: Said = (of) => {
      const wording = words.get(of)
      return wording.kind === 'text' ? wording.text : '…'
    }
    return [
      ...items.flatMap((item) => {
        const advice = given.find(({ id }) => id === item.advice)
        return advice ? [ofItem(item, advice, said)] : []
      }),
      ...letters.map((letter) => ofLetter(letter, answering, said)),
    ]
  },
}

/** A consultation is both bodies' move; everything else that of the body which was advised. */
function ofItem(item: Item, { title, from, to }: Advice, said: Said): Move {
  const { advice, number, state } = item
  const isConsulting = state.kind === 'consulting'
  const values = { name: said(title), number }
  const due: Instant | undefined = isConsulting ? state.due : undefined
  return {
    about: `advice:${advice}/${number}`,
    who: byRoles(isConsulting ? [to, from] : [to]),
    does: ({ t }) => t(isConsulting ? 'advice.things.consult' : 'advice.things.answer', values),
    href: `/advice/${advice}#item-${number}`,
    ...(due === undefined ? {} : { until: due }),
    settles: ['advice.unanswered', 'advice.consulting'],
  }
}

/** By whoever of those who may answer has a name in the template. */
const ofLetter = ({ id, sender, due }: Letter, roles: readonly string[], said: Said): Move => ({
  about: `letter:${id}`,
  who: byRoles(roles),
  does: ({ t }) => t('advice.things.letter', { name: said(sender) }),
  href: `/letters/${id}`,
  until: due,
  settles: ['letters.unanswered'],
})
