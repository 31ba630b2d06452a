/** Whom an act about an action is told by mail: who is asked, and who had asked. */
import type { Tx } from '../../platform/db/index.ts'
import { formatDate } from '../../platform/languages/index.ts'
import type { Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { partOf, writtenIn, type News, type NewsByAct, type NewsOf } from '../people/index.ts'
import { actionId, askedOf, type Action } from './action.ts'
import { holdersOfOwner, placeOf } from './ground.ts'
import { findAction } from './store.ts'

async function actionOf(tx: Tx, { obj }: Act): Promise<Action> {
  const id = actionId(obj.slice('action:'.length))
  const action = id && (await findAction(tx, id))
  if (!action) throw new Error(`no ${obj}`)
  return action
}

export const aboutAction = ({ id }: Action) =>
  ({ about: `action:${id}`, path: `/actions/${id}` }) as const

/** Its words are in the record, or in the act that is being saved. */
const whatOf = async (tx: Tx, act: Act, { what }: Action): Promise<string> =>
  partOf(act, 'what')[0] ?? writtenIn(tx, what)

/** Whoever is asked can answer the mail. */
const asked: NewsOf = async (tx, act, now): Promise<readonly News[]> => {
  const action = await actionOf(tx, act)
  const owner = askedOf(action)
  if (!owner) return []
  const place = await placeOf(tx, action.host)
  const what = await whatOf(tx, act, action)
  const title = await writtenIn(tx, place.title)
  return [
    {
      ...aboutAction(action),
      to: await holdersOfOwner(tx, place, owner, now),
      say: (t, language, answers) => ({
        subject: t('actions.news.asked', { what }),
        paragraphs: [
          t('actions.news.asked.line', { title, what, day: dayIn(action.due, language) }),
          answers ? t('actions.news.asked.answer') : t('actions.news.asked.page'),
        ],
      }),
    },
  ]
}

export const dayIn = (due: Instant, language: Parameters<typeof formatDate>[2]): string =>
  formatDate(due, 'UTC', language)

/** Whoever made it hears that nobody does it, with the reason. */
const declined: NewsOf = async (tx, act): Promise<readonly News[]> => {
  const action = await actionOf(tx, act)
  const { state } = action
  const what = await whatOf(tx, act, action)
  const handed = state.kind === 'open' && action.owner.kind === 'person'
  const to = handed ? [action.madeBy, action.owner.person] : [action.madeBy]
  return [
    {
      ...aboutAction(action),
      to,
      say: (t) => ({
        subject: t('actions.news.declined', { what }),
        paragraphs: [t('actions.news.declined.line', { what }), ...partOf(act, 'reason')],
      }),
    },
  ]
}

/** Its owner need not do it any more. */
const dropped: NewsOf = async (tx, act, now): Promise<readonly News[]> => {
  const action = await actionOf(tx, act)
  const place = await placeOf(tx, action.host)
  const what = await whatOf(tx, act, action)
  return [
    {
      ...aboutAction(action),
      to: await holdersOfOwner(tx, place, action.owner, now),
      say: (t) => ({
        subject: t('actions.news.dropped', { what }),
        paragraphs: [t('actions.news.dropped.line', { what }), ...partOf(act, 'reason')],
      }),
    },
  ]
}

export const actionNews: NewsByAct = {
  'action.make': asked,
  'action.hand': asked,
  'action.decline': declined,
  'action.drop': dropped,
}
