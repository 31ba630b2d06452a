/** Positions and objections by mail: decided and saved by the steps of the page of a call. */
import { formatWhen } from '../../platform/languages/index.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Command, WrittenDay } from '../commands/index.ts'
import {
  callId,
  closedByTheHour,
  contextOf,
  datesOf,
  explainDecision,
  findCall,
  lockCall,
  object,
  ownGroupOf,
  phaseOf,
  REASON_MAX,
  takePosition,
  TITLE_MAX,
  type CallId,
  type Stance,
} from '../decisions/index.ts'
import { dayOf, minuteOf } from '../templates/index.ts'
import type { Asked, Done, MailDoor, NotDone, Place } from './door.ts'
import { idIn, notDone } from './doors-ground.ts'

/** The day on which instructions are awaited ends with this minute, as on the page. */
const DAYS_END = '23:59'

type Positioned = Extract<Command, { readonly kind: 'position' }>
type Objecting = Extract<Command, { readonly kind: 'object' }>

const callIn = (about: string): CallId | undefined => callId(idIn(about, 'call') ?? '')

export const positionDoor: MailDoor = {
  kinds: ['position', 'object'],
  weighty: () => true,
  act: async (tx, asked) => {
    const { command } = asked
    if (command.kind === 'position') return position(tx, asked, command)
    return command.kind === 'object' ? objection(tx, asked, command) : undefined
  },
  examples: async (db, { about, reader, now }) => {
    const id = callIn(about)
    const call = id && (await findCall(db, id))
    if (!call || phaseOf(call, now) !== 'open') return []
    const { t } = reader
    const objects = t('replies.example.object')
    if (call.visibility === 'objections-only') return [objects]
    return [t('replies.example.support'), t('replies.example.reserve'), objects]
  },
}

/** The call that a mail is about, held, as whoever wrote it stands to it. */
export async function heldCall(tx: Tx, { actor, clock, asOf, ...asked }: Asked, id: CallId) {
  const call = await lockCall(tx, id)
  if (!call) return undefined
  // What came before the close counts, also where it is read a moment after it.
  const isLate = asOf !== undefined && phaseOf(call, asked.now) === 'closed'
  const now = isLate && phaseOf(call, asOf) === 'open' ? asOf : asked.now
  const around = await contextOf(tx, call, actor)
  const { party, rule, process, template } = around
  const step = { tx, clock, now, party, rule, via: 'mail' } as const
  const ownGroup = ownGroupOf(template, party.actor)
  const ruled = { template, pin: process.pin }
  return { step, call: await closedByTheHour(step, call), ruled, ownGroup }
}

const tooLong = ({ reader: { t } }: Place, most: number): NotDone => ({
  kind: 'refused',
  said: t('replies.refused.too-long', { most }),
})

async function position(
  tx: Tx,
  asked: Asked,
  { position: choice, until, reason }: Positioned,
): Promise<Done | NotDone | undefined> {
  const { reader, now, about } = asked
  const { t, language } = reader
  const id = callIn(about)
  const held = id && (await heldCall(tx, asked, id))
  if (!held) return undefined
  const at = choice === 'reserve' ? endOf(until, now) : undefined
  if (choice === 'reserve' && at === undefined) {
    const example = t('replies.example.reserve')
    return { kind: 'refused', said: t('replies.refused.until', { example }) }
  }
  if ((reason?.length ?? 0) > REASON_MAX) return tooLong(asked, REASON_MAX)
  const stance: Stance =
    choice === 'reserve' && at !== undefined
      ? { kind: 'reserve', until: at }
      : { kind: choice === 'reserve' ? 'none' : choice }
  const { step, call, ruled, ownGroup } = held
  const { capacity } = asked
  const typed = { stance, capacity, reason, ownGroup, objection: undefined } as const
  const taken = await takePosition(step, call, typed)
  if (!taken.ok) {
    const saying = { t, template: ruled.template, now }
    return notDone(taken.refusal, reader, ruled, (refusal) => explainDecision(refusal, saying))
  }
  const named = t(`decisions.choice.${choice}`)
  const when = at === undefined ? undefined : formatWhen(at, 'UTC', language)
  const recorded = { act: 'position.state', obj: `call:${id}` }
  const closes = datesOf(call)?.closes
  return {
    kind: 'done',
    said:
      when === undefined
        ? t('replies.recorded.position', { position: named })
        : t('replies.recorded.reserve', { position: named, when }),
    recorded,
    path: `/calls/${id}#position`,
    change:
      closes === undefined
        ? undefined
        : t('replies.change.position', { when: formatWhen(closes, 'UTC', language) }),
  }
}

/** The end of the day that was written; without a year the next such day. */
function endOf(written: WrittenDay | undefined, now: Instant): Instant | undefined {
  if (!written) return undefined
  const { year, month, day } = written
  const thisYear = Number(dayOf(now).slice(0, 4))
  const inYear = (one: number) => minuteOf(dateOf(one, month, day), DAYS_END)
  if (year !== undefined) return inYear(year)
  const first = inYear(thisYear)
  return first !== undefined && first > now ? first : inYear(thisYear + 1)
}

const dateOf = (year: number, month: number, day: number) =>
  [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')

async function objection(
  tx: Tx,
  asked: Asked,
  { words, remedy }: Objecting,
): Promise<Done | NotDone | undefined> {
  const { reader, now, about } = asked
  const { t } = reader
  const id = callIn(about)
  const held = id && (await heldCall(tx, asked, id))
  if (!held) return undefined
  if (words.trim() === '') {
    const example = t('replies.example.object')
    return { kind: 'refused', said: t('replies.refused.object', { example }) }
  }
  if (Math.max(words.length, remedy?.length ?? 0) > REASON_MAX) return tooLong(asked, REASON_MAX)
  const { step, call, ruled, ownGroup } = held
  const title = titleOf(words)
  const raised = await object(step, call, {
    title,
    argument: words,
    remedy: remedy ?? t('replies.no-remedy'),
    capacity: asked.capacity,
    ownGroup,
  })
  if (!raised.ok) {
    const saying = { t, template: ruled.template, now }
    return notDone(raised.refusal, reader, ruled, (refusal) => explainDecision(refusal, saying))
  }
  const obj = `objection:${raised.value.id}`
  return {
    kind: 'done',
    said: t('replies.recorded.object', { title }),
    recorded: { act: 'objection.raise', obj },
    path: `/objections/${raised.value.id}`,
    change: t('replies.change.object'),
  }
}

/** Its first sentence: what lists show of it. */
function titleOf(words: string): string {
  const [line = ''] = words.trim().split('\n')
  const [sentence = line] = line.split(/(?<=[.。!！?？؟])\s*/u)
  return sentence.length <= TITLE_MAX
    ? sentence
    : `${sentence.slice(0, TITLE_MAX - 1)}…`.toWellFormed()
}
