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
  | { readonly kind: 'down' }
  | { readonly kind: 'up'; readonly client: pg.Client; readonly heartbeat: NodeJS.Timeout }
  | { readonly kind: 'closed' }

/**
 * `elsewhere` answers `'all'` as long as the line is down: what is not heard may have changed.
 *
 * @param ours whether a backend is one of this process, whose changes it knows already
 */
export async function listening(url: string, channel: string, ours: (backend: number) => boolean) {
  let line: Line = { kind: 'down' }
  let heard: Set<string> | 'all' = new Set<string>()
  let retry: NodeJS.Timeout | undefined

  const hear = ({ processId, payload = ALL }: pg.Notification) => {
    if (ours(processId) || heard === 'all') return
    if (payload === ALL) heard = 'all'
    else for (const topic of payload.split('\n')) heard.add(topic)
    if (heard !== 'all' && heard.size > TOPICS_HEARD_MAX) heard = 'all'
  }
  const lose = (client: pg.Client) => {
    if (line.kind !== 'up' || line.client !== client) return
    clearInterval(line.heartbeat)
    line = { kind: 'down' }
    heard = 'all'
    void client.end().catch(() => {})
    again()
  }
  const again = () => {
    retry = setTimeout(() => void connect().catch(again), RECONNECT_MS).unref()
  }
  const connect = async () => {
    const client = lineTo(url)
    client.on('notification', hear)
    // Without a listener an error between two queries would end the process.
    client.on('error', () => lose(client))
    client.on('end', () => lose(client))
    await client.connect()
    await client.query(`listen ${channel}`)
    if (line.kind === 'closed') return client.end()
    const beat = () => void client.query('select 1').catch(() => lose(client))
    line = { kind: 'up', client, heartbeat: setInterval(beat, HEARTBEAT_MS).unref() }
  }
  await connect()

  return {
    elsewhere: (): readonly string[] | 'all' | undefined => {
      if (line.kind !== 'up') return 'all'
      if (heard === 'all') {
        heard = new Set()
        return 'all'
      }
      if (heard.size === 0) return undefined
      const topics = [...heard]
      heard.clear()
      return topics
    },
    close: async () => {
      clearTimeout(retry)
      const { client, heartbeat } = line.kind === 'up' ? line : {}
      line = { kind: 'closed' }
      clearInterval(heartbeat)
      await client?.end()
    },
  }
}

const lineTo = (url: string) =>
  new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: HEARTBEAT_ANSWER_MS,
    query_timeout: HEARTBEAT_ANSWER_MS,
    application_name: 'parley listen',
    keepAlive: true,
  })
