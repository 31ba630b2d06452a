/** The text of an HTML mail, with its lines and quotes. Keeps no markup and no link's address. */
import sanitizeHtml from 'sanitize-html'

/** Characters of a body that are read; real ones have fewer than a tenth of it. */
const HTML_MAX = 1_000_000

/** Private characters that stand for what tags said until the tags are gone. */
const QUOTE_BEGINS = '\uE000'
const QUOTE_ENDS = '\uE001'
const LINE = '\uE002'
const MARKS = /[\uE000-\uE002]/g

const BREAKS = /<(?:br|\/?(?:p|div|tr|table|ul|ol|li|h[1-6]|pre|hr|blockquote))\b[^<>]*>/gi
const SILENT = /<(script|style|head|title|template|noscript)\b[\s\S]*?(?:<\/\1\s*>|$)/gi
const LINES_MAX = 20_000

export function textOfHtml(html: string): string {
  const marked = html
    .slice(0, HTML_MAX)
    .replace(MARKS, '')
    .replace(SILENT, ' ')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(BREAKS, markOf)
  const bare = decoded(sanitizeHtml(marked, { allowedTags: [], allowedAttributes: {} }))
  return quoted(bare.replace(/[ \t\r\n\u00a0]+/g, ' '))
}

function markOf(tag: string): string {
  if (/^<blockquote/i.test(tag)) return `${LINE}${QUOTE_BEGINS}`
  if (/^<\/blockquote/i.test(tag)) return `${QUOTE_ENDS}${LINE}`
  if (/^<li/i.test(tag)) return `${LINE}- `
  return LINE
}

/** The library leaves these four escaped, and no others. */
const decoded = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

/** Lines as plain mail has them: `> ` before what is quoted, one empty line at most between two. */
function quoted(text: string): string {
  const lines: string[] = []
  let depth = 0
  for (const raw of text.split(LINE, LINES_MAX)) {
    for (const mark of raw.match(MARKS) ?? []) if (mark === QUOTE_BEGINS) depth += 1
    const line = raw.replace(MARKS, '').trim()
    const before = '> '.repeat(Math.min(depth, QUOTES_DEEP_MAX))
    if (line !== '' || lines.at(-1) !== '') lines.push(line === '' ? '' : `${before}${line}`)
    for (const mark of raw.match(MARKS) ?? []) if (mark === QUOTE_ENDS && depth > 0) depth -= 1
  }
  return lines.join('\n').trim()
}

const QUOTES_DEEP_MAX = 10
