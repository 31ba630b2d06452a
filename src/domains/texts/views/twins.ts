/** A text for machines: as data that its hash can be computed from, and as Markdown. Pure. */
import type { Life } from '../load-life.ts'
import type { TextView } from '../load.ts'
import { treeOf } from '../rules/tree.ts'
import { wholeOf } from '../rules/whole.ts'
import { shownText } from './text.tsx'

export function textJson(view: TextView, life: Life) {
  const { text, version, process, redline, words } = view
  const tree = treeOf(view.clauses)
  const said = (of: string | undefined) => {
    const wording = of === undefined ? undefined : words.get(of)
    return wording?.kind === 'text' ? wording.text : null
  }
  return {
    id: text.id,
    process: process.slug,
    title: said(text.title),
    language: text.language,
    practice: process.practice,
    version: version.number,
    hash: version.hash,
    brackets: version.brackets,
    state: life.state,
    adopted: life.adoptions,
    supersedes: life.before.map(({ id }) => id),
    errata: life.errata,
    publishedAt: version.at,
    publishedBy: version.by,
    role: version.role,
    reason: said(version.reason),
    note: said(version.note),
    reported: version.reported ?? null,
    clauses: view.clauses.map(({ id, words: text, removed }, index) => ({
      id,
      kind: tree[index]?.kind.kind,
      depth: tree[index]?.depth,
      ...(removed === undefined ? { words: text } : { removed: `/record/entries/${removed}` }),
    })),
    versions: view.versions.map(({ number, hash, at }) => ({ number, hash, publishedAt: at })),
    redline: redline ?? null,
  }
}

/**
 * The words alone, with what identifies them: at the end of each clause stands its id, so that what
 * is edited elsewhere and sent back is known again. Headings of clauses are one level down.
 */
export function textMarkdown(view: TextView, headline: string): string {
  const { text, clauses } = view
  const body = clauses.map(({ id, words, removed }) => ({
    id,
    words: removed === undefined ? words.replace(/^(#{1,5})(?= )/, '$1#') : '[…]',
  }))
  return `# ${shownText(view, text.title, text.id)}\n\n${headline}\n\n${wholeOf(body)}\n`
}
