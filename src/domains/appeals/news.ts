/** Whom an appeal concerns as it goes on: whose act it is against, its forum, those behind it. */
import type { Tx } from '../../platform/db/index.ts'
import { formatWhen } from '../../platform/languages/index.ts'
import type { Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { partOf, writtenIn, type News, type NewsByAct, type NewsOf } from '../people/index.ts'
import { holdersOf } from '../processes/index.ts'
import { appealId, FINDINGS } from './appeal.ts'
import { caseOf } from './steps.ts'
import { findAppeal } from './store.ts'

async function behind(tx: Tx, { obj }: Act) {
  const id = appealId(obj.slice('appeal:'.length))
  const appeal = id && (await findAppeal(tx, id))
  if (!appeal) throw new Error(`no ${obj}`)
  const about = await caseOf(tx, appeal)
  return { ...about, title: await writtenIn(tx, about.process.title) }
}

const newsOf = ({ obj }: Act, rest: Pick<News, 'to' | 'say'>): readonly News[] => {
  const id = obj.slice('appeal:'.length)
  return [{ about: `appeal:${id}`, path: `/appeals/${id}`, ...rest }]
}

/** The grounds stay on the page: where they are sealed, a mail would open them. */
const filed: NewsOf = async (tx, act) => {
  const { appeal, title } = await behind(tx, act)
  return newsOf(act, {
    to: appeal.subject.by,
    say: (t) => ({
      subject: t('appeals.news.filed', { title }),
      paragraphs: [t('appeals.news.filed.line', { title })],
    }),
  })
}

const before: NewsOf = async (tx, act, now: Instant) => {
  const { appeal, process, title } = await behind(tx, act)
  const { state } = appeal
  if (state.kind !== 'before') return []
  return newsOf(act, {
    to: await holdersOf(tx, process, String(act.clear?.['forum']), now),
    say: (t, language) => ({
      subject: t('appeals.news.before', { title }),
      paragraphs: [
        t('appeals.news.before.line', { title, when: formatWhen(state.due, 'UTC', language) }),
      ],
    }),
  })
}

const ruled: NewsOf = async (tx, act) => {
  const { signers, title } = await behind(tx, act)
  const finding = FINDINGS.find((one) => one === act.clear?.['finding'])
  if (!finding) return []
  return newsOf(act, {
    to: signers.map(({ person }) => person),
    say: (t) => ({
      subject: t('appeals.news.ruled', { title }),
      paragraphs: [
        t('appeals.news.ruled.line', { title, finding: t(`appeals.finding.${finding}`) }),
        ...partOf(act, 'reasons'),
      ],
    }),
  })
}

export const appealNews: NewsByAct = {
  'appeal.file': filed,
  'appeal.reach': before,
  'appeal.carry': before,
  'appeal.rule': ruled,
}
