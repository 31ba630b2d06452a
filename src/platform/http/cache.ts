/**
 * Public pages in memory, each dropped when a topic that it read is touched. Renders nothing.
 *
 * What decides is order, not time: `asOf` is taken before a page reads anything, every touch has a
 * number, and a page is kept only when no topic of it was touched since. So a page that was read
 * just before an act became durable can never be kept after it.
 */
import type { Database } from '../db/index.ts'
import { after, hours, seconds, type Instant } from '../values.ts'
import { storedPage, type StoredPage } from './stored-page.ts'

/** Pages kept, in whatever language. */
export const CACHED_PAGES_MAX = 5_000
/** Bytes kept, compressed forms counted. */
export const CACHED_BYTES_MAX = 64 * 1024 * 1024
/** A single page larger than this is rendered each time. */
export const CACHED_PAGE_BYTES_MAX = 1024 * 1024
/** Topics whose last touch is remembered; beyond them all pages being rendered are not kept. */
const TOUCHES_MAX = 10_000
/** Topics that one page may read. */
const TOPICS_OF_PAGE_MAX = 500
/** What a lagging replica showed just after an act is gone after this. */
const KEPT_LONGEST = seconds(60)
/** When the database cannot be read, a page of the last day is better than none. */
const OLDER_LONGEST = hours(24)
/** Addresses longer than this are somebody's test of our patience. */
const KEY_CHARACTERS_MAX = 512

/** A point in the order of touches. */
export type AsOf = number

export type ToKeep = {
  readonly body: Buffer
  readonly type: string
  readonly topics: readonly string[]
  readonly asOf: AsOf
  readonly now: Instant
  /** The page changes by the clock at this instant. */
  readonly until?: Instant | undefined
}

export type PageCache = {
  readonly asOf: () => AsOf
  readonly find: (key: string, now: Instant) => StoredPage | undefined
  /** Also one whose time is over, for when the database cannot be read. */
  readonly findOlder: (key: string, now: Instant) => StoredPage | undefined
  /** Keeps a page unless one of its topics was touched since `asOf`. */
  readonly keep: (key: string, page: ToKeep) => StoredPage | undefined
  /** Called when an act is durable. */
  readonly touch: (topics: readonly string[]) => void
  /** Drops all of them. */
  readonly clear: () => void
  /** Serves none of them any more; they stay at hand as older ones. */
  readonly retire: () => void
  readonly figures: () => { readonly pages: number; readonly bytes: number }
}

type Bounds = { readonly pagesMax: number; readonly bytesMax: number }

export function createPageCache(
  bounds: Bounds = { pagesMax: CACHED_PAGES_MAX, bytesMax: CACHED_BYTES_MAX },
): PageCache {
  const shelf = createShelf(bounds)
  const touches = touchOrder()
  let retiredBefore: AsOf = 0
  return {
    asOf: touches.now,
    find(key, now) {
      const kept = shelf.get(key)
      if (!kept || now >= kept.until || kept.asOf < retiredBefore) return undefined
      kept.used = true
      return kept.page
    },
    findOlder(key, now) {
      const kept = shelf.get(key)
      return kept && now < after(kept.keptAt, OLDER_LONGEST) ? kept.page : undefined
    },
    keep(key, { body, type, topics, asOf, now, until }) {
      if (body.length > CACHED_PAGE_BYTES_MAX || topics.length > TOPICS_OF_PAGE_MAX)
        return undefined
      if (key.length > KEY_CHARACTERS_MAX || touches.since(asOf, topics)) return undefined
      const page = storedPage(body, type, (bytes) => shelf.grew(key, page, bytes))
      const latest = after(now, KEPT_LONGEST)
      const ends = until !== undefined && until < latest ? until : latest
      shelf.put(key, { page, topics, asOf, keptAt: now, until: ends, used: false })
      return page
    },
    touch(topics) {
      touches.add(topics)
      for (const topic of topics) shelf.dropTopic(topic)
    },
    clear() {
      touches.addAll()
      shelf.clear()
    },
    retire() {
      retiredBefore = touches.addAll()
    },
    figures: shelf.figures,
  }
}

type Kept = {
  readonly page: StoredPage
  readonly topics: readonly string[]
  readonly asOf: AsOf
  readonly keptAt: Instant
  readonly until: Instant
  /** A second chance when room is made. */
  used: boolean
}

/** Pages by key and by topic, within bounds. Knows no time and no order. */
function createShelf(bounds: Bounds) {
  const kept = new Map<string, Kept>()
  const byTopic = new Map<string, Set<string>>()
  let bytes = 0

  function drop(key: string): void {
    const entry = kept.get(key)
    if (!entry) return
    kept.delete(key)
    bytes -= entry.page.bytes()
    for (const topic of entry.topics) {
      const keys = byTopic.get(topic)
      keys?.delete(key)
      if (keys?.size === 0) byTopic.delete(topic)
    }
  }

  /** Oldest first; a page read since it was last passed over stays once more. */
  function makeRoom(): void {
    for (const [key, entry] of kept) {
      if (kept.size <= bounds.pagesMax && bytes <= bounds.bytesMax) return
      if (entry.used) {
        entry.used = false
        kept.delete(key)
        kept.set(key, entry)
      } else drop(key)
    }
  }

  return {
    get: (key: string) => kept.get(key),
    put(key: string, entry: Kept): void {
      drop(key)
      kept.set(key, entry)
      bytes += entry.page.bytes()
      for (const topic of entry.topics) {
        const keys = byTopic.get(topic)
        if (keys) keys.add(key)
        else byTopic.set(topic, new Set([key]))
      }
      makeRoom()
    },
    grew(key: string, page: StoredPage, added: number): void {
      if (kept.get(key)?.page !== page) return
      bytes += added
      makeRoom()
    },
    dropTopic(topic: string): void {
      for (const key of byTopic.get(topic) ?? []) drop(key)
    },
    clear(): void {
      kept.clear()
      byTopic.clear()
      bytes = 0
    },
    figures: () => ({ pages: kept.size, bytes }),
  }
}

/** Drops what other processes changed. To be called before a page is looked up or rendered. */
export function catchUp(cache: PageCache, { elsewhere }: Pick<Database, 'elsewhere'>): void {
  const changed = elsewhere()
  if (changed === 'all') cache.retire()
  else if (changed) cache.touch(changed)
}

/** Which topic was touched last when, as numbers that only grow. */
function touchOrder() {
  const lastOf = new Map<string, AsOf>()
  let count = 0
  let floor = 0
  return {
    now: () => count,
    add(topics: readonly string[]): void {
      count += 1
      for (const topic of topics) lastOf.set(topic, count)
      if (lastOf.size <= TOUCHES_MAX) return
      floor = count
      lastOf.clear()
    },
    addAll(): AsOf {
      floor = ++count
      lastOf.clear()
      return floor
    },
    since: (asOf: AsOf, topics: readonly string[]): boolean =>
      asOf < floor || topics.some((topic) => (lastOf.get(topic) ?? 0) > asOf),
  }
}
