/** Mail about what became of contributions: to its author, and back to those who hold the pen. */
import type { Act } from '../../platform/record/index.ts'
import { partOf, type News, type NewsByAct, type NewsOf } from '../people/index.ts'
import { contributedRef, findProcess, holdersOf } from '../processes/index.ts'
import { findText, PENS, textId, titleOf } from '../texts/index.ts'
import { fateName } from './rules/tracing.ts'
import { allTracedOf, findContributed } from './sources.ts'
import { authorOf } from './speakers.ts'
import { behindSeal } from './store-covered.ts'
import { voiceBehind } from './store-remarks.ts'
import type { Tx } from '../../platform/db/index.ts'

/** Of those who hold the pen, the one whose work it is. */
const [EDITOR] = PENS

/** An act under cover names no contribution; what it commits to does, and has its reason. */
async function aboutOf(tx: Tx, act: Act) {
  const seal = act.clear?.['seal']
  const behind = typeof seal === 'string' ? await behindSeal(tx, seal) : undefined
  const ref = behind?.thing ?? contributedRef(act.obj)
  const id = textId(String(act.clear?.['text']))
  const text = id && (await findText(tx, id))
  const contributed = ref && (await findContributed(tx, ref))
  if (!ref || !text || !contributed) throw new Error(`nothing became of ${act.obj}`)
  const fate = (await allTracedOf(tx, ref)).find((one) => one.text === text.id)?.fate
  const reason = behind ? behind.reason : partOf(act, 'reason')
  return { ref, text, contributed, fate, reason, title: await titleOf(tx, text) }
}

type About = Awaited<ReturnType<typeof aboutOf>>

const newsOf = ({ ref }: About, { to, say }: Pick<News, 'to' | 'say'>): readonly News[] => [
  { to, about: ref, path: `/contributions/${ref}`, say },
]

/** Once for each decision. */
const settled: NewsOf = async (tx, act) => {
  const about = await aboutOf(tx, act)
  const { contributed, fate, reason, title } = about
  const author = await authorOf(tx, contributed)
  if (!author || fate?.kind !== 'settled') return []
  const name = fateName(fate)
  return newsOf(about, {
    to: [author],
    say: (t) => ({
      subject: t('uptake.news.settled', { title, fate: t(`uptake.fate.${name}`) }),
      paragraphs: [
        t('uptake.news.settled.line', { title, fate: t(`uptake.fate.${name}`) }),
        ...reason,
        t('uptake.news.settled.contest'),
      ],
    }),
  })
}

const contested: NewsOf = async (tx, act, now) => {
  const about = await aboutOf(tx, act)
  const process = await findProcess(tx, { id: about.text.process })
  const { reason, title } = about
  return newsOf(about, {
    to: process ? await holdersOf(tx, process, EDITOR, now) : [],
    say: (t) => ({
      subject: t('uptake.news.contested', { title }),
      paragraphs: [t('uptake.news.contested.line', { title }), ...reason],
    }),
  })
}

/** Only to whoever is asked, and the words stay on the page: a mail is read by others too. */
const asked: NewsOf = async (tx, act) => {
  const voice = await voiceBehind(tx, String(act.clear?.['seal']))
  const text = voice && (await findText(tx, voice.text))
  if (!text) return []
  const title = await titleOf(tx, text)
  return [
    {
      to: [voice.speaker],
      about: `text:${text.id}`,
      path: `/remarks/${voice.id}`,
      say: (t) => ({
        subject: t('uptake.news.asked', { title }),
        paragraphs: [t('uptake.news.asked.line', { title })],
      }),
    },
  ]
}

export const uptakeNews: NewsByAct = {
  'uptake.settle': settled,
  'uptake.settle-covered': settled,
  'uptake.contest': contested,
  'uptake.contest-covered': contested,
  'remark.ask': asked,
}
