/** Markdown as safe HTML. Two locks: markdown-it lets no HTML in, sanitize-html lets little out. */
import MarkdownIt from 'markdown-it'
import sanitize from 'sanitize-html'

const markdown = new MarkdownIt('commonmark', { html: false, linkify: false }).disable('image')

/** Headings begin below those of the page that holds the text. */
const HEADING_SHIFT = 2

const ALLOWED: sanitize.IOptions = {
  allowedTags: [
    ...['h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'ul', 'ol', 'li', 'blockquote'],
    ...['a', 'strong', 'em', 'code', 'pre'],
  ],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'], '*': ['dir'] },
  allowedSchemes: ['https', 'http', 'mailto'],
  allowProtocolRelative: false,
  transformTags: {
    a: sanitize.simpleTransform('a', { rel: 'nofollow noopener ugc' }),
    ...Object.fromEntries(
      [1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, `h${Math.min(6, level + HEADING_SHIFT)}`]),
    ),
    p: sanitize.simpleTransform('p', { dir: 'auto' }),
    li: sanitize.simpleTransform('li', { dir: 'auto' }),
  },
}

/** Texts whose HTML is kept; the oldest goes first. */
const KEPT_MAX = 256
const kept = new Map<string, string>()

export function markdownHtml(text: string): string {
  const known = kept.get(text)
  if (known !== undefined) return known
  const html = sanitize(markdown.render(text), ALLOWED)
  const oldest = kept.keys().next()
  if (kept.size >= KEPT_MAX && !oldest.done) kept.delete(oldest.value)
  kept.set(text, html)
  return html
}
