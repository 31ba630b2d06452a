/**
 * What a load told stays true until somebody commits: until then whoever asks the same is told the
 * same, without a query. SQLite itself says before each answer whether anybody has committed
 * (`pragma data_version`), so an answer is never older than the one that it would give.
 */
import type { Read, Tx } from './database.ts'

/** Answers of all loads together; beyond them everything is forgotten. */
export const REMEMBERED_MAX = 5_000

type Key = string | number | undefined | readonly string[] | Readonly<Record<string, string>>
type Load<Args extends readonly Key[], Value> = (db: Read | Tx, ...args: Args) => Promise<Value>
type Memory = <Value>(load: object, key: string, ask: () => Promise<Value>) => Promise<Value>

const memories = new WeakMap<object, Memory>()

/**
 * The load, asked again only after a commit. What it gives is shared by all who ask, so nobody may
 * change it. In a transaction, in a snapshot and on PostgreSQL it is asked each time.
 */
export const remembered =
  <Args extends readonly Key[], Value>(load: Load<Args, Value>): Load<Args, Value> =>
  (db, ...args) => {
    const memory = memories.get(db)
    return memory ? memory(load, JSON.stringify(args), () => load(db, ...args)) : load(db, ...args)
  }

/** Whether this handle has a memory: elsewhere each load asks the database. */
export const remembers = (db: Read | Tx): boolean => memories.has(db)

export type Remembering = {
  /** Throws where the handle must not be used at all. */
  readonly mayAsk: () => void
  /** Whatever another process changed, with each commit of its own. */
  readonly version: () => unknown
}

/**
 * Gives a read handle a memory.
 *
 * Others' commits are looked for once in each turn of the event loop: who asks because of one asks
 * in a later turn than that in which it was not seen.
 *
 * @returns what forgets everything: to be called with each commit of this process
 */
export function remember(read: Read, { mayAsk, version }: Remembering): () => void {
  const known = new Map<object, Map<string, Promise<unknown>>>()
  let count = 0
  let seen = version()
  let hasLooked = false

  function forget(): void {
    count = 0
    known.clear()
  }

  function look(): void {
    if (count >= REMEMBERED_MAX) forget()
    if (hasLooked) return
    hasLooked = true
    setImmediate(() => (hasLooked = false))
    const now = version()
    if (now !== seen) forget()
    seen = now
  }

  memories.set(read, (load, key, ask) => {
    mayAsk()
    look()
    const answers = known.get(load) ?? new Map<string, Promise<unknown>>()
    known.set(load, answers)
    // Under this load and this key nothing but what the same load gave was ever put.
    const before = answers.get(key) as ReturnType<typeof ask> | undefined
    if (before) return before
    const answer = ask()
    answers.set(key, answer)
    count += 1
    // What failed is no answer: the next one who asks may be luckier.
    answer.catch(() => answers.delete(key))
    return answer
  })
  return forget
}
