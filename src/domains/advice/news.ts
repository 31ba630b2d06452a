/** Whom advice concerns: the body advised as it is given, the adviser at each answer. */
import type { Tx } from '../../platform/db/index.ts'
import { formatWhen } from '../../platform/languages/index.ts'
import type { Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { partOf, writtenIn, type NewsByAct, type NewsOf, type PersonId } from '../people/index.ts'
import { holdersOf } from '../processes/index.ts'
import { adviceId, type Advice } from './advice.ts'
import { answerTitle, partyTitle } from './parts.tsx'
import { itemOf, officersOf, type Ground } from './rules.ts'
import { groundOf } from './steps.ts'
import { findAdvice, itemsOf } from './store.ts'

/** Those who speak for a party. */
export async function officersIn(
  tx: Tx,
  { process, template, advice }: Ground & { readonly advice: Advice },
  side: 'from' | 'to',
  now: Instant,
): Promise<readonly PersonId[]> {
  const people = new Set<PersonId>()
  for (const role of officersOf(template, advice[side])) {
    for (const person of await holdersOf(tx, process, role, now)) people.add(person)
  }
  return [...people]
}

async function behind(tx: Tx, { obj }: Act) {
  const id = adviceId(obj.slice('advice:'.length))
  const advice = id && (await findAdvice(tx, id))
  if (!advice) throw new Error(`no ${obj}`)
  return { advice, ...(await groundOf(tx, advice.process)), items: await itemsOf(tx, advice.id) }
}

const given: NewsOf = async (tx, act, now) => {
  const about = await behind(tx, act)
  const { advice, template } = about
  const [title = '…'] = partOf(act, 'title')
  return [
    {
      to: await officersIn(tx, about, 'to', now),
      about: `advice:${advice.id}`,
      path: `/advice/${advice.id}`,
      say: (t) => {
        const from = partyTitle(template, advice.from, t)
        return {
          subject: t('advice.news.given', { from, title }),
          paragraphs: [t('advice.news.given.line', { from, title })],
        }
      },
    },
  ]
}

const answered: NewsOf = async (tx, act, now) => {
  const about = await behind(tx, act)
  const { advice, template } = about
  const number = Number(act.clear?.['number'])
  const item = itemOf(about, number)
  const title = await writtenIn(tx, advice.title)
  const due = item?.state.kind === 'consulting' ? item.state.due : undefined
  return [
    {
      to: await officersIn(tx, about, 'from', now),
      about: `advice:${advice.id}`,
      path: `/advice/${advice.id}#item-${number}`,
      say: (t, language) => ({
        subject: t('advice.news.answered', { number, title }),
        paragraphs: [
          answerTitle(template, advice, String(act.clear?.['answer']), t),
          ...partOf(act, 'reasons'),
          ...(due === undefined
            ? []
            : [t('advice.news.consult', { when: formatWhen(due, 'UTC', language) })]),
        ],
      }),
    },
  ]
}

export const adviceNews: NewsByAct = { 'advice.give': given, 'advice.answer': answered }
