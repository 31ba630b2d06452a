/** Proceedings as the document of a print, from their Markdown. Pure; writes no file. */
import type { Block, Document } from '../../platform/documents/block.ts'
import { blocksOf, HARD_BREAK } from '../../platform/documents/markdown.ts'

const QUOTED = /^> ?/
const TITLE = /^# (.*)\n/
/** An address as a line of ours gives it: of a paper, or of what a meeting left. */
const ADDRESS = /<((?:https?:\/\/|\/)[^\s<>]*)>/g

/** `origin` stands before addresses of this site: on paper they begin nowhere. */
export function documentOf(markdown: string, origin: string): Document {
  const [head = '', title] = TITLE.exec(markdown) ?? []
  return { title, blocks: runsIn(markdown.slice(head.length)).flatMap(blocksIn(origin)) }
}

type Run = { readonly isQuoted: boolean; readonly lines: string[] }

function runsIn(markdown: string): readonly Run[] {
  const runs: Run[] = []
  for (const line of markdown.split('\n')) {
    const isQuoted = line.startsWith('>')
    const last = runs.at(-1)
    if (last?.isQuoted === isQuoted) last.lines.push(line)
    else runs.push({ isQuoted, lines: [line] })
  }
  return runs
}

const blocksIn =
  (origin: string) =>
  ({ isQuoted, lines }: Run): readonly Block[] =>
    isQuoted ? quotesOf(lines) : blocksOf(addressed(lines.join('\n'), origin)).blocks

/** What people said is their words: what looks like a heading in them is none of the meeting. */
const quotesOf = (lines: readonly string[]): readonly Block[] =>
  lines
    .map((line) => line.replace(QUOTED, ''))
    .join('\n')
    .split(/\n\s*\n/)
    .map((words) =>
      words
        .trim()
        .split(/\s*\n\s*/)
        .join(HARD_BREAK),
    )
    .flatMap((text) => (text === '' ? [] : { kind: 'quote', text }))

const addressed = (markdown: string, origin: string): string =>
  markdown.replaceAll(ADDRESS, (_, to: string) => {
    const address = to.startsWith('/') ? `${origin}${to}` : to
    return `[${address.replaceAll(/[\\`*_[\]]/g, (mark) => `\\${mark}`)}](<${address}>)`
  })
