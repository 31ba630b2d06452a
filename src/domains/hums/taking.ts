/** What one message by SMS does, and what its sender is answered. Knows no gateway. */
import type { Tx } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { unreachable, type Instant } from '../../platform/values.ts'
import { hostingOf, lockMeeting, type Meeting, type MeetingWorking } from '../meetings/index.ts'
import { findAccount, findActor } from '../people/index.ts'
import {
  askToSpeak,
  explainRoom,
  handsOf,
  turnsOf,
  withdrawHand,
  type Saying,
} from '../rooms/index.ts'
import type { Attempts } from './attempts.ts'
import { explain } from './explain.ts'
import { USUAL_ANSWERS, type Hum } from './hum.ts'
import { answersOf, questionOf } from './parts.tsx'
import type { Here, HumTools } from './sent.tsx'
import { openOf } from './shown.ts'
import { readMessage, understand, type Vocabulary } from './sms.ts'
import { answerHum } from './steps-answers.ts'
import { findCode, type CodeOf } from './store-codes.ts'
import { humsOf } from './store.ts'

export type Received = {
  readonly attempts: Attempts
  readonly from: string
  readonly text: string
}

/** Who is not known is answered in the language of the site's visitors without one. */
const UNKNOWN = 'en'

/** @returns what goes back to the telephone */
export async function takeMessage(
  c: Here,
  tools: HumTools,
  { attempts, from, text }: Received,
): Promise<string> {
  const { database, catalogues } = c.var.here
  const t = catalogues.translator(UNKNOWN)
  const heard = database.clock.now()
  const message = readMessage(text)
  // Words without a code are no guess: they are answered, and cost nobody a try.
  if (!message) return t('hums.sms.wrong-code')
  const sending = { sender: from, code: message.code, now: heard }
  if (!attempts.mayTry(sending)) return t('hums.sms.too-often')
  const known = await findCode(database.read, message.code, heard)
  if (!known || !attempts.right(sending)) {
    attempts.wrong(sending)
    return t('hums.sms.wrong-code')
  }
  try {
    return await database.transact(async (tx, now) => {
      const writing = await writingAs(tx, now, { known, tools, c })
      return writing ? performed(writing, message.said) : t('hums.sms.wrong-code')
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.message
    throw error
  }
}

/** Ends the transaction of what was refused; its message says why, in the words of its sender. */
class TakenBack extends Error {}

type Writing = {
  readonly working: MeetingWorking
  readonly meeting: Meeting
  readonly saying: Saying
  readonly english: Translate
}

type Knowing = { readonly known: CodeOf; readonly tools: HumTools; readonly c: Here }

/** Who writes, as the transaction sees them; nobody where they were erased meanwhile. */
async function writingAs(
  tx: Tx,
  now: Instant,
  { known, tools, c }: Knowing,
): Promise<Writing | undefined> {
  const { clock, officesOf } = tools
  const { catalogues } = c.var.here
  const actor = await findActor(tx, known.person, { officesOf, now })
  const meeting = actor && (await lockMeeting(tx, known.meeting))
  const hosting = meeting && (await hostingOf(tx, meeting.host))
  if (!actor || !meeting || !hosting) return undefined
  const account = await findAccount(tx, { person: known.person })
  const language = account?.language ?? UNKNOWN
  return {
    working: { tx, clock, now, via: 'api', actor, hosting },
    meeting,
    saying: { t: catalogues.translator(language), language, zone: meeting.zone },
    english: catalogues.translator(UNKNOWN),
  }
}

type Open = { readonly hum: Hum; readonly answers: readonly string[]; readonly question: string }

async function openNow({ working, meeting, saying }: Writing): Promise<Open | undefined> {
  const hum = openOf(await humsOf(working.tx, meeting.id))
  if (!hum) return undefined
  const { t } = saying
  const own = hum.answers.kind === 'own' ? hum.answers.words : []
  const words = await wordsOf(working.tx, [hum.question, ...own])
  return { hum, answers: answersOf({ words }, hum, t), question: questionOf({ words }, hum, t) }
}

function vocabularyOf({ saying: { t }, english }: Writing, open: Open | undefined): Vocabulary {
  const isUsual = open?.hum.answers.kind === 'usual'
  const inEnglish = isUsual ? USUAL_ANSWERS.map((one) => english(`hums.answer.${one}`)) : []
  return {
    answers: (open?.answers ?? []).map((answer, at) => [answer, inEnglish[at] ?? answer]),
    speak: [t('hums.sms.speak'), english('hums.sms.speak')],
    withdraw: [t('hums.sms.withdraw'), english('hums.sms.withdraw')],
  }
}

async function performed(writing: Writing, text: string): Promise<string> {
  const open = await openNow(writing)
  const said = understand(text, vocabularyOf(writing, open))
  const { t } = writing.saying
  switch (said.kind) {
    case 'answer':
      return open ? answered(writing, open, said.choice) : t('hums.sms.nothing-open')
    case 'speak':
      return speaks(writing)
    case 'withdraw':
      return withdraws(writing)
    case 'unknown': {
      if (!open) return t('hums.sms.nothing-open')
      const answers = open.answers.map((answer, at) => `${at + 1} ${answer}`).join(', ')
      return t('hums.sms.unclear', { question: open.question, answers })
    }
    default:
      return unreachable(said)
  }
}

async function answered(writing: Writing, open: Open, choice: number): Promise<string> {
  const { working, meeting, saying } = writing
  const { t } = saying
  const given = await answerHum(working, meeting, { hum: open.hum.id, choice, way: 'phone' })
  if (!given.ok) {
    const { hosting, now } = working
    const template = hosting.kind === 'process' ? hosting.template : undefined
    throw new TakenBack(explain(given.refusal, { t, template, now }))
  }
  return t('hums.sms.answered', { answer: open.answers[choice - 1] ?? String(choice) })
}

async function speaks({ working, meeting, saying }: Writing): Promise<string> {
  const asked = { capacity: 'personal', way: 'phone', isOfOrder: false } as const
  const hand = await askToSpeak(working, meeting, asked)
  if (!hand.ok) throw new TakenBack(explainRoom(hand.refusal, saying))
  return saying.t('hums.sms.waits')
}

/** The hand that waits; one that was called is a turn, and ends otherwise. */
async function withdraws({ working, meeting, saying }: Writing): Promise<string> {
  const { tx, actor } = working
  const called = new Set((await turnsOf(tx, meeting.id)).map(({ hand }) => hand))
  const own = (await handsOf(tx, meeting.id)).findLast(
    ({ id, who, withdrawnAt }) =>
      who.kind === 'person' &&
      who.person === actor.person &&
      withdrawnAt === undefined &&
      !called.has(id),
  )
  if (!own) return saying.t('hums.sms.no-hand')
  const withdrawn = await withdrawHand(working, meeting, own.id)
  if (!withdrawn.ok) throw new TakenBack(explainRoom(withdrawn.refusal, saying))
  return saying.t('hums.sms.withdrawn')
}
