/**
 * Which clause each block of a whole text is: by the id that was left at its end, else by what it
 * says. A clause keeps its id when it is edited, moved, split (its first part) or merged. Pure.
 */
import { ok, refuse, type Result } from '../../../platform/values.ts'
import { markdownOfBlock } from '../../../platform/documents/markdown.ts'
import type { Block } from '../../../platform/documents/block.ts'
import type { ClauseId } from '../text.ts'
import { blocksIn } from './blocks.ts'
import type { Passage } from './hash.ts'
import { kinOf, type Kin } from './redline-kin.ts'
import { kindOf } from './tree.ts'
import type { ClauseDraft } from './versions.ts'
import type { WholeBlock } from './whole.ts'

export type UnknownClause = { readonly kind: 'unknown-clause'; readonly clause: string }

/** A block or, of an old text, several that are one clause. */
type Part = { readonly words: string; readonly ids: readonly ClauseId[] }

export function matched(
  base: readonly Passage[],
  blocks: readonly WholeBlock[],
): Result<readonly ClauseDraft[], UnknownClause> {
  const known = new Map(base.map(({ id, words }) => [id, words]))
  for (const { ids } of blocks) {
    const unknown = ids.find((id) => !known.has(id))
    if (unknown !== undefined) return refuse({ kind: 'unknown-clause', clause: unknown })
  }
  const claimed = claim(asTyped(known, blocks))
  return ok(identified(base, claimed))
}

/** What says what it said keeps its very words, however its source is broken into lines. */
function asTyped(
  known: ReadonlyMap<ClauseId, string>,
  blocks: readonly WholeBlock[],
): readonly Part[] {
  const parts: Part[] = []
  for (const { block, ids } of blocks) {
    parts.push({ words: markdownOfBlock(block), ids })
    const [id] = ids
    const words = id === undefined ? undefined : known.get(id)
    if (words === undefined || ids.length > 1) continue
    const said = blocksIn(words).map(markdownOfBlock)
    const same = parts.slice(-said.length)
    const untouched = same.every(
      (part, at) => part.words === said[at] && (at === said.length - 1 || part.ids.length === 0),
    )
    if (same.length === said.length && untouched) {
      parts.splice(-said.length, said.length, { words, ids })
    }
  }
  return parts
}

type Claimed = {
  readonly words: string
  readonly id: ClauseId | undefined
  readonly from: readonly ClauseId[]
}

/** An id belongs to the block that has it first; what has it later, or second, grew from it. */
function claim(parts: readonly Part[]): readonly Claimed[] {
  const taken = new Set<ClauseId>()
  return parts.map(({ words, ids }) => {
    const id = ids.find((one) => !taken.has(one))
    if (id !== undefined) taken.add(id)
    const from = ids.length > 1 || (ids.length === 1 && id === undefined) ? ids : []
    return { words, id, from }
  })
}

/** Above all ids that a text may give. */
const FOR_NOW = 1_000_000

/** Where each clause stands now, those without an id under one that no text gives. */
const standing = (drafts: readonly Pick<ClauseDraft, 'id' | 'words'>[]): readonly Passage[] =>
  drafts.map(({ id, words }, index) => ({ id: id ?? (`c${FOR_NOW + index}` as ClauseId), words }))

/**
 * Clauses that were typed in boxes of their own, which say their ids: what was split and merged
 * among them. A box without an id is a new clause, whatever it says.
 */
export function grown(
  base: readonly Passage[],
  typed: readonly ClauseDraft[],
): readonly ClauseDraft[] {
  const drafts = typed.filter(({ words }) => words.trim() !== '')
  const left = new Map<ClauseDraft, readonly ClauseId[]>()
  for (const { before, after } of kinOf({ before: base, after: standing(drafts) }, new Map())) {
    const sources = before.flatMap((place) => base[place]?.id ?? [])
    for (const draft of after.flatMap((place) => drafts[place] ?? [])) {
      const isItself = sources.length === 1 && draft.id === sources[0]
      if (!isItself) left.set(draft, sources)
    }
  }
  return typed.map((draft) => ({ ...draft, from: left.get(draft) ?? draft.from }))
}

function identified(base: readonly Passage[], claimed: readonly Claimed[]): readonly ClauseDraft[] {
  const after = standing(claimed)
  const said = claimed.flatMap(({ from }, index) => {
    const id = after[index]?.id
    return id !== undefined && from.length > 0 ? [[id, from] as const] : []
  })
  const kin = kinOf({ before: base, after }, new Map(said))
  const drafts: ClauseDraft[] = claimed.map(({ id, words, from }) => ({ id, words, from }))
  for (const one of kin) name(drafts, one, base)
  nameInPlace(drafts, kin, base)
  return drafts
}

/** Gives ids to those of a kinship that brought none. */
function name(drafts: ClauseDraft[], { before, after }: Kin, base: readonly Passage[]): void {
  const sources = before.flatMap((place) => base[place]?.id ?? [])
  const [source] = sources
  const [first] = after
  if (source === undefined || first === undefined) return
  const holder = after.find((place) => sources.some((id) => id === drafts[place]?.id)) ?? first
  for (const place of after) {
    const draft = drafts[place]
    if (!draft) continue
    const id = draft.id ?? (place === holder ? source : undefined)
    const grew = sources.length > 1 || place !== holder
    drafts[place] = { ...draft, id, from: grew ? sources : draft.from }
  }
}

/** Words that a heading or a line has at most: too few to be alike. */
const SHORT_WORDS_MAX = 12

/** Between clauses that stayed, one short clause in the place of another is the same, reworded. */
function nameInPlace(drafts: ClauseDraft[], kin: readonly Kin[], base: readonly Passage[]): void {
  const pairs = kin
    .flatMap(({ before: [was], after: [is] }) =>
      was === undefined || is === undefined ? [] : [{ was, is }],
    )
    .toSorted((one, other) => one.is - other.is)
  const bound = new Set(kin.flatMap(({ before }) => before))
  const ends = [{ was: -1, is: -1 }, ...pairs, { was: base.length, is: drafts.length }]
  for (const [index, { was, is }] of ends.entries()) {
    const next = ends[index + 1]
    const [old, draft] = [base[was + 1], drafts[is + 1]]
    if (next?.was !== was + 2 || next.is !== is + 2 || !old || !draft) continue
    if (bound.has(was + 1) || draft.id !== undefined || (draft.from ?? []).length > 0) continue
    if (isShort(old.words) && isShort(draft.words) && sameKind(old.words, draft.words)) {
      drafts[is + 1] = { ...draft, id: old.id }
    }
  }
}

const isShort = (words: string) => words.split(/\s+/).length <= SHORT_WORDS_MAX

const sameKind = (one: string, other: string) => kindOf(one).kind === kindOf(other).kind

/** Blocks of a file, which have no ids. */
export const unmarked = (blocks: readonly Block[]): readonly WholeBlock[] =>
  blocks.map((block) => ({ block, ids: [] }))
