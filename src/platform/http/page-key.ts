/** Under which key a public page is kept: its language, then the address as it was asked for. */
import { isLanguage, languageOf, type Language } from '../languages/index.ts'

/** `Accept-Language` headers whose language is remembered. */
const HEADERS_MAX = 1_000
const remembered = new Map<string, Language>()

export function languageKey(url: string, acceptLanguage: string | undefined): string {
  return `${prefixOf(url) ?? negotiated(acceptLanguage ?? '')} ${url}`
}

function prefixOf(url: string): Language | undefined {
  if (url.length > 3 && url[3] !== '/' && url[3] !== '?') return undefined
  const first = url.slice(1, 3)
  return isLanguage(first) ? first : undefined
}

function negotiated(header: string): Language {
  const before = remembered.get(header)
  if (before) return before
  const { language } = languageOf({ path: '/', account: undefined, acceptLanguage: header })
  if (remembered.size >= HEADERS_MAX) remembered.clear()
  remembered.set(header, language)
  return language
}
