/** What was said aloud in meetings, as contributions to texts. Decides nothing. */
import type { ProcessId } from '../processes/index.ts'
import type { Contributed, ContributedSource } from '../processes/index.ts'
import { loadMeeting } from '../meetings/index.ts'
import { noteId, type Note } from './note.ts'
import { findNote, spokenIn } from './store-notes.ts'

function contributedFrom(note: Note, process: ProcessId): Contributed {
  const speaker = note.spoken?.speaker
  return {
    ref: `intervention:${note.id}`,
    process,
    text: note.spoken?.text,
    clauses: note.spoken?.clauses ?? [],
    href: `/meetings/${note.meeting}/notes#note-${note.id}`,
    said: note.words,
    by: speaker?.kind === 'person' ? speaker.person : undefined,
    capacity: speaker?.kind === 'person' ? speaker.capacity : 'personal',
    spokeFor: speaker?.kind === 'guest' ? speaker.name : undefined,
    group: undefined,
    interest: undefined,
    at: note.at,
    door: undefined,
    grewInto: [],
    became: undefined,
  }
}

export const contributedInterventions: ContributedSource = {
  kind: 'intervention',
  async find(db, raw) {
    const id = noteId(raw)
    const note = id && (await findNote(db, id))
    if (!note || note.kind !== 'intervention' || note.struckAt !== undefined) return undefined
    const meeting = await loadMeeting(db, note.meeting)
    if (meeting?.host.kind !== 'process') return undefined
    return contributedFrom(note, meeting.host.process)
  },
  async of(db, process) {
    return (await spokenIn(db, process)).map((note) => contributedFrom(note, process))
  },
}
