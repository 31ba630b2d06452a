/** What programs read of a meeting's notes and minutes. Pure. */
import { plain } from '../processes/index.ts'
import { phase } from './parts.tsx'
import { standing } from './rules.ts'
import { named } from './rules-moderators.ts'
import type { NotesShown } from './shown.ts'
import { byItem } from './views-notes.tsx'

const iso = (at: number) => new Date(at).toISOString()

export function notesJson(shown: NotesShown) {
  const words = (of: string) => plain(shown, of, '')
  return {
    meeting: `/meetings/${shown.meeting.id}`,
    state: phase(shown),
    moderators: named(shown.moderators).map(({ person, namedBy, at }) => ({
      person,
      namedBy,
      since: iso(at),
    })),
    attendance: standing(shown.about).map(({ who, as, by, enteredBy }) => ({
      ...(who.kind === 'person' ? { person: who.person } : { guest: words(who.name) }),
      as,
      by,
      enteredBy,
    })),
    items: byItem(shown).map(({ item, notes }) => ({
      item: item && { id: item.id, number: item.number, topic: words(item.topic) },
      notes: notes.map((note) => noteJson(shown, note)),
    })),
    corrections: shown.corrections.map(({ id, note, askedBy, state }) => ({
      id,
      note,
      askedBy,
      state: state.kind,
    })),
    traces: shown.traces.map(({ kind, language, what, at }) => ({
      kind,
      language,
      at: iso(at),
      ...(what.kind === 'link' ? { href: what.href } : { reason: words(what.reason) }),
    })),
    duties: shown.duties.map(({ kind, due, state }) => ({ kind, due: iso(due), state })),
  }
}

export const noteJson = (shown: NotesShown, note: NotesShown['notes'][number]) => ({
  id: note.id,
  kind: note.kind,
  words: plain(shown, note.words, ''),
  version: note.version,
  at: iso(note.at),
  writtenBy: note.writtenBy,
  ...(note.action === undefined ? {} : { action: `/actions/${note.action}` }),
  ...(note.beside === undefined ? {} : { beside: note.beside }),
  ...(note.spoken ? { spoken: spokenJson(shown, note.spoken) } : {}),
})

const spokenJson = (
  shown: NotesShown,
  { speaker, text, clauses }: NonNullable<NotesShown['notes'][number]['spoken']>,
) => ({
  ...(speaker.kind === 'person'
    ? { person: speaker.person }
    : { guest: plain(shown, speaker.name, '') }),
  text,
  clauses,
})
