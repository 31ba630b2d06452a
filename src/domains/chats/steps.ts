/** Writing and striking lines: decided by the rules, saved with their act in one transaction. */
import { newUlid } from '../../platform/clock.ts'
import type { Language } from '../../platform/languages/index.ts'
import { prose } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import type { Meeting, MeetingWorking } from '../meetings/index.ts'
import { speakAs, type Capacity } from '../people/index.ts'
import { tellRoom } from '../rooms/index.ts'
import { actOf } from './acts.ts'
import { chatLineId, type ChatLine, type ChatLineId } from './chat.ts'
import { caseOf } from './load-case.ts'
import type { Refusal } from './refusal.ts'
import { mayStrike, say } from './rules.ts'
import { findChat, lockChat, pace, saveChat } from './store.ts'

export type Typed = {
  readonly words: string
  readonly capacity: Capacity
  readonly language: Language
  /** The id of the line that it answers, as it was typed. */
  readonly reply: string | undefined
}

const processOf = ({ hosting }: MeetingWorking) =>
  hosting.kind === 'process' ? hosting.process.id : undefined

/** The meeting is held by whoever calls: two lines of one person come one after the other. */
export async function writeChat(
  working: MeetingWorking,
  meeting: Meeting,
  { words: typed, capacity, language, reply: raw }: Typed,
): Promise<Result<ChatLine, Refusal>> {
  const { tx, clock, now } = working
  const id = raw === undefined ? undefined : chatLineId(raw)
  const reply = { named: raw !== undefined, line: id && (await findChat(tx, id)) }
  const about = await caseOf(tx, { ...working, meeting })
  const before = await pace(tx, meeting.id, working.actor.person)
  const actor = say(about, { words: typed, reply, ...before, now })
  if (!actor.ok) return actor
  const speaks = speakAs(actor.value, capacity)
  if (!speaks.ok) return speaks
  const words = prose('words', typed, clock, actor.value.person)
  const line: ChatLine = {
    id: newUlid(clock) as string as ChatLineId,
    meeting: meeting.id,
    by: actor.value.person,
    capacity,
    language,
    words: words.commitment,
    reply: reply.line?.id,
    at: now,
    struck: undefined,
  }
  const told = {
    act: 'chat.write',
    obj: `meeting:${meeting.id}`,
    cap: capacity,
    clear: { meeting: meeting.id, language, ...(line.reply ? { reply: line.reply } : {}) },
    parts: [words],
  } as const
  await saveChat(tx, line, processOf(working), actOf(working, meeting, told))
  await tellRoom(working, meeting, 'chat', line.id)
  return ok(line)
}

/** That it was there stays, with why it is not read any more; what it said is on the record. */
export async function strikeChat(
  working: MeetingWorking,
  meeting: Meeting,
  found: ChatLine,
  typed: string,
): Promise<Result<ChatLine, Refusal>> {
  const { tx, clock, now } = working
  const line = await lockChat(tx, found.id)
  if (!line) return refuse({ kind: 'no-such-line' })
  const by = mayStrike(await caseOf(tx, { ...working, meeting }), line)
  if (!by.ok) return by
  const { person } = by.value.actor
  const why = prose('reason', typed, clock, person)
  const struck = { ...line, struck: { at: now, by: person, why: why.commitment } }
  const told = {
    act: 'chat.strike',
    obj: `chat-line:${line.id}`,
    cap: `role:${by.value.role}`,
    clear: { meeting: meeting.id },
    parts: [why],
  } as const
  await saveChat(tx, struck, processOf(working), actOf(working, meeting, told))
  await tellRoom(working, meeting, 'chat', line.id)
  return ok(struck)
}
