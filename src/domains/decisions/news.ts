/** Whom what happens in a call is told by mail: those behind an objection that was answered. */
import { formatWhen } from '../../platform/languages/index.ts'
import { partOf, writtenIn, type NewsByAct, type NewsOf } from '../people/index.ts'
import { answerOf, objectionId } from './objection.ts'
import { standing } from './rules/behind.ts'
import { findObjection } from './store/objections.ts'

/** Their word is asked for, and can be given by answering. */
const answered: NewsOf = async (tx, act) => {
  const id = objectionId(act.obj.slice('objection:'.length))
  const behind = id && (await findObjection(tx, id))
  const given = behind && answerOf(behind.objection)
  if (!behind || !given) throw new Error(`no answer to ${act.obj}`)
  const title = await writtenIn(tx, behind.objection.title)
  const { wordUntil } = given
  return [
    {
      to: standing(behind),
      // A word by mail counts for this answer alone.
      about: `objection:${behind.objection.id}/${given.round}`,
      path: `/objections/${behind.objection.id}#answer-${given.round}`,
      say: (t, language, answers) => ({
        subject: t('decisions.news.answered', { title }),
        paragraphs: [
          t('decisions.news.answered.line', {
            title,
            answer: t(`decisions.answer-kind.${given.kind}`),
          }),
          ...partOf(act, 'reason'),
          ...(wordUntil === undefined
            ? []
            : [
                t('decisions.news.answered.until', {
                  when: formatWhen(wordUntil, 'UTC', language),
                }),
              ]),
          ...(answers ? [t('decisions.news.answered.ask')] : []),
        ],
      }),
    },
  ]
}

export const decisionNews: NewsByAct = { 'objection.answer': answered }
