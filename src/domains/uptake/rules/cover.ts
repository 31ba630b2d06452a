/**
 * What may be told of who is behind what a text grew from, and how it is told without them. Pure.
 *
 * The cover is of lineage: which words went where. What somebody said in public stays public.
 */
import type { LineageRule } from '../../templates/index.ts'
import type { ClauseId, TextId } from '../../texts/index.ts'
import type { Traced } from '../uptake.ts'
import { fateName, type FateName } from './tracing.ts'

/** Everything, the group alone, or nothing. */
export type Cover = 'open' | 'group' | 'sealed'

/** @param isAdopted whether the text has been adopted; what belongs to no text never is */
export function coverOf(rule: Pick<LineageRule, 'shown'> | undefined, isAdopted: boolean): Cover {
  if (rule === undefined || rule.shown === 'by-person') return 'open'
  if (rule.shown === 'by-group') return 'group'
  return isAdopted ? 'open' : 'sealed'
}

/**
 * Fewer voices than this are no group to stand behind. Source: product.md, law 8; the number is
 * the one under which private attributes are not told apart.
 */
export const VOICES_LEAST = 5

/** Who spoke, as far as that tells two apart, and in which group. */
export type Voiced = { readonly voice: string; readonly group: string | undefined }

/**
 * The groups that may be named. Those of too few are left out, and with them the next smallest
 * until whoever is left out is many as well: else one that is missing would be as good as named.
 */
export function groupsTold(all: readonly Voiced[]): ReadonlySet<string> {
  const voices = new Map<string | undefined, Set<string>>()
  for (const { voice, group } of all) {
    voices.set(group, (voices.get(group) ?? new Set()).add(voice))
  }
  const named = [...voices].flatMap(([group, own]) => (group === undefined ? [] : [{ group, own }]))
  const told = named
    .filter(({ own }) => own.size >= VOICES_LEAST)
    .toSorted((one, other) => other.own.size - one.own.size || (one.group < other.group ? -1 : 1))
  const left = new Set<string>(voices.get(undefined))
  for (const { own } of named) if (own.size < VOICES_LEAST) for (const one of own) left.add(one)
  while (left.size > 0 && left.size < VOICES_LEAST) {
    const smallest = told.pop()
    if (!smallest) break
    for (const one of smallest.own) left.add(one)
  }
  return new Set(told.map(({ group }) => group))
}

/** A contribution in a text as it is told under cover: nothing in it leads to whoever made it. */
export type Covered = {
  /** Of the contribution among those told together; it says nothing of when or by whom. */
  readonly number: number
  readonly cover: Exclude<Cover, 'open'>
  readonly text: TextId | undefined
  readonly group: string | undefined
  readonly clauses: readonly ClauseId[]
  readonly fate: FateName
}

export type Covering = {
  readonly traced: Traced
  readonly cover: Exclude<Cover, 'open'>
  /** Then; absent where it may not be named. */
  readonly group: string | undefined
}

type Row = Omit<Covered, 'number'>
type Keyed = { readonly ref: string; readonly row: Row; readonly key: string }

/**
 * In an order that comes of what is told alone. A contribution in several texts has one number, so
 * that it can be counted once.
 */
export function coveredRows(all: readonly Covering[]): readonly Covered[] {
  const byRef = Map.groupBy(all.map(keyed), ({ ref }) => ref)
  const told = [...byRef.values()]
    .map((rows) => ({
      rows,
      key: rows
        .map(({ key }) => key)
        .toSorted(compare)
        .join('\n'),
    }))
    .toSorted((one, other) => compare(one.key, other.key))
  return told
    .flatMap(({ rows }, index) => rows.map(({ key, row }) => ({ key, number: index + 1, row })))
    .toSorted((one, other) => compare(one.key, other.key) || one.number - other.number)
    .map(({ number, row }) => ({ number, ...row }))
}

function keyed({ traced, cover, group }: Covering): Keyed {
  const row: Row = {
    cover,
    text: traced.text,
    group: cover === 'group' ? group : undefined,
    clauses: traced.clauses.toSorted(compare),
    fate: fateName(traced.fate),
  }
  const { text, fate, clauses } = row
  const key = [text ?? '', cover, fate, row.group ?? '', ...clauses].join(' ')
  return { ref: traced.contributed.ref, row, key }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
