/**
 * Links within words that are safe HTML already: each leads from a passage to what explains it.
 * Only words between tags are looked at, and none inside a link or code. Knows no terms.
 */

/** Half-open, in code units, within the words that were given. */
export type TermLink = {
  readonly from: number
  readonly to: number
  readonly href: string
  /** What the passage means, in plain words. */
  readonly title: string
}

/** In order; no two may lie in each other. Asked once for each run of words between two tags. */
export type TermsIn = (words: string) => readonly TermLink[]

const TAG = /(<[^>]*>)/
const OPAQUE = /^<(\/?)(?:a|code)\b/

/** @param html from the sanitizer, which leaves no `<` or `>` in words and attributes */
export function withTerms(html: string, termsIn: TermsIn): string {
  let within = 0
  return html
    .split(TAG)
    .map((part) => {
      const [tag, closes] = OPAQUE.exec(part) ?? []
      if (tag !== undefined) within += closes === '' ? 1 : -1
      return part.startsWith('<') || part === '' || within > 0 ? part : linked(part, termsIn)
    })
    .join('')
}

function linked(part: string, termsIn: TermsIn): string {
  const words = read(part)
  const links = termsIn(words)
  if (links.length === 0) return part
  let at = 0
  const pieces = links.map(({ from, to, href, title }) => {
    const before = written(words.slice(at, from))
    at = to
    const inside = written(words.slice(from, to))
    return `${before}<a class="term" href="${quoted(href)}" title="${quoted(title)}">${inside}</a>`
  })
  return `${pieces.join('')}${written(words.slice(at))}`
}

const SIGNS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

const read = (html: string): string =>
  html.replace(/&(?:amp|lt|gt);/g, (name) => SIGNS[name] ?? name)

const written = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const quoted = (words: string): string => written(words).replaceAll('"', '&quot;')
