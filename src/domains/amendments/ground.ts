/** Loads what rules about a text's amendments judge: its words, and what each would change. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { wordsOf, WORDS_MAX, type Words } from '../../platform/record/index.ts'
import type { Commitment } from '../people/index.ts'
import {
  findVersion,
  versionWords,
  type ClauseId,
  type ClauseWords,
  type Text,
  type TextVersion,
} from '../texts/index.ts'
import {
  clausesNamed,
  withWords,
  wordsIn,
  type Amendment,
  type AmendmentId,
  type Change,
} from './amendment.ts'
import type { Open } from './rules/planning.ts'
import type { Base } from './rules/proposing.ts'
import type { Ground } from './rules/touches.ts'

/** By commitment: what the transaction is about to save, and no query finds yet. */
export type Unsaved = ReadonlyMap<Commitment, string>

/** A page of words is bounded; 2,000 amendments have more than one. */
export async function manyWords(
  db: Read | Tx,
  commitments: readonly Commitment[],
  unsaved: Unsaved = new Map(),
): Promise<Words> {
  const asked = [...new Set(commitments)].filter((one) => !unsaved.has(one))
  const all = new Map<Commitment, Words>()
  for (let from = 0; from < asked.length; from += WORDS_MAX) {
    const some = asked.slice(from, from + WORDS_MAX)
    const words = await wordsOf(db, some)
    for (const one of some) all.set(one, words)
  }
  return {
    get: (commitment) => {
      const fresh = unsaved.get(commitment)
      if (fresh !== undefined) return { kind: 'text', text: fresh, mediaType: 'text/plain' }
      const words = all.get(commitment)
      if (!words) throw new Error(`not asked for: ${commitment}`)
      return words.get(commitment)
    },
  }
}

export const said = (words: Words, of: Commitment): string | undefined => {
  const wording = words.get(of)
  return wording.kind === 'text' ? wording.text : undefined
}

/** Throws where it has no version: a text is never without words. */
export async function versionAt(
  db: Read | Tx,
  text: Pick<Text, 'id'>,
  number?: number,
): Promise<TextVersion> {
  const version = await findVersion(db, text.id, number)
  if (!version) throw new Error(`text ${text.id} has no version ${number ?? ''}`)
  return version
}

const wordsCommitted = (all: readonly Change[]): readonly Commitment[] =>
  all.flatMap((change) => wordsIn(change) ?? [])

/** As its proposer worded it, where nobody had words of it removed. */
export function openFrom(amendment: Amendment, words: Words): Open {
  let removed = false
  const changes = amendment.changes.map((change) => {
    const of = wordsIn(change)
    if (of === undefined) return change
    const text = said(words, of)
    removed ||= text === undefined
    return withWords(change, text ?? '')
  })
  return { amendment, changes, removed }
}

export type Laid = {
  readonly latest: TextVersion
  readonly ground: Ground
  readonly open: ReadonlyMap<AmendmentId, Open>
  /** Every clause of the latest version, where it was asked for. */
  readonly clauses: readonly ClauseWords[]
}

export type Laying = {
  /** With the words of every clause, as whoever makes the next version needs them. */
  readonly whole?: boolean
  /** The latest where none is named. */
  readonly version?: number
  readonly unsaved?: Unsaved | undefined
}

export async function layOut(
  db: Read | Tx,
  text: Text,
  amendments: readonly Amendment[],
  { whole = false, version, unsaved }: Laying = {},
): Promise<Laid> {
  const latest = await versionAt(db, text, version)
  const bases = new Map<number, ReadonlyMap<ClauseId, Commitment>>()
  for (const { base } of amendments) {
    if (bases.has(base)) continue
    const { clauses } = base === latest.number ? latest : await versionAt(db, text, base)
    bases.set(base, new Map(clauses.map(({ id, words }) => [id, words])))
  }
  const now = new Map(latest.clauses.map(({ id, words }) => [id, words]))
  const named = new Set(amendments.flatMap(({ changes }) => clausesNamed(changes)))
  const before = amendments.flatMap(({ base, changes }) =>
    clausesNamed(changes).flatMap((clause) => bases.get(base)?.get(clause) ?? []),
  )
  const asked = [
    ...before,
    ...[...named].flatMap((clause) => now.get(clause) ?? []),
    ...amendments.flatMap(({ changes }) => wordsCommitted(changes)),
  ]
  const words = await manyWords(db, asked, unsaved)
  const clauses = whole ? await versionWords(db, latest) : []
  const known = whole
    ? clauses.map((one) => [one.id, one.words] as const)
    : [...named].flatMap((id) => {
        const of = now.get(id)
        return of === undefined ? [] : [[id, said(words, of) ?? ''] as const]
      })
  const ground: Ground = {
    language: text.language,
    version: latest.number,
    order: latest.clauses.map(({ id }) => id),
    words: new Map(known),
    before: (version, clause) => {
      const of = (version === latest.number ? now : bases.get(version))?.get(clause)
      return of === undefined ? undefined : said(words, of)
    },
  }
  const open = amendments.map((one) => [one.id, openFrom(one, words)] as const)
  return { latest, ground, open: new Map(open), clauses }
}

export async function baseAt(
  db: Read | Tx,
  text: Pick<Text, 'id'>,
  number?: number,
): Promise<Base> {
  const version = await versionAt(db, text, number)
  return { version: version.number, clauses: await versionWords(db, version) }
}
