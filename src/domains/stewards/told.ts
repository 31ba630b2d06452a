/**
 * What somebody who serves a group tells of it in versions, each with a line in the steward log,
 * where whoever is concerned objects to it. Loads the last; decides nothing.
 */
import type { Read } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findPeople, namesOf, type Commitment, type PersonId } from '../people/index.ts'
import type { StewardActId } from './steward-act.ts'
import { contestsOf } from './store.ts'

export type Told = {
  /** Counted from 1; nothing of an earlier one is changed. */
  readonly version: number
  readonly words: Commitment
  readonly by: PersonId
  readonly role: string
  readonly at: Instant
  /** Its line in the steward log. */
  readonly line: StewardActId
}

export type ToldShown = Pick<Told, 'version' | 'at' | 'line' | 'role'> & {
  readonly words: string
  readonly name: string
  readonly path: string | undefined
  /** Objections to it that are not settled. */
  readonly contested: number
}

const SETTLED: ReadonlySet<string> = new Set(['satisfied', 'withdrawn'])

export async function loadTold(
  read: Read,
  { version, at, line, role, by, words }: Told,
  t: Translate,
): Promise<ToldShown> {
  const wording = (await wordsOf(read, [words])).get(words)
  const named = (await namesOf(read, await findPeople(read, [by]))).get(by)
  const contests = await contestsOf(read, [line])
  return {
    version,
    at,
    line,
    role,
    words: wording.kind === 'text' ? wording.text : t('html.redacted'),
    name: named?.name ?? by,
    path: named?.path,
    contested: contests.filter(({ state }) => !SETTLED.has(state.kind)).length,
  }
}
