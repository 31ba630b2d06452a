/** Writing lines down and striking them: decided by the rules, saved with their act. */
import { newUlid } from '../../platform/clock.ts'
import { prose, wordsOf, type Prose } from '../../platform/record/index.ts'
import { after, minutes, ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { sessionsOf, type Meeting, type MeetingWorking, type SessionId } from '../meetings/index.ts'
import { tellRoom } from '../rooms/index.ts'
import { actOf } from './acts.ts'
import {
  LINES_AT_ONCE_MAX,
  LINES_IN_ACT_MAX,
  type Door,
  type Line,
  type Push,
  type Strand,
} from './caption.ts'
import type { PushId } from './caption.ts'
import { caseOf } from './load-case.ts'
import type { Refusal } from './refusal.ts'
import { fits, mayPush, mayStrike, mayWrite } from './rules.ts'
import { countSince, lockPush, pushesWithin, savePush, tonguesOf } from './store.ts'

/** A line as it was spoken, before it is kept. */
export type Spoken = {
  readonly text: string
  readonly speaker: string | undefined
  readonly at: Instant
  readonly until: Instant
}

export type Given = Strand & {
  readonly door: Door
  readonly session: SessionId | undefined
  readonly lines: readonly Spoken[]
}

/** Lines that were kept, and those that stood there already. */
export type Taken = { readonly kept: number; readonly repeated: number }

/** The meeting is held by whoever calls: what is sent twice at once is kept once. */
export async function writeCaptions(
  working: MeetingWorking,
  meeting: Meeting,
  given: Given,
): Promise<Result<Taken, Refusal>> {
  const { tx, now } = working
  const about = await caseOf(tx, { ...working, meeting })
  const by = given.door === 'pushed' ? mayPush(about) : mayWrite(about)
  if (!by.ok) return by
  if (given.lines.length === 0) return refuse({ kind: 'nothing-said' })
  if (given.lines.length > LINES_AT_ONCE_MAX) {
    return refuse({ kind: 'too-many-lines', lines: given.lines.length, most: LINES_AT_ONCE_MAX })
  }
  if (given.session !== undefined) {
    const sessions = await sessionsOf(tx, meeting.id)
    if (!sessions.some(({ id }) => id === given.session)) return refuse({ kind: 'no-such-session' })
  }
  const lines = given.door === 'pushed' ? await newAmong(working, meeting, given) : given.lines
  const tongues = await tonguesOf(tx, meeting.id)
  const room = fits({
    strand: given,
    lines: lines.length,
    before: tongues.reduce((sum, one) => sum + one.lines, 0),
    lastMinute: await countSince(tx, meeting.id, after(now, minutes(-1))),
    tongues: tongues.map(({ language }) => language),
  })
  if (!room.ok) return room
  const repeated = given.lines.length - lines.length
  for (let at = 0; at < lines.length; at += LINES_IN_ACT_MAX) {
    const some = { ...given, lines: lines.slice(at, at + LINES_IN_ACT_MAX) }
    await save(working, meeting, some, by.value.role)
  }
  if (lines.length > 0) await tellRoom(working, meeting, 'captions', given.language)
  return ok({ kept: lines.length, repeated })
}

const same = ({ at, text }: Pick<Spoken, 'at' | 'text'>) => `${at} ${text}`

/** A program sends again what it is not sure of: the same words at the same hour are one line. */
async function newAmong(
  { tx }: MeetingWorking,
  meeting: Meeting,
  { lines, language }: Given,
): Promise<readonly Spoken[]> {
  const hours = lines.map(({ at }) => at)
  const from = Math.min(...hours) as Instant
  const until = Math.max(...hours) as Instant
  const within = await pushesWithin(tx, meeting.id, language, { from, until })
  const earlier = within.flatMap((push) => push.lines.filter(({ at }) => hours.includes(at)))
  const words = await wordsOf(
    tx,
    earlier.map((line) => line.words),
  )
  const known = new Set(
    earlier.map((line) => {
      const wording = words.get(line.words)
      return same({ at: line.at, text: wording.kind === 'text' ? wording.text : '' })
    }),
  )
  return lines.filter((line) => {
    const key = same({ ...line, text: line.text.normalize('NFC') })
    if (known.has(key)) return false
    known.add(key)
    return true
  })
}

/** One act, so that each word can be taken back alone. */
async function save(
  working: MeetingWorking,
  meeting: Meeting,
  { lines: spoken, language, from, by, door, session }: Given,
  role: string,
): Promise<void> {
  const { tx, clock, now, actor } = working
  const parts: Prose[] = []
  const kept = (name: string, text: string) => {
    const part = prose(`${name}-${parts.length + 1}`, text, clock)
    parts.push(part)
    return part.commitment
  }
  const lines = spoken.map(({ text, speaker, at, until }): Line => ({
    words: kept('line', text),
    speaker: speaker === undefined ? undefined : kept('speaker', speaker),
    at,
    until,
    struck: undefined,
  }))
  const push: Push = {
    id: newUlid(clock) as string as PushId,
    meeting: meeting.id,
    ...{ session, language, from, by, door, lines },
    person: actor.person,
    at: now,
  }
  const clear = {
    ...{ meeting: meeting.id, language, by, door, lines: lines.length },
    ...(from === undefined ? {} : { from }),
    ...(session === undefined ? {} : { session }),
  }
  await savePush(tx, push, actOf(working, meeting, { act: 'caption.write', role, clear, parts }))
}

export type Striking = { readonly push: PushId; readonly number: number; readonly why: string }

/** That something was said there stays, with why it is not read; the words are on the record. */
export async function strikeLine(
  working: MeetingWorking,
  meeting: Meeting,
  { push: id, number, why: typed }: Striking,
): Promise<Result<Push, Refusal>> {
  const { tx, clock, now } = working
  const push = await lockPush(tx, id)
  const line = push?.lines[number - 1]
  const by = mayStrike(await caseOf(tx, { ...working, meeting }), line)
  if (!by.ok) return by
  if (!push) return refuse({ kind: 'no-such-line' })
  const { person } = by.value.actor
  const why = prose('reason', typed, clock, person)
  const struck = { at: now, by: person, why: why.commitment }
  const lines = push.lines.map((one) => (one === line ? { ...one, struck } : one))
  const clear = { meeting: meeting.id, line: number }
  const told = { act: 'caption.strike', role: by.value.role, clear, parts: [why] } as const
  const next = { ...push, lines }
  await savePush(tx, next, actOf(working, meeting, told))
  await tellRoom(working, meeting, 'captions', push.language)
  return ok(next)
}
