/** A version as the document of a file, and two versions as tracked changes. Pure; writes none. */
import type { Block, Document } from '../../../platform/documents/block.ts'
import type { TrackedBlock } from '../../../platform/documents/docx-tracked.ts'
import { plainOf, runsOf } from '../../../platform/documents/inline.ts'
import type { Language } from '../../../platform/languages/index.ts'
import type { ClauseWords } from '../text.ts'
import { blocksIn } from './blocks.ts'
import { longestRow } from './longest-row.ts'
import { freshBudget, type Budget } from './redline-script.ts'
import { changesIn, whole } from './redline-words.ts'

export type Filed = {
  readonly document: Document
  /** Beside each block the number of its clause, where one begins there. */
  readonly marks: readonly (string | undefined)[]
}

/** `removed` stands for words that were taken off the record. */
export function filedOf(title: string, clauses: readonly ClauseWords[], removed: string): Filed {
  const said = clauses.flatMap((clause, place) =>
    saidBy(clause, removed).map((block, at) => ({
      block,
      mark: at === 0 ? String(place + 1) : undefined,
    })),
  )
  return {
    document: { title, blocks: said.map(({ block }) => block) },
    marks: said.map(({ mark }) => mark),
  }
}

const saidBy = (clause: ClauseWords, removed: string): readonly Block[] =>
  clause.removed === undefined ? blocksIn(clause.words) : [{ kind: 'paragraph', text: removed }]

export type Pair = {
  readonly before: readonly ClauseWords[]
  readonly after: readonly ClauseWords[]
  readonly language: Language
  readonly removed: string
}

/**
 * Accepted, they are the words after; rejected, the words before. A clause that moved goes where it
 * was and comes where it is, as no order can be told otherwise. Looks are left in what changed.
 */
export function trackedOf(pair: Pair): readonly TrackedBlock[] {
  const { before, after, removed } = pair
  const places = new Map(before.map(({ id }, place) => [id, place]))
  const stayed = longestRow(
    after.flatMap((now) => {
      const was = places.get(now.id)
      return was === undefined ? [] : [{ one: now, was, worth: 1 }]
    }),
    before.length,
  )
  const budget = freshBudget()
  const blocks: TrackedBlock[] = []
  let next = 0
  const removeUntil = (place: number) => {
    const gone = before.slice(next, place)
    blocks.push(...gone.flatMap((old) => wholly('removed', saidBy(old, removed))))
    next = place + 1
  }
  for (const now of after) {
    const place = stayed.has(now) ? places.get(now.id) : undefined
    const old = place === undefined ? undefined : before[place]
    if (place === undefined || !old) {
      blocks.push(...wholly('added', saidBy(now, removed)))
      continue
    }
    removeUntil(place)
    blocks.push(...changed(old, now, pair, budget))
  }
  removeUntil(before.length)
  return blocks
}

const wholly = (kind: 'added' | 'removed', blocks: readonly Block[]): readonly TrackedBlock[] =>
  blocks.map((like) => ({ kind, like, changes: whole(kind, plainWords(like)) }))

function changed(
  old: ClauseWords,
  now: ClauseWords,
  { language, removed }: Pair,
  budget: Budget,
): readonly TrackedBlock[] {
  const [before, after] = [saidBy(old, removed), saidBy(now, removed)]
  const [like, ...more] = after
  if (old.words === now.words && old.removed === now.removed)
    return after.map((block) => ({ kind: 'kept', block }))
  if (!like || more.length > 0 || before.length !== 1)
    return [...wholly('removed', before), ...wholly('added', after)]
  const words = (blocks: readonly Block[]) => blocks.map(plainWords).join('\n')
  return [
    { kind: 'changed', like, changes: changesIn(words(before), words(after), language, budget) },
  ]
}

/** As a reader sees them; cells stand beside each other. */
function plainWords(block: Block): string {
  const plain = (markdown: string) => plainOf(runsOf(markdown))
  switch (block.kind) {
    case 'table':
      return block.rows.map((row) => row.map(plain).join(' | ')).join('\n')
    case 'definition':
      return `${plain(block.term)}: ${plain(block.text)}`
    case 'footnote':
      return `[${block.label}] ${plain(block.text)}`
    case 'heading':
    case 'paragraph':
    case 'item':
    case 'quote':
      return plain(block.text)
  }
}
