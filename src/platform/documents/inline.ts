/**
 * The words of a block as runs of one look, and runs as the Markdown that reads back as them:
 * bold, italic, code, links, hard breaks, references to footnotes; nothing else.
 */
import MarkdownIt, { type Token } from 'markdown-it'
import { HARD_BREAK } from './write-markdown.ts'

export type Look = {
  readonly bold: boolean
  readonly italic: boolean
  readonly code: boolean
  /** Where it leads: https, http, mail, or a page of the same site. */
  readonly href: string | undefined
}
export type Run =
  | ({ readonly kind: 'words'; readonly text: string } & Look)
  | { readonly kind: 'break' }
  | { readonly kind: 'note'; readonly label: string }
type Words = Extract<Run, { readonly kind: 'words' }>

export const PLAIN: Look = { bold: false, italic: false, code: false, href: undefined }

/** What may stand behind words: no script, and nothing on the reader's own machine. */
const MAY_LEAD = /^(https?:\/\/|mailto:|\/(?!\/))/i
export const mayLead = (href: string): boolean => MAY_LEAD.test(href)

const parser = new MarkdownIt('commonmark', { html: false }).disable(['image', 'autolink'])
/** Other addresses are no links, so that `[shall](should)` keeps both its words. */
parser.validateLink = mayLead

/** Also from a file, which has no site around it. */
export const leadsOut = (href: string | undefined): href is string =>
  href !== undefined && mayLead(href) && !href.startsWith('/')

/** Without any of these, words are words: most blocks of most texts. */
const MAY_MEAN = /[\\`*_[\]<&\n]| {2}/

/**
 * Marks in one block, and those that are escaped: the parser takes time by their square. Nobody
 * writes so many; where they are, they are words.
 */
const READ_MARKS_MAX = 600
const ESCAPED_MAX = 2_000
/** Of words that come from a file: several ways to write them are tried. */
const TRIED_MARKS_MAX = 300

const marksIn = (text: string): number => text.match(/[\\`*_[\]<&]/g)?.length ?? 0

const isDense = (markdown: string): boolean =>
  marksIn(markdown) > READ_MARKS_MAX &&
  (marksIn(markdown.replace(/\\./g, '')) > READ_MARKS_MAX || marksIn(markdown) > ESCAPED_MAX)

/** `labels`: those that have a footnote; another `[^x]` is words. */
export function runsOf(markdown: string, labels: ReadonlySet<string> = NO_LABELS) {
  if (!MAY_MEAN.test(markdown) || isDense(markdown))
    return joined([{ kind: 'words', text: markdown, ...PLAIN }])
  const runs: Run[] = []
  const look = { bold: 0, italic: 0, href: undefined as string | undefined }
  const add = (text: string, code: boolean) => {
    const { bold, italic, href } = look
    runs.push({ kind: 'words', text, bold: bold > 0, italic: italic > 0, code, href })
  }
  for (const token of inlineTokens(markdown)) {
    switch (token.type) {
      case 'strong_open':
      case 'strong_close':
        look.bold += token.nesting
        break
      case 'em_open':
      case 'em_close':
        look.italic += token.nesting
        break
      case 'link_open':
        look.href = hrefOf(token)
        break
      case 'link_close':
        look.href = undefined
        break
      case 'hardbreak':
        runs.push({ kind: 'break' })
        break
      case 'softbreak':
        add(' ', false)
        break
      default:
        add(token.content, token.type === 'code_inline')
    }
  }
  return joined(runs.flatMap((run) => withNotes(run, labels)))
}

const NO_LABELS: ReadonlySet<string> = new Set()

const inlineTokens = (markdown: string): readonly Token[] =>
  parser.parseInline(markdown, {}).flatMap(({ children }) => children ?? [])

function hrefOf(token: Token): string | undefined {
  const href = token.attrGet('href')
  return typeof href === 'string' && mayLead(href) ? href : undefined
}

const REFERENCE = /(\[\^[^\]\s]+\])/

function withNotes(run: Run, labels: ReadonlySet<string>): readonly Run[] {
  if (run.kind !== 'words' || run.code || labels.size === 0) return [run]
  return run.text.split(REFERENCE).map((text): Run => {
    const label = text.slice(2, -1)
    return text.startsWith('[^') && labels.has(label) ? { kind: 'note', label } : { ...run, text }
  })
}

/** Neighbours of one look as one run; breaks at the edges, and runs without words, left out. */
export function joined(runs: readonly Run[]): readonly Run[] {
  const all: Run[] = []
  for (const run of runs) {
    if (run.kind === 'words' && run.text === '') continue
    const before = all.at(-1)
    if (run.kind === 'words' && before?.kind === 'words' && isLike(run, before))
      all[all.length - 1] = { ...before, text: before.text + run.text }
    else all.push(run)
  }
  const isBlank = (run: Run | undefined) =>
    run?.kind === 'break' || (run?.kind === 'words' && run.text.trim() === '')
  while (isBlank(all[0])) all.shift()
  while (isBlank(all.at(-1))) all.pop()
  return all
}

const isLike = (one: Look, other: Look): boolean =>
  one.bold === other.bold &&
  one.italic === other.italic &&
  one.code === other.code &&
  one.href === other.href

/** The words alone, as a reader sees them. */
export const plainOf = (runs: readonly Run[]): string =>
  runs.map((run) => (run.kind === 'words' ? run.text : run.kind === 'break' ? '\n' : '')).join('')

