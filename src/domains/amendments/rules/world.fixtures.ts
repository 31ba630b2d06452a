/** A text of five clauses and amendments to it, for tests of the rules. No database. */
import type { ClauseId } from '../../texts/index.ts'
import type { AmendmentId, Change } from '../amendment.ts'
import type { Taking } from './assembling.ts'
import type { Ground } from './touches.ts'

export const clause = (number: number) => `c${number}` as ClauseId
export const idOf = (name: string) => name as AmendmentId

const FIRST: readonly (readonly [ClauseId, string])[] = [
  [clause(1), 'Makers say until which year they mend it.'],
  [clause(2), 'Sellers show that year on request.'],
  [clause(3), 'The label has a code.'],
  [clause(4), 'The code leads to a page.'],
  [clause(5), 'The page is kept for ten years.'],
]

/** The latest version; the first one is as it was, whatever `changed` says. */
export function ground(changed: Readonly<Record<string, string | null>> = {}): Ground {
  const before = new Map(FIRST)
  const now = FIRST.flatMap(([id, words]): (readonly [ClauseId, string])[] => {
    const said = id in changed ? changed[id] : words
    return said === null || said === undefined ? [] : [[id, said]]
  })
  return {
    language: 'en',
    version: Object.keys(changed).length > 0 ? 2 : 1,
    order: now.map(([id]) => id),
    words: new Map(now),
    before: (version, id) => (version === 1 ? before.get(id) : new Map(now).get(id)),
  }
}

export const replace = (number: number, words: string): Change => ({
  kind: 'replace',
  clause: clause(number),
  words,
})
export const insert = (after: number, words: string): Change => ({
  kind: 'insert',
  after: after === 0 ? 'start' : clause(after),
  words,
})
export const remove = (number: number): Change => ({ kind: 'delete', clause: clause(number) })
export const move = (number: number, after: number): Change => ({
  kind: 'move',
  clause: clause(number),
  after: after === 0 ? 'start' : clause(after),
})

export const taking = (name: string, ...changes: Change[]): Taking => ({
  id: idOf(name),
  base: 1,
  changes,
  inBrackets: false,
})
export const open = (one: Taking): Taking => ({ ...one, inBrackets: true })
