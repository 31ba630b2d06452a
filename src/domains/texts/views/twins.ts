/** A text for machines: as data that its hash can be computed from, and as Markdown. Pure. */
import type { TextView } from '../load.ts'
import { headingOf } from '../text.ts'
import { shownText } from './text.tsx'

export function textJson(view: TextView) {
  const { text, version, process, redline, words } = view
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
    publishedAt: version.at,
    publishedBy: version.by,
    role: version.role,
    reason: said(version.reason),
    note: said(version.note),
    reported: version.reported ?? null,
    clauses: view.clauses.map(({ id, words: text, removed }) => ({
      id,
      ...(removed === undefined ? { words: text } : { removed: `/record/entries/${removed}` }),
    })),
    versions: view.versions.map(({ number, hash, at }) => ({ number, hash, publishedAt: at })),
    redline: redline ?? null,
  }
}

/** The words alone, with what identifies them; headings of clauses one level down. */
export function textMarkdown(view: TextView, headline: string): string {
  const { text, clauses } = view
  const body = clauses.map(({ words, removed }, index) => {
    const { heading, body: said } = headingOf(words)
    const lines = removed === undefined ? `${index + 1}. ${said}` : `${index + 1}. […]`
    return heading === undefined ? lines : `## ${heading}\n\n${lines}`
  })
  return `# ${shownText(view, text.title, text.id)}\n\n${headline}\n\n${body.join('\n\n')}\n`
}
