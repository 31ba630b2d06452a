/** What the names of styles say, in whichever program a file was written. Knows no format. */
import { OWN } from './writing.ts'

export type Meaning =
  | 'title'
  | 'quote'
  | 'term'
  | 'meaning'
  | 'code'
  /** A footnote of ours that nothing refers to. */
  | 'loose-note'
  /** Our own lines under a title, and contents, which programs make. */
  | 'aside'

const plain = (name: string): string => name.toLowerCase().replaceAll('_20_', '').replace(/ /g, '')

const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  Object.entries({
    title: ['Title'],
    quote: ['Quote', 'Intense Quote', 'Block Text', 'Quotations'],
    term: ['Definition Term', 'List Heading'],
    meaning: ['Definition', 'Definition Definition', 'List Contents'],
    code: ['HTML Code', 'HTML Typewriter', 'Source Text', 'Verbatim Char', 'Code', 'Teletype'],
    'loose-note': [OWN.looseNote, 'Note without a place'],
    aside: [OWN.about, 'TOC Heading', ...Array.from({ length: 9 }, (_, at) => `TOC ${at + 1}`)],
  } as const satisfies Record<Meaning, readonly string[]>).flatMap(([meaning, names]) =>
    names.map((name) => [plain(name), meaning as Meaning] as const),
  ),
)

/** Styles that build on others mean what those mean: the nearest that is known. */
export const meaningOf = (names: readonly string[]): Meaning | undefined =>
  names.map((name) => MEANINGS.get(plain(name))).find((meaning) => meaning !== undefined)
