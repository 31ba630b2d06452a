/**
 * Writing notes together: each paragraph decided by the rules and saved with its act in one
 * transaction. What comes too late for its paragraph stands beside it; nothing is refused for that.
 */
import { newUlid } from '../../platform/clock.ts'
import { prose, wordsOf, type Prose } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { agendaOf, type Meeting, type Working } from '../meetings/index.ts'
import type { Actor } from '../people/index.ts'
import { actOf } from './acts.ts'
import { attendanceId } from './attendance.ts'
import { tellMeeting } from './channel.ts'
import { lockedCase } from './load-case.ts'
import type { Hold, Note, NoteId, NoteKind, Spoken } from './note.ts'
import type { Refusal } from './refusal.ts'
import { mayCapture, mayChange, mayStrike, mayWrite, standing, type Case } from './rules.ts'
import { fits, hasRoom, held, isFree, landing, placeAfter, placeAtEnd } from './rules-notes.ts'
import { endHold, holdsOf, lockNote, notesOf, saveHold, saveNote } from './store-notes.ts'

/** Spoken by a line of the attendance list, about clauses of a text. */
export type SpokenAsked = {
  readonly attendance: string
  readonly text: string | undefined
  readonly clauses: readonly string[]
}

export type Writing = {
  readonly kind: Exclude<NoteKind, 'action'>
  readonly paragraphs: readonly string[]
  readonly item: string | undefined
  readonly spoken: SpokenAsked | undefined
}

const absent = { kind: 'no-such-speaker' } as const

function spokenBy(about: Case, asked: SpokenAsked): Result<Spoken, Refusal> {
  const id = attendanceId(asked.attendance)
  const line = standing(about).find((one) => one.id === id)
  if (!line || line.as === 'apologies') return refuse(absent)
  return ok({ speaker: line.who, text: asked.text, clauses: asked.clauses })
}

async function hasItem({ tx }: Working, meeting: Meeting, item: string | undefined) {
  return item === undefined || (await agendaOf(tx, meeting.id)).some(({ id }) => id === item)
}

