/** A clause that a thread is about, as it stood and as it stands now. Loads; decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import {
  findText,
  findVersion,
  newestWith,
  versionWords,
  type ClauseId,
  type ClauseWords,
  type TextId,
} from '../texts/index.ts'
import type { About, ClauseAt } from './message.ts'

export type ClauseShown = {
  readonly at: ClauseAt
  /** Its place among the clauses of that version, from 1 on. */
  readonly number: number
  readonly words: ClauseWords
  readonly language: Language
  readonly href: string
  readonly newest: Newest
}

/** `now` where it was read in the newest version. */
export type Newest = {
  readonly state: 'now' | 'same' | 'changed' | 'gone'
  readonly version: number
  readonly href: string
}

export async function clauseShown(
  read: Read | Tx,
  about: About,
  at: ClauseAt | undefined,
): Promise<ClauseShown | undefined> {
  if (!at || about.kind !== 'text') return undefined
  const text = await findText(read, about.id)
  const version = await findVersion(read, about.id, at.version)
  const newest = await findVersion(read, about.id)
  if (!text || !version || !newest) return undefined
  const index = version.clauses.findIndex(({ id }) => id === at.clause)
  const words = (await versionWords(read, version))[index]
  if (!words) return undefined
  const now = newest.clauses.find(({ id }) => id === at.clause)
  const is = now?.words === version.clauses[index]?.words ? 'same' : 'changed'
  const state = newest.number === version.number ? 'now' : now ? is : 'gone'
  const place = now ? `?clause=${at.clause}#${at.clause}` : '?against=0'
  return {
    at,
    number: index + 1,
    words,
    language: text.language,
    href: `/texts/${text.id}/versions/${version.number}?clause=${at.clause}#${at.clause}`,
    newest: { state, version: newest.number, href: `/texts/${text.id}${place}` },
  }
}

/** The newest version that has a clause; nothing where none ever had it. */
export async function newestAt(
  read: Read,
  text: TextId,
  clause: ClauseId,
): Promise<ClauseAt | undefined> {
  const version = await newestWith(read, text, clause)
  return version === undefined ? undefined : { clause, version }
}

/** Whether what somebody read is there, as they say they read it. */
export async function isThere(tx: Tx, about: About, at: ClauseAt): Promise<boolean> {
  if (about.kind !== 'text') return false
  const version = await findVersion(tx, about.id, at.version)
  return version?.clauses.some(({ id }) => id === at.clause) ?? false
}
