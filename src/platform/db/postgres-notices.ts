/** Hears, over LISTEN, which topics other processes changed. Decides nothing about them. */
import { sql } from 'kysely'
import pg from 'pg'
import type { Database } from './database.ts'

/** Above this many topics nobody has looked for a while: everything counts as changed. */
const TOPICS_HEARD_MAX = 10_000
/** PostgreSQL refuses a payload of 8,000 bytes (its manual, NOTIFY). */
const PAYLOAD_BYTES_MAX = 7_999
/** Says that everything changed. */
const ALL = '*'

const RECONNECT_MS = 1_000
/** A line that died silently is noticed within the two together. */
const HEARTBEAT_MS = 10_000
const HEARTBEAT_ANSWER_MS = 5_000

export const announcing =
  (channel: string): Database['announce'] =>
  async (tx, topics) => {
    if (topics.length === 0) return
    const joined = topics.join('\n')
    const payload = Buffer.byteLength(joined) > PAYLOAD_BYTES_MAX ? ALL : joined
    await sql`select pg_notify(${channel}, ${payload})`.execute(tx)
  }

type Line =
  | { readonly kind: 'asleep' }
  | { readonly kind: 'down'; readonly retry: NodeJS.Timeout | undefined }
  | { readonly kind: 'up'; readonly client: pg.Client; readonly heartbeat: NodeJS.Timeout }
  | { readonly kind: 'closed' }

/**
 * Listens from the first question on; `elsewhere` answers `'all'` as long as the line is down,
 * since what is not heard may have changed.
 *
 * @param ours whether a backend is one of this process, whose changes it knows already
 */
export function listening(url: string, channel: string, ours: (backend: number) => boolean) {
  let line: Line = { kind: 'asleep' }
  let connecting = Promise.resolve()
  const heard = hearing(ours)

  const lose = (client: pg.Client) => {
    if (line.kind !== 'up' || line.client !== client) return
    clearInterval(line.heartbeat)
    void hangUp(client)
    tryLater()
  }
  const tryLater = () => {
    if (line.kind === 'closed') return
    line = { kind: 'down', retry: setTimeout(call, RECONNECT_MS).unref() }
  }
  const call = () => {
    connecting = connect().catch(tryLater)
  }
  const connect = async () => {
    const client = lineTo(url)
    client.on('notification', heard.hear)
    // Without a listener an error between two queries would end the process.
    client.on('error', () => lose(client))
    client.on('end', () => lose(client))
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
    } catch (error) {
      await hangUp(client)
      throw error
    }
    if (line.kind === 'closed') return hangUp(client)
    const beat = () => void client.query('select 1').catch(() => lose(client))
    line = { kind: 'up', client, heartbeat: setInterval(beat, HEARTBEAT_MS).unref() }
  }

  return {
    elsewhere: (): readonly string[] | 'all' | undefined => {
      if (line.kind === 'up') return heard.take()
      if (line.kind === 'asleep') {
        line = { kind: 'down', retry: undefined }
        call()
      }
      heard.all()
      return 'all'
    },
    close: async () => {
      const last = line
      line = { kind: 'closed' }
      if (last.kind === 'down') clearTimeout(last.retry)
      if (last.kind === 'up') {
        clearInterval(last.heartbeat)
        await hangUp(last.client)
      }
      await connecting
    },
  }
}

/** What was heard since it was last taken. */
function hearing(ours: (backend: number) => boolean) {
  let heard: Set<string> | 'all' = new Set()
  return {
    hear: ({ processId, payload = ALL }: pg.Notification) => {
      if (ours(processId) || heard === 'all') return
      for (const topic of payload.split('\n')) heard.add(topic)
      if (payload === ALL || heard.size > TOPICS_HEARD_MAX) heard = 'all'
    },
    all: () => {
      heard = 'all'
    },
    take: (): readonly string[] | 'all' | undefined => {
      if (heard !== 'all' && heard.size === 0) return undefined
      const taken = heard === 'all' ? heard : [...heard]
      heard = new Set()
      return taken
    },
  }
}

/** A line that is already dead cannot be hung up, and need not be. */
const hangUp = (client: pg.Client): Promise<void> => client.end().catch(() => {})

const lineTo = (url: string) =>
  new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: HEARTBEAT_ANSWER_MS,
    query_timeout: HEARTBEAT_ANSWER_MS,
    application_name: 'parley listen',
    keepAlive: true,
  })