/**
 * Markdown that reads back as these runs. Nothing is escaped that need not be; where marks would
 * not be read as meant (bold inside a word of italics), the look is left and the words stay.
 */
export function markdownOfRuns(given: readonly Run[]): string {
  const runs = tidied(given)
  const [only, second] = runs
  if (!second && only?.kind === 'words' && isLike(only, PLAIN) && !MAY_MEAN.test(only.text))
    return only.text
  const wanted = JSON.stringify(runs)
  const labels = new Set(runs.flatMap((run) => (run.kind === 'note' ? [run.label] : [])))
  const marks = runs.reduce((sum, run) => sum + (run.kind === 'words' ? marksIn(run.text) : 1), 0)
  for (const manner of marks + runs.length > TRIED_MARKS_MAX ? [] : MANNERS) {
    const markdown = written(runs, manner)
    if (JSON.stringify(tidied(runsOf(markdown, labels))) === wanted) return markdown
  }
  const bare = runs.map((run) => (run.kind === 'words' ? { ...run, ...PLAIN } : run))
  return written(joined(bare), { escape: 'all', italic: '*', first: 'bold' })
}

type Manner = {
  readonly escape: 'none' | 'needed' | 'all'
  readonly italic: '*' | '_'
  readonly first: 'bold' | 'italic'
}
const MANNERS: readonly Manner[] = [
  { escape: 'none', italic: '*', first: 'bold' },
  { escape: 'needed', italic: '*', first: 'bold' },
  { escape: 'all', italic: '*', first: 'bold' },
  { escape: 'all', italic: '_', first: 'bold' },
  { escape: 'all', italic: '*', first: 'italic' },
  { escape: 'all', italic: '_', first: 'italic' },
]

/** White space is one space, and stands outside of what is bold, italic or a link. */
function tidied(runs: readonly Run[]): readonly Run[] {
  const spread = joined(runs).flatMap((run): readonly Run[] => {
    if (run.kind !== 'words') return [run]
    const text = run.text.replace(/\s+/g, ' ')
    const { href } = run
    const linked = href === undefined ? undefined : parser.normalizeLink(href)
    if (run.code) return [{ ...run, text, href: linked }]
    const [, before = '', inner = '', after = ''] = /^( ?)(.*?)( ?)$/.exec(text) ?? []
    const space = (said: string): Run => ({ kind: 'words', text: said, ...PLAIN })
    return [space(before), { ...run, text: inner, href: linked }, space(after)]
  })
  return trimmed(joined(spread))
}

/** No space at the edges of a block, and none beside a break. */
function trimmed(runs: readonly Run[]): readonly Run[] {
  const isEdge = (run: Run | undefined) => !run || run.kind === 'break'
  const cut = runs.map((run, at) => {
    if (run.kind !== 'words' || run.code) return run
    const start = isEdge(runs[at - 1]) ? run.text.trimStart() : run.text
    return { ...run, text: isEdge(runs[at + 1]) ? start.trimEnd() : start }
  })
  return joined(cut)
}

type Mark = { readonly open: string; readonly close: string }

function written(runs: readonly Run[], manner: Manner): string {
  const open: Mark[] = []
  const parts: string[] = []
  const closeDownTo = (count: number) => {
    while (open.length > count) parts.push(open.pop()?.close ?? '')
  }
  for (const run of runs) {
    const marks = marksOf(run, manner)
    let shared = 0
    while (shared < marks.length && open[shared]?.close === marks[shared]?.close) shared += 1
    closeDownTo(shared)
    for (const mark of marks.slice(shared)) {
      parts.push(mark.open)
      open.push(mark)
    }
    parts.push(wordsOf(run, manner))
  }
  closeDownTo(0)
  return parts.join('')
}

function marksOf(run: Run, { italic, first }: Manner): readonly Mark[] {
  const look = run.kind === 'words' ? run : PLAIN
  const strong = look.bold ? [{ open: '**', close: '**' }] : []
  const slanted = look.italic ? [{ open: italic, close: italic }] : []
  const link = look.href === undefined ? [] : [{ open: '[', close: `](${target(look.href)})` }]
  return [...link, ...(first === 'bold' ? [...strong, ...slanted] : [...slanted, ...strong])]
}

const target = (href: string): string => (/[\s()<>]/.test(href) ? `<${href}>` : href)

/** What might be read as a mark; `[^1]` is none, unless a link follows. */
const MARKS = /\[\^[^\]\s]+\](?!\()|[\\`*_[\]<&]/g

const escapedMark = (mark: string) => (mark.length > 1 ? mark : `\\${mark}`)

function isPlain(text: string): boolean {
  const [first, ...more] = inlineTokens(text)
  return more.length === 0 && first?.type === 'text' && first.content === text
}

function wordsOf(run: Run, { escape }: Manner): string {
  if (run.kind === 'break') return HARD_BREAK
  if (run.kind === 'note') return `[^${run.label}]`
  if (run.code) return codeOf(run)
  if (escape === 'none') return run.text
  return run.text
    .split(REFERENCE)
    .map((part) => (escape === 'needed' && isPlain(part) ? part : part.replace(MARKS, escapedMark)))
    .join('')
}

function codeOf({ text }: Words): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const apart = /^`|`$|^ .* $/.test(text) ? ' ' : ''
  return `${fence}${apart}${text}${apart}${fence}`
}
