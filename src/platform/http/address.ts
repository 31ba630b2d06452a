/** What an address says: language prefix, path for the router, machine twin. Routes nothing. */
import { isLanguage, type Language } from '../languages/index.ts'

/** The machine forms of a page, by extension. */
export const TWINS = ['json', 'csv', 'ics', 'atom', 'md', 'mbox'] as const
export type Twin = (typeof TWINS)[number]

export type Address = {
  /** What the router sees: no language, no twin, no closing slash; still percent-encoded. */
  readonly path: string
  readonly language: Language | undefined
  readonly twin: Twin | undefined
}

/** Characters of an address. Source: RFC 9110 §4.1 asks for 8,000 at least. */
export const ADDRESS_CHARACTERS_MAX = 8_000

const EXTENSION = new RegExp(`\\.(${TWINS.join('|')})$`)
// Tab, line feed and carriage return may stand in a searched text, but in no path.
const CONTROLS_IN_PATH = /\p{Cc}/u
const CONTROLS_IN_QUERY = /[^\P{Cc}\t\n\r]/u

const isTwin = (word: string | undefined): word is Twin =>
  (TWINS as readonly (string | undefined)[]).includes(word)

export function addressOf(pathname: string): Address {
  const [, first = ''] = pathname.split('/', 2)
  const language = isLanguage(first) ? first : undefined
  const unprefixed = language ? pathname.slice(1 + language.length) : pathname
  const extension = EXTENSION.exec(unprefixed)?.[1]
  const twin = isTwin(extension) ? extension : undefined
  const untwinned = twin ? unprefixed.slice(0, -1 - twin.length) : unprefixed
  return { path: untwinned.replace(/\/$/, '') || '/', language, twin }
}

/** The path of a URL that is absolute, as fetch requires, without parsing it anew. */
export function pathnameOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2)
  if (start < 0) return '/'
  const end = url.slice(start).search(/[?#]/)
  return end < 0 ? url.slice(start) : url.slice(start, start + end)
}

/** False for percent signs that lead nowhere, bytes that are no UTF-8, and control characters. */
export function isReadable(url: string): boolean {
  const [path = '', query = ''] = url.split('?', 2)
  const [readPath, readQuery] = [decoded(path), decoded(query)]
  if (readPath === undefined || readQuery === undefined) return false
  return !CONTROLS_IN_PATH.test(readPath) && !CONTROLS_IN_QUERY.test(readQuery)
}

function decoded(text: string): string | undefined {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

/** The same page in another language, or without a prefix. */
export const inLanguage = (language: Language | undefined, path: string) =>
  language ? `/${language}${path === '/' ? '' : path}` : path
