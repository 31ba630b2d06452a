/** Whom a challenge concerns as it goes on: the forum that has to answer, and those behind it. */
import type { Tx } from '../../platform/db/index.ts'
import { formatWhen } from '../../platform/languages/index.ts'
import type { Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { partOf, writtenIn, type News, type NewsByAct, type NewsOf } from '../people/index.ts'
import { holdersOf } from '../processes/index.ts'
import { challengeId, FINDINGS } from './challenge.ts'
import { caseOf } from './steps.ts'
import { findChallenge } from './store.ts'

async function behind(tx: Tx, { obj }: Act) {
  const id = challengeId(obj.slice('challenge:'.length))
  const challenge = id && (await findChallenge(tx, id))
  if (!challenge) throw new Error(`no ${obj}`)
  const about = await caseOf(tx, challenge)
  return { ...about, title: await writtenIn(tx, about.process.title) }
}

const newsOf = ({ obj }: Act, rest: Pick<News, 'to' | 'say'>): readonly News[] => {
  const id = obj.slice('challenge:'.length)
  return [{ about: `challenge:${id}`, path: `/challenges/${id}`, ...rest }]
}

const before: NewsOf = async (tx, act, now: Instant) => {
  const { challenge, process, title } = await behind(tx, act)
  const { state } = challenge
  if (state.kind !== 'before') return []
  return newsOf(act, {
    to: await holdersOf(tx, process, String(act.clear?.['forum']), now),
    say: (t, language) => ({
      subject: t('challenges.news.before', { title }),
      paragraphs: [
        t('challenges.news.before.line', { title, when: formatWhen(state.due, 'UTC', language) }),
      ],
    }),
  })
}

const ruled: NewsOf = async (tx, act) => {
  const { supporters, title } = await behind(tx, act)
  const finding = FINDINGS.find((one) => one === act.clear?.['finding'])
  if (!finding) return []
  return newsOf(act, {
    to: supporters.map(({ person }) => person),
    say: (t) => ({
      subject: t('challenges.news.ruled', { title }),
      paragraphs: [
        t('challenges.news.ruled.line', { title, finding: t(`challenges.finding.${finding}`) }),
        ...partOf(act, 'reasons'),
      ],
    }),
  })
}

export const challengeNews: NewsByAct = {
  'challenge.file': before,
  'challenge.carry': before,
  'challenge.rule': ruled,
}
