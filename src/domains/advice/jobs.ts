/** The clock's door: tells those who owe it that a letter or a consultation is due, once. */
import type { Tx } from '../../platform/db/index.ts'
import { formatWhen } from '../../platform/languages/index.ts'
import type { Instant } from '../../platform/values.ts'
import { tellPeople, writtenIn, type Letterbox, type News, type Tools } from '../people/index.ts'
import { findProcess, holdersOf } from '../processes/index.ts'
import type { Item } from './advice.ts'
import type { Letter } from './letter.ts'
import { officersIn } from './news.ts'
import { ANSWER } from './rules-letters.ts'
import { groundOf } from './steps.ts'
import { tellOnce, untold } from './store-dues.ts'
import { lettersOwed } from './store-letters.ts'
import { findAdvice, itemsOwed } from './store.ts'

/** Told in one run; the others come with the next minute. */
const TOLD_MAX = 100

type Due = {
  readonly thing: string
  readonly news: (tx: Tx, now: Instant) => Promise<News | undefined>
}

export async function tellDueAdvice(
  tools: Pick<Tools, 'database' | 'clock'> & Letterbox,
): Promise<void> {
  const { database, clock } = tools
  const due = await dueAt(tools, clock.now())
  const things = due.map(({ thing }) => thing)
  const open = new Set((await untold(database.read, things)).slice(0, TOLD_MAX))
  for (const { thing, news } of due.filter((one) => open.has(one.thing))) {
    await database.transact(async (tx, now) => {
      const told = (await tellOnce(tx, thing, now)) && (await news(tx, now))
      if (told) await tellPeople(tx, tools, told, now)
    })
  }
}

async function dueAt({ database }: Pick<Tools, 'database'>, now: Instant): Promise<readonly Due[]> {
  const letters = (await lettersOwed(database.read)).filter(({ due }) => due <= now)
  const items = (await itemsOwed(database.read)).flatMap((item) => {
    const { state } = item
    const isDue = state.kind === 'consulting' && state.due !== undefined && state.due <= now
    return isDue ? [{ item, due: state.due }] : []
  })
  return [
    ...letters.map((letter) => ({
      thing: `letter:${letter.id}`,
      news: (tx: Tx, at: Instant) => letterNews(tx, letter, at),
    })),
    ...items.map(({ item, due }) => ({
      thing: `advice:${item.advice}:${item.number}:${due}`,
      news: (tx: Tx, at: Instant) => consultationNews(tx, { item, due }, at),
    })),
  ]
}

async function letterNews(tx: Tx, letter: Letter, now: Instant): Promise<News | undefined> {
  const process = await findProcess(tx, { id: letter.process })
  if (!process || process.reported) return undefined
  const to = []
  for (const role of ANSWER) to.push(...(await holdersOf(tx, process, role, now)))
  const sender = await writtenIn(tx, letter.sender)
  return {
    to: new Set(to),
    about: `letter:${letter.id}`,
    path: `/letters/${letter.id}`,
    say: (t, language) => ({
      subject: t('advice.news.letter-due', { sender }),
      paragraphs: [
        t('advice.news.letter-due.line', {
          sender,
          when: formatWhen(letter.due, 'UTC', language),
        }),
      ],
    }),
  }
}

type Missed = { readonly item: Item; readonly due: Instant }

async function consultationNews(
  tx: Tx,
  { item: { advice: id, number }, due }: Missed,
  now: Instant,
): Promise<News | undefined> {
  const advice = await findAdvice(tx, id)
  const about = advice && { advice, ...(await groundOf(tx, advice.process)) }
  if (!about || about.process.reported) return undefined
  const title = await writtenIn(tx, about.advice.title)
  const sides = [
    ...(await officersIn(tx, about, 'from', now)),
    ...(await officersIn(tx, about, 'to', now)),
  ]
  return {
    to: new Set(sides),
    about: `advice:${id}`,
    path: `/advice/${id}#item-${number}`,
    say: (t, language) => ({
      subject: t('advice.news.consult-due', { number, title }),
      paragraphs: [
        t('advice.news.consult-due.line', {
          number,
          title,
          when: formatWhen(due, 'UTC', language),
        }),
      ],
    }),
  }
}