const clearOf = (note: Note) => {
  const { spoken, item, beside, action } = note
  const speaker = spoken?.speaker.kind === 'person' ? spoken.speaker.person : undefined
  return {
    meeting: note.meeting,
    kind: note.kind,
    ...(item === undefined ? {} : { item }),
    ...(beside === undefined ? {} : { beside }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(spoken?.text === undefined ? {} : { text: spoken.text }),
    ...(spoken && spoken.clauses.length > 0 ? { clauses: spoken.clauses } : {}),
    ...(action === undefined ? {} : { action }),
  }
}

/** A decision is written in the role that may write it. */
const capOf = ({ runsAs }: Case, { kind }: Pick<Note, 'kind'>) =>
  kind === 'decision' && runsAs !== undefined ? (`role:${runsAs}` as const) : undefined

async function write(
  working: Working,
  meeting: Meeting,
  { note, words, cap }: { note: Note; words: Prose; cap: ReturnType<typeof capOf> },
): Promise<void> {
  const { tx, hosting } = working
  const process = hosting.kind === 'process' ? hosting.process.id : undefined
  const told = { act: 'note.write', obj: `note:${note.id}`, cap, clear: clearOf(note) } as const
  await saveNote(tx, note, process, actOf(working, meeting, { ...told, parts: [words] }))
  await tellMeeting(working, meeting, 'notes', note.id)
}

const writerOf = ({ runsAs }: Case, { person }: Actor) => ({ person, runs: runsAs !== undefined })

/** Adds paragraphs at the end of an item of the agenda, or at the end of all. */
export async function writeNotes(
  working: Working,
  meeting: Meeting,
  { kind, paragraphs, item, spoken }: Writing,
): Promise<Result<readonly Note[], Refusal>> {
  const about = await lockedCase(working, meeting)
  const actor = kind === 'decision' ? mayCapture(about) : mayWrite(about)
  if (!actor.ok) return actor
  if (!(await hasItem(working, meeting, item))) return refuse({ kind: 'no-such-item' })
  const speaks = kind === 'intervention' ? spokenBy(about, spoken ?? NOBODY) : ok(undefined)
  if (!speaks.ok) return speaks
  const before = await notesOf(working.tx, meeting.id)
  const room = fits(paragraphs, before.length)
  if (!room.ok) return room
  const left = hasRoom(before, room.value.length, writerOf(about, actor.value))
  if (!left.ok) return left
  const made: Note[] = []
  for (const typed of room.value) {
    const words = prose('words', typed, working.clock, actor.value.person)
    const note: Note = {
      ...blank(working, meeting, words),
      kind,
      item,
      place: placeAtEnd([...before, ...made], item),
      spoken: speaks.value,
    }
    await write(working, meeting, { note, words, cap: capOf(about, note) })
    made.push(note)
  }
  return ok(made)
}

const NOBODY: SpokenAsked = { attendance: '', text: undefined, clauses: [] }

const blank = ({ clock, actor, now }: Working, meeting: Meeting, words: Prose) => ({
  id: newUlid(clock) as string as NoteId,
  meeting: meeting.id,
  kind: 'note' as const,
  item: undefined,
  place: 0,
  words: words.commitment,
  version: 1,
  spoken: undefined,
  action: undefined,
  beside: undefined,
  writtenBy: actor.person,
  at: now,
  struckAt: undefined,
})

/** The line of an action that was captured here: what it is stands with the action itself. */
export async function noteAction(
  working: Working,
  meeting: Meeting,
  asked: { readonly action: string; readonly words: string; readonly item: string | undefined },
): Promise<Result<Note, Refusal>> {
  const about = await lockedCase(working, meeting)
  const actor = mayWrite(about)
  if (!actor.ok) return actor
  const { item, action } = asked
  if (!(await hasItem(working, meeting, item))) return refuse({ kind: 'no-such-item' })
  const before = await notesOf(working.tx, meeting.id)
  const room = fits([asked.words], before.length)
  if (!room.ok) return room
  const left = hasRoom(before, 1, writerOf(about, actor.value))
  if (!left.ok) return left
  const words = prose('words', asked.words, working.clock, actor.value.person)
  const place = placeAtEnd(before, item)
  const note: Note = {
    ...blank(working, meeting, words),
    ...{ kind: 'action', item, place, action },
  }
  await write(working, meeting, { note, words, cap: undefined })
  return ok(note)
}

/** Keeps a paragraph for who begins to write in it. */
export async function holdNote(
  working: Working,
  meeting: Meeting,
  note: Note,
): Promise<Result<Hold, Refusal>> {
  const { tx, now } = working
  const actor = mayChange(await lockedCase(working, meeting), note)
  if (!actor.ok) return actor
  const locked = (await lockNote(tx, note.id)) ?? note
  const now_ = (await holdsOf(tx, [note.id], now)).get(note.id)
  const kept = held(locked, now_, actor.value.person, now)
  if (kept.ok) await saveHold(tx, kept.value)
  return kept
}

export type Changing = { readonly base: number; readonly words: string }

/** @returns the paragraph where the words stand now: the one written in, or a new one beside it */
export async function changeNote(
  working: Working,
  meeting: Meeting,
  note: Note,
  { base, words: typed }: Changing,
): Promise<Result<Note, Refusal>> {
  const { tx, clock, now } = working
  const about = await lockedCase(working, meeting)
  const actor = mayChange(about, note)
  if (!actor.ok) return actor
  const { person } = actor.value
  const locked = (await lockNote(tx, note.id)) ?? note
  const stood = (await wordsOf(tx, [locked.words])).get(locked.words)
  const hold = (await holdsOf(tx, [note.id], now)).get(note.id)
  const stands = stood.kind === 'text' ? stood.text : ''
  const lands = landing(locked, { base, words: typed, stands }, isFree(hold, person, now))
  if (lands === 'unchanged') {
    await endHold(tx, { note: note.id, by: person })
    return ok(locked)
  }
  const before = await notesOf(tx, meeting.id)
  const room = fits([typed], lands === 'beside' ? before.length : 0)
  if (!room.ok) return room
  const words = prose('words', typed, clock, person)
  await endHold(tx, { note: note.id, by: person })
  if (lands === 'replaces') return replace(working, meeting, { about, note: locked, words })
  const beside: Note = {
    ...blank(working, meeting, words),
    kind: locked.kind,
    item: locked.item,
    spoken: locked.spoken,
    place: placeAfter(before, locked),
    beside: locked.id,
  }
  await write(working, meeting, { note: beside, words, cap: capOf(about, beside) })
  return ok(beside)
}

type Replacing = { readonly about: Case; readonly note: Note; readonly words: Prose }

export async function replace(
  working: Working,
  meeting: Meeting,
  { about, note, words }: Replacing,
): Promise<Result<Note, Refusal>> {
  const { tx, hosting } = working
  const process = hosting.kind === 'process' ? hosting.process.id : undefined
  const next = { ...note, words: words.commitment, version: note.version + 1 }
  const clear = { version: next.version }
  const obj = `note:${note.id}` as const
  const told = { act: 'note.change', obj, cap: capOf(about, note), clear, parts: [words] } as const
  await saveNote(tx, next, process, actOf(working, meeting, told))
  await tellMeeting(working, meeting, 'notes', next.id)
  return ok(next)
}

/** Taken out of the notes with a reason; what it said stays on the record. */
export async function strikeNote(
  working: Working,
  meeting: Meeting,
  note: Note,
  why: string,
): Promise<Result<Note, Refusal>> {
  const { tx, clock, now, hosting } = working
  const about = await lockedCase(working, meeting)
  const locked = (await lockNote(tx, note.id)) ?? note
  const actor = mayStrike(about, locked)
  if (!actor.ok) return actor
  const process = hosting.kind === 'process' ? hosting.process.id : undefined
  const reason = prose('reason', why, clock, actor.value.person)
  const struck = { ...locked, struckAt: now }
  const told = {
    act: 'note.strike',
    obj: `note:${note.id}`,
    cap: capOf(about, note),
    parts: [reason],
  } as const
  await saveNote(tx, struck, process, actOf(working, meeting, told))
  await tellMeeting(working, meeting, 'notes', struck.id)
  return ok(struck)
}
