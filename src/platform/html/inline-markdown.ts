/**
 * The words inside one block as safe HTML: stress, links, code, breaks, brackets of what is not
 * agreed, footnotes. Two locks, as for whole texts: no HTML gets in, little gets out.
 */
import MarkdownIt, { type StateInline } from 'markdown-it'
import sanitize from 'sanitize-html'

/** Where the words of a footnote stand, by its label. */
export type Footnotes = ReadonlyMap<string, string>

const NO_FOOTNOTES: Footnotes = new Map()

const inline = new MarkdownIt('commonmark', { html: false, linkify: false }).disable('image')
/** Other addresses are no links, so that `[shall](should)` is two alternatives. */
inline.validateLink = (url) => /^(?:https?:\/\/|mailto:)/i.test(url)
inline.inline.ruler.before('link', 'footnote', footnote)
inline.inline.ruler.after('link', 'bracket', bracket)

const FOOTNOTE = /\[\^([^\]\s]{1,40})\]/y

function footnote(state: StateInline, silent: boolean): boolean {
  FOOTNOTE.lastIndex = state.pos
  const [mark, label] = FOOTNOTE.exec(state.src) ?? []
  const places: unknown = state.env.footnotes
  const place = places instanceof Map && label !== undefined ? places.get(label) : undefined
  if (mark === undefined || label === undefined) return false
  if (!silent && typeof place === 'string') {
    state.push('sup_open', 'sup', 1)
    state.push('link_open', 'a', 1).attrSet('href', place)
    state.push('text', '', 0).content = label
    state.push('link_close', 'a', -1)
    state.push('sup_close', 'sup', -1)
  } else if (!silent) {
    // Where its words are not at hand it stays as typed, and is no bracket.
    state.push('text', '', 0).content = mark
  }
  state.pos += mark.length
  return true
}

/** What stands in square brackets and is no link. */
function bracket(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '[') return false
  const from = state.pos + 1
  const until = state.md.helpers.parseLinkLabel(state, state.pos)
  if (until < 0) return false
  if (!silent) {
    const { posMax } = state
    state.push('mark_open', 'mark', 1).attrSet('class', 'bracket')
    state.push('text', '', 0).content = '['
    state.pos = from
    state.posMax = until
    state.md.inline.tokenize(state)
    state.posMax = posMax
    state.push('text', '', 0).content = ']'
    state.push('mark_close', 'mark', -1)
  }
  state.pos = until + 1
  return true
}

const ALLOWED: sanitize.IOptions = {
  allowedTags: ['a', 'strong', 'em', 'code', 'br', 'mark', 'sup'],
  allowedAttributes: { a: ['href', 'rel'], mark: ['class'] },
  allowedClasses: { mark: ['bracket'] },
  allowedSchemes: ['https', 'http', 'mailto'],
  allowProtocolRelative: false,
  transformTags: { a: sanitize.simpleTransform('a', { rel: 'nofollow noopener ugc' }) },
}

/** Blocks whose HTML is kept; the oldest goes first. */
const KEPT_MAX = 1_024
const kept = new Map<string, string>()

export function inlineHtml(text: string, footnotes = NO_FOOTNOTES): string {
  // With footnotes it depends on where they stand.
  if (footnotes.size > 0 && text.includes('[^')) return safe(text, footnotes)
  const known = kept.get(text)
  if (known !== undefined) return known
  const html = safe(text, NO_FOOTNOTES)
  const oldest = kept.keys().next()
  if (kept.size >= KEPT_MAX && !oldest.done) kept.delete(oldest.value)
  kept.set(text, html)
  return html
}

const safe = (text: string, footnotes: Footnotes): string =>
  sanitize(inline.renderInline(text, { footnotes }).replace(/<br ?\/?>\n/g, '<br>'), ALLOWED)
