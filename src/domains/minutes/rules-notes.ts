/**
 * How several people write one text without losing a word. A paragraph is kept for whoever writes
 * in it; what comes in from a form that was opened on older words never replaces newer ones, but is
 * put beside them, where everybody sees both. Pure.
 */
import { after, ok, refuse, seconds, type Instant, type Result } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import {
  HOLD_SECONDS,
  NOTE_LENGTH_MAX,
  NOTES_FOR_RUNNERS,
  NOTES_MAX,
  NOTES_OF_ONE_MAX,
  PASTED_MAX,
  type Hold,
  type Note,
} from './note.ts'
import type { OwnRefusal } from './refusal.ts'

/** Steps between neighbours, so that a paragraph finds its place between two others. */
const STEP = 1 << 20

/** What was typed, as paragraphs: an empty line ends one. */
export const paragraphsIn = (typed: string): readonly string[] =>
  typed
    .split(/\n[ \t]*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** @param count paragraphs that the meeting has already */
export function fits(
  paragraphs: readonly string[],
  count: number,
): Result<readonly string[], OwnRefusal> {
  if (paragraphs.length > PASTED_MAX) {
    return refuse({
      kind: 'too-many-paragraphs',
      paragraphs: paragraphs.length,
      most: PASTED_MAX,
    })
  }
  const longest = Math.max(0, ...paragraphs.map((one) => one.length))
  if (longest > NOTE_LENGTH_MAX) {
    return refuse({ kind: 'paragraph-too-long', length: longest, most: NOTE_LENGTH_MAX })
  }
  if (count + paragraphs.length > NOTES_MAX) return refuse({ kind: 'notes-full', most: NOTES_MAX })
  return ok(paragraphs)
}

/** No one writer, and nobody who does not run the meeting, takes all the room of its notes. */
export function hasRoom(
  notes: readonly Pick<Note, 'writtenBy'>[],
  more: number,
  { person, runs }: { readonly person: PersonId; readonly runs: boolean },
): Result<true, OwnRefusal> {
  if (runs) return ok(true)
  const own = notes.filter(({ writtenBy }) => writtenBy === person).length
  if (own + more > NOTES_OF_ONE_MAX) return refuse({ kind: 'notes-of-one', most: NOTES_OF_ONE_MAX })
  const most = NOTES_MAX - NOTES_FOR_RUNNERS
  return notes.length + more > most ? refuse({ kind: 'notes-kept', most }) : ok(true)
}

/** Nobody writes in it now, or this person does. */
export const isFree = (hold: Hold | undefined, person: PersonId, now: Instant): boolean =>
  hold === undefined || hold.by === person || hold.until <= now

/** Keeps a paragraph for a writer, or a while longer. */
export function held(
  note: Pick<Note, 'id' | 'struckAt'>,
  hold: Hold | undefined,
  person: PersonId,
  now: Instant,
): Result<Hold, OwnRefusal> {
  if (note.struckAt !== undefined) return refuse({ kind: 'struck-already' })
  if (hold && !isFree(hold, person, now)) {
    return refuse({ kind: 'held-by-another', by: hold.by, until: hold.until })
  }
  return ok({ note: note.id, by: person, until: after(now, seconds(HOLD_SECONDS)) })
}

/** What becomes of words that were written in a form opened on version `base`. */
export type Landing = 'replaces' | 'beside' | 'unchanged'

type Written = { readonly base: number; readonly words: string; readonly stands: string }

/**
 * Words replace only what their writer saw, and only where nobody else writes. All else stands
 * beside: a line that died and came back, two tabs, two people. A paragraph that was struck
 * meanwhile is not revived, and what was written in it is not lost either.
 */
export function landing(
  note: Pick<Note, 'version' | 'struckAt'>,
  { base, words, stands }: Written,
  isFreeNow: boolean,
): Landing {
  if (words === stands && note.struckAt === undefined) return 'unchanged'
  const isSeen = note.version === base && note.struckAt === undefined
  return isSeen && isFreeNow ? 'replaces' : 'beside'
}

type Placed = Pick<Note, 'place' | 'item'>

/** After the last paragraph of an item. */
export const placeAtEnd = (notes: readonly Placed[], item: string | undefined): number =>
  Math.max(0, ...notes.filter((one) => one.item === item).map(({ place }) => place)) + STEP

/** Right after one, or at the end of its item where no place is left between it and the next. */
export function placeAfter(notes: readonly Placed[], { place, item }: Placed): number {
  const later = notes.filter((one) => one.item === item && one.place > place)
  if (later.length === 0) return place + STEP
  const next = Math.min(...later.map((one) => one.place))
  const middle = Math.floor((place + next) / 2)
  return middle > place ? middle : placeAtEnd(notes, item)
}
