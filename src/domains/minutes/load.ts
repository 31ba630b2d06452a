/** Loads what the pages of notes and minutes show. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { lastNumber } from '../../platform/live/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import {
  agendaOf,
  placeOf,
  type MeetingId,
  findHosted,
  type HostedMeeting,
} from '../meetings/index.ts'
import { findPeople, namesOf, type Actor, type PersonId } from '../people/index.ts'
import type { Attendance } from './attendance.ts'
import { channelOf } from './channel.ts'
import { caseOf } from './load-case.ts'
import type { Correction } from './minutes.ts'
import type { Note, NoteId } from './note.ts'
import { dutiesOf } from './rules-traces.ts'
import type { NoteShown, NotesShown, Returned, Scene } from './shown.ts'
import { correctionsOf, tracesOf } from './store-minutes.ts'
import { moderatorsOf } from './store-moderators.ts'
import { findNote, holdsOf, notesOf } from './store-notes.ts'
import type { Trace } from './trace.ts'

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned?: Returned | undefined
}

type Mentioned = {
  readonly people: readonly PersonId[]
  readonly commitments: readonly (string | undefined)[]
}

async function sceneOf(asked: Asked, found: HostedMeeting, more: Mentioned): Promise<Scene> {
  const { read, now, viewer, returned } = asked
  const about = await caseOf(read, { ...found, actor: viewer, now })
  const lines = about.attendances.map(mentionedBy)
  const people = [...more.people, ...lines.flatMap((one) => one.people)]
  const own = viewer?.capacities.map(({ organisation }) => organisation) ?? []
  const { ways, title, state } = found.meeting
  const reason = state.kind === 'cancelled' ? state.reason : undefined
  const commitments = [
    ...[title, reason, ways.venue, placeOf(found.hosting).name, about.minutes.said],
    ...own,
    ...more.commitments,
    ...lines.flatMap((one) => one.commitments),
  ].flatMap((one) => one ?? [])
  return {
    ...found,
    about,
    words: await wordsOf(read, [...new Set(commitments)]),
    names: await namesOf(read, await findPeople(read, [...new Set(people)])),
    now,
    viewer,
    returned,
  }
}

const mentionedBy = ({ who, enteredBy }: Attendance): Mentioned => ({
  people: who.kind === 'person' ? [who.person, enteredBy] : [enteredBy],
  commitments: who.kind === 'guest' ? [who.name] : [],
})

const mentionedIn = ({ words, writtenBy, spoken }: Note): Mentioned => {
  const speaker = spoken?.speaker
  return {
    people: [writtenBy, ...(speaker?.kind === 'person' ? [speaker.person] : [])],
    commitments: [words, speaker?.kind === 'guest' ? speaker.name : undefined],
  }
}

const mentionedAsking = ({ askedBy, words, why, state }: Correction): Mentioned => ({
  people: [askedBy, ...(state.kind === 'asked' ? [] : [state.by])],
  commitments: [words, why, state.kind === 'declined' ? state.reason : undefined],
})

const mentionedLeaving = ({ by, what }: Trace): Mentioned => ({
  people: [by],
  commitments: [what.kind === 'none' ? what.reason : undefined],
})

const together = (all: readonly Mentioned[]): Mentioned => ({
  people: all.flatMap(({ people }) => people),
  commitments: all.flatMap(({ commitments }) => commitments),
})

export async function loadNotes(asked: Asked, id: MeetingId): Promise<NotesShown | undefined> {
  const { read, now } = asked
  const found = await findHosted(read, id)
  if (!found) return undefined
  // Before all else: what changes while the rest is read is told to the page.
  const told = await lastNumber(read, channelOf(id))
  const moderators = await moderatorsOf(read, id)
  const agenda = await agendaOf(read, id)
  const notes = await notesOf(read, id)
  const corrections = await correctionsOf(read, id)
  const traces = await tracesOf(read, [id])
  const scene = await sceneOf(
    asked,
    found,
    together([
      {
        people: moderators.map(({ person }) => person),
        commitments: agenda.map(({ topic }) => topic),
      },
      ...notes.map(mentionedIn),
      ...corrections.map(mentionedAsking),
      ...traces.map(mentionedLeaving),
    ]),
  )
  const duties = dutiesOf(found.meeting, traces, now)
  const ids = notes.map((note) => note.id)
  const holds = asked.viewer ? await holdsOf(read, ids, now) : new Map()
  return { ...scene, told, moderators, agenda, notes, holds, corrections, traces, duties }
}

export async function loadNote(asked: Asked, id: NoteId): Promise<NoteShown | undefined> {
  const { read, now, viewer } = asked
  const note = await findNote(read, id)
  const found = note && (await findHosted(read, note.meeting))
  if (!note || !found) return undefined
  const corrections = (await correctionsOf(read, note.meeting)).filter((one) => one.note === id)
  const hold = viewer ? (await holdsOf(read, [id], now)).get(id) : undefined
  const scene = await sceneOf(
    asked,
    found,
    together([mentionedIn(note), ...corrections.map(mentionedAsking)]),
  )
  return { ...scene, note, hold, corrections }
}
