/** For whom a page is written: what every part may know of its reader. Fetches nothing. */
import type { Direction, Key, Language, Translate } from '../languages/index.ts'
import type { Instant } from '../values.ts'

export type NavLink = {
  /** What `Page section="…"` names to mark it as the current one. */
  readonly key: string
  readonly href: string
  readonly label: Key
}

/** The same for every reader; labels are keys, because each reads them in another language. */
export type Site = {
  /** What stands beside the mark and after every title. */
  readonly name: string
  /** Who hosts this place. */
  readonly host: string
  readonly url: string
  readonly nav: readonly NavLink[]
  /** At the end of the header: search and the like. */
  readonly tools: readonly NavLink[]
  /** In the footer: who pays, rules, complaints, privacy, data. */
  readonly links: readonly NavLink[]
  readonly demo: boolean
  /** True where nothing on this site happened, whatever its pages say. */
  readonly practice: boolean
}

export type ReaderViewer = {
  readonly name: string
  readonly handle: string
  /** How many things wait for this person; left out where nobody counted. */
  readonly needs?: number | undefined
}

export type ReaderContext = {
  readonly language: Language
  readonly direction: Direction
  /** IANA name; `UTC` for whoever is not signed in. */
  readonly zone: string
  readonly now: Instant
  readonly t: Translate
  /** Without its language prefix. */
  readonly path: string
  /** True where the address named the language: links keep it. */
  readonly prefixed: boolean
  readonly viewer?: ReaderViewer | undefined
  readonly site: Site
  readonly practice: boolean
  /** A key nobody used before, for each form on the page. */
  readonly newKey: () => string
  /** Where `Kept` puts what was rendered before, while one page is made. */
  readonly kept?: { readonly bytes: Buffer }[]
}

export type Reader = ReaderContext & {
  /** A path on this site, with the language prefix only when the reader came with one. */
  readonly href: (path: string) => string
}

/** Of the page that is being made. Making one is never interrupted, so there is one at a time. */
let present: Reader | undefined

/**
 * Makes something for a reader, whatever is made inside of it too.
 *
 * A context of Preact would do the same, but whatever was rendered under one outlives the
 * collector's short rounds: 60 KB of each page, and a third of the processor's time.
 */
export function forReader<Made>(reader: ReaderContext, make: () => Made): Made {
  const before = present
  const href = (path: string) =>
    reader.prefixed && path.startsWith('/') ? inLanguage(reader.language, path) : path
  present = { ...reader, href }
  try {
    return make()
  } finally {
    present = before
  }
}

export function useReader(): Reader {
  if (!present) throw new Error('a part was rendered for nobody')
  return present
}

/** The same path under the prefix of a language. */
export const inLanguage = (language: Language, path: string): string =>
  path === '/' ? `/${language}` : `/${language}${path}`
