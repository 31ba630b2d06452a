/** Looks for messages by their words: reads rows of words, then one page of messages. */
import type { Read } from '../../platform/db/index.ts'
import { pagesAround } from '../../platform/html/index.ts'
import type { Instant } from '../../platform/values.ts'
import { FOUND_PAGE, type ArchivedMessage, type ArchiveId } from './archive.ts'
import { pathOf, worded } from './load.ts'
import type { FoundShown, Scene, Search } from './shown.ts'
import { messagesNumbered, numbersWith, type Within } from './store-words.ts'
import { ROWS_AT_ONCE } from './tables.ts'
import { askedWords, excerptOf } from './tokens.ts'

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/
/** Of a question; more are cut. */
const QUERY_LENGTH_MAX = 200

/** What an address asks for, of the fields that there are; everything else in it is left out. */
export const searchOf = (asked: (name: string) => string | undefined): Search => {
  const text = (name: string) => (asked(name) ?? '').slice(0, QUERY_LENGTH_MAX).trim()
  const month = (name: string) => (MONTH.test(text(name)) ? text(name) : '')
  return { q: text('q'), by: text('by'), since: month('since'), until: month('until') }
}

function startOf(month: string, monthsLater = 0): Instant | undefined {
  const [, year, number] = MONTH.exec(month) ?? []
  if (year === undefined) return undefined
  return Date.UTC(Number(year), Number(number) - 1 + monthsLater) as Instant
}

export async function loadFound(
  read: Read,
  scene: Scene,
  { search, page }: { readonly search: Search; readonly page: number },
): Promise<FoundShown> {
  const { archive } = scene
  const words = askedWords(search.q, search.by)
  const numbers = words.length === 0 ? [] : await numbersWith(read, archive.id, words)
  const within = { since: startOf(search.since), until: startOf(search.until, 1) }
  const all =
    within.since === undefined && within.until === undefined
      ? numbers
      : await numbersWithin(read, archive.id, numbers, within)
  const here = all.slice(page * FOUND_PAGE, (page + 1) * FOUND_PAGE)
  const found = await worded(
    read,
    archive.id,
    await messagesNumbered(read, archive.id, here, NO_BOUND),
  )
  return {
    ...scene,
    search,
    count: all.length,
    found: found.map((one) => ({
      ...one,
      excerpt: 'text' in one.words ? excerptOf(one.words.text, words) : '',
    })),
    ...pagesAround(page, all.length > (page + 1) * FOUND_PAGE, (other) => {
      return pageAt(scene, search, other)
    }),
  }
}

const NO_BOUND: Within = { since: undefined, until: undefined }

const pageAt = ({ archive }: Scene, search: Search, page: number): string =>
  `${pathOf(archive)}/search?${new URLSearchParams({ ...search, page: String(page) }).toString()}`

async function numbersWithin(
  read: Read,
  archive: ArchiveId,
  numbers: readonly number[],
  within: Within,
): Promise<readonly number[]> {
  const found: ArchivedMessage[] = []
  for (let from = 0; from < numbers.length; from += ROWS_AT_ONCE) {
    const some = numbers.slice(from, from + ROWS_AT_ONCE)
    found.push(...(await messagesNumbered(read, archive, some, within)))
  }
  return found.map(({ number }) => number)
}
