/** Whom a window tells that their silence will count: those who sit when it opens. */
import { formatWhen } from '../../platform/languages/index.ts'
import type { Instant } from '../../platform/values.ts'
import { writtenIn, type News, type NewsByAct, type NewsOf } from '../people/index.ts'
import { findWindowRule, inWords, templateOf, type WindowRule } from '../templates/index.ts'
import { processId } from './process.ts'
import { concerned } from './reach.ts'
import { findProcess } from './store.ts'
import { windowsOf } from './store-windows.ts'
import type { Window } from './window.ts'

/** Only where the template has it checked whom the notice reached. */
const opened: NewsOf = async (tx, act, now) => {
  const id = processId(act.obj.slice('process:'.length))
  const process = id && (await findProcess(tx, { id }))
  if (!process || process.reported) return []
  const template = await templateOf(tx, process.pin)
  const title = await writtenIn(tx, process.title)
  const news: News[] = []
  for (const window of await windowsOf(tx, process.id)) {
    const rule = findWindowRule(template, window.kind)
    const { state } = window
    // What opens, or begins its time, in this very act: its hour has not passed yet.
    if (!rule?.silenceCheck || state.kind !== 'dated' || state.opens < now) continue
    const seats = await concerned(tx, process, state.opens)
    const to = seats.map(({ person }) => person)
    news.push({ to, ...noticeOf(window, rule, { title, closes: state.closes }) })
  }
  return news
}

type Said = { readonly title: string; readonly closes: Instant }

/** What it is about: silence that will count, what is asked, or that it is asked again. */
function titleOf({ continues }: Window, { silence }: WindowRule) {
  if (continues !== undefined) return 'processes.news.again'
  return silence === 'assent' ? 'processes.news.silent' : 'processes.news.asked'
}

const noticeOf = (of: Window, rule: WindowRule, { title, closes }: Said): Omit<News, 'to'> => ({
  about: `window:${of.id}`,
  answers: of.serves,
  path: `/windows/${of.id}`,
  say: (t, language) => {
    const window = inWords(rule.title, t)
    const when = formatWhen(closes, 'UTC', language)
    return {
      subject: t(titleOf(of, rule), { window, title }),
      paragraphs: [
        t(of.continues === undefined ? 'processes.news.silent.line' : 'processes.news.again.line', {
          window,
          title,
          when,
        }),
        inWords(rule.silenceMeans, t),
      ],
    }
  },
})

export const processNews: NewsByAct = { 'window.open': opened, 'window.publish': opened }
