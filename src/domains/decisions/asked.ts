/** What calls ask of those on their rolls, for the mail that tells them. Sends nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Asked } from '../people/index.ts'
import type { Extension } from '../processes/index.ts'
import { findWindowRule, inWords } from '../templates/index.ts'
import { datesOf, phaseOf, type Call } from './call.ts'
import { contextOf } from './routes/load.ts'
import { callsThatAre } from './store/calls.ts'

/** Facts of a real process come from its sources: nobody is asked about them here. */
export async function callsAsked(read: Read, now: Instant): Promise<readonly Asked[]> {
  const calls = await callsThatAre(read, ['open'])
  const open = calls.filter((call) => phaseOf(call, now) === 'open')
  return (await Promise.all(open.map((call) => askedIn(read, call)))).flat()
}

async function askedIn(read: Read, call: Call): Promise<readonly Asked[]> {
  const { id, window, roll } = call
  const dates = datesOf(call)
  const { process, template } = await contextOf(read, call, undefined)
  if (!window || !dates || process.reported) return []
  const moved = window.extensions.find(({ to }) => to === dates.closes)
  const said = await wordsIn(read, call, { title: process.title, moved })
  const rule = findWindowRule(template, call.windowKind)
  return [
    {
      about: `call:${id}`,
      place: `process:${process.id}`,
      href: `/calls/${id}`,
      notice: `window:${window.id}`,
      opens: dates.opens,
      until: dates.closes,
      people: roll.map(({ person }) => person),
      answers:
        call.visibility === 'objections-only' ? ['object'] : ['support', 'reserve', 'object'],
      said: (t) => ({
        question: said.question,
        title: said.title,
        paragraphs: [
          ...(said.reason === undefined
            ? []
            : [t('decisions.asked.extended', { reason: said.reason })]),
          ...(rule ? [inWords(rule.silenceMeans, t)] : []),
        ],
      }),
    },
  ]
}

async function wordsIn(
  read: Read,
  { question, id }: Call,
  { title, moved }: { readonly title: string; readonly moved: Extension | undefined },
) {
  const words = await wordsOf(read, [question, title, moved?.reason])
  const textOf = (commitment: string) => {
    const wording = words.get(commitment)
    return wording.kind === 'text' ? wording.text : undefined
  }
  return {
    question: textOf(question) ?? id,
    title: textOf(title) ?? '…',
    reason: moved && textOf(moved.reason),
  }
}
