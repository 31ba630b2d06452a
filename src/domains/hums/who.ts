/** Under which name an answer is kept while its question is open. Pure. */
import type { Attendance } from '../minutes/index.ts'
import type { PersonId } from '../people/index.ts'

/** A person, or the line of a guest among those who came. */
export type Who = PersonId | `line:${string}`

/** A person has one answer, however it comes; a guest of the telephone the one of their line. */
export const whoOf = ({ id, who }: Pick<Attendance, 'id' | 'who'>): Who =>
  who.kind === 'person' ? who.person : `line:${id}`
