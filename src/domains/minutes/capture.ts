/** What one form of the notes adds: paragraphs, a decision, an action, or what somebody said. */
import { after, days, ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { actionPlaceAt, makeAction } from '../actions/index.ts'
import { agendaOf, type Meeting, type Working } from '../meetings/index.ts'
import type { PersonId } from '../people/index.ts'
import { clauseId, textId, textsOf } from '../texts/index.ts'
import { CLAUSES_MAX, type NoteKind } from './note.ts'
import type { Refusal } from './refusal.ts'
import { paragraphsIn } from './rules-notes.ts'
import { noteAction, writeNotes } from './steps-notes.ts'

/** Until when an action is due that was noted without a day. */
const DUE_DAYS = 7

export type Captured = {
  readonly kind: NoteKind
  readonly words: string
  readonly item?: string | undefined
  /** Of an action: whose, where it is not the writer's own, and by when. */
  readonly owner: PersonId | undefined
  readonly due: Instant | undefined
  /** Of an intervention: a line of the attendance list, and clauses as `c3, c7`. */
  readonly speaker?: string | undefined
  readonly clauses?: string | undefined
}

export async function capture(
  working: Working,
  meeting: Meeting,
  typed: Captured,
): Promise<Result<true, Refusal>> {
  const { kind, words, item } = typed
  if (kind === 'action') return captureAction(working, meeting, typed)
  const spoken =
    kind === 'intervention' ? await spokenAbout(working, meeting, typed) : ok(undefined)
  if (!spoken.ok) return spoken
  const paragraphs = paragraphsIn(words)
  const written = await writeNotes(working, meeting, {
    kind,
    paragraphs,
    item,
    spoken: spoken.value,
  })
  return written.ok ? ok(true) : written
}

/** The action itself, and the line of the notes that leads to it. */
async function captureAction(
  working: Working,
  meeting: Meeting,
  { words, item, owner, due }: Captured,
): Promise<Result<true, Refusal>> {
  const { tx, now } = working
  const place = await actionPlaceAt(tx, meeting.host)
  if (!place) return refuse({ kind: 'meeting-cancelled' })
  const made = await makeAction(working, place, {
    what: words,
    owner: owner === undefined ? { kind: 'me' } : { kind: 'id', person: owner },
    due: due ?? after(now, days(DUE_DAYS)),
    source: `meeting:${meeting.id}`,
  })
  if (!made.ok) return made
  const noted = await noteAction(working, meeting, { action: made.value.id, words, item })
  return noted.ok ? ok(true) : noted
}

/** Clauses are those of the text that the item is about, or of the one text of the process. */
async function spokenAbout(
  { tx, hosting }: Working,
  meeting: Meeting,
  { speaker = '', item, clauses = '' }: Captured,
) {
  const named = clauses.split(/[\s,;]+/).flatMap((raw) => clauseId(raw) ?? [])
  if (named.length > CLAUSES_MAX) {
    return refuse({ kind: 'too-many-clauses', most: CLAUSES_MAX } as const)
  }
  const link = (await agendaOf(tx, meeting.id)).find(({ id }) => id === item)?.link
  const linked = link?.startsWith('text:') ? textId(link.slice('text:'.length)) : undefined
  const texts = hosting.kind === 'process' ? await textsOf(tx, hosting.process.id) : []
  const only = texts.length === 1 ? texts[0]?.id : undefined
  return ok({ attendance: speaker, text: linked ?? only, clauses: named })
}
