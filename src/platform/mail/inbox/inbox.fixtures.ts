/** An inbox on a fresh database, and mail as strangers write it. For tests only. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { openTestDatabase } from '../../../../test/databases.ts'
import { playedClock, seededRandom } from '../../clock.ts'
import { loadMigrations } from '../../db/index.ts'
import { after, instant, minutes, seconds, type Duration } from '../../values.ts'
import { playedTimers } from '../../jobs/timers.fixtures.ts'
import { hostName, mailAddress, type HostName, type MailAddress } from '../address.ts'
import type { Arrival, Door } from './arrival.ts'
import { ownAddresses } from './own-addresses.ts'
import type { InboxProvider, Proof, Received } from './provider.ts'
import { openReplyAddresses } from './reply-address.ts'
import { recipientOf } from './smtp-door.ts'
import { keepArrived } from './store.ts'
import type { InboxTables } from './tables.ts'
import { startInbox } from './worker.ts'

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('not an address')
  return value
}

export const DOMAIN: HostName = known(hostName('lists.example.org'))
export const SERVER = 'mx.example.org'
export const address = (raw: string): MailAddress => known(mailAddress(raw))
const migrations = await loadMigrations(dirname(dirname(fileURLToPath(import.meta.url))))

/** Header and text as they come over the line. */
export const letter = (lines: readonly string[], text = 'A word.'): Buffer =>
  Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\n`, 'utf8')

export type Got = { readonly arrival: Arrival; readonly proof: Proof }
export type Post = {
  readonly to: string | readonly string[]
  readonly raw: Uint8Array
  readonly sender?: string
  readonly peer?: string
  readonly door?: Door
}

/** @param receive what the one domain here says to mail for `list`; it takes all by default */
export async function anInbox(receive: (got: Got) => Received = () => 'taken') {
  const clock = playedClock(instant('2026-11-21T12:00Z'), seededRandom('inbox'))
  const db = await openTestDatabase({ migrations, clock })
  const timers = playedTimers()
  const got: Got[] = []
  const problems: string[] = []
  const list: InboxProvider = {
    name: 'list',
    reasons: [],
    takes: async (_, { local }) => local === 'list' || local.startsWith('reply+'),
    receive: async (_tx, arrival, proof) => {
      const outcome = receive({ arrival, proof })
      got.push({ arrival, proof })
      return outcome
    },
  }
  const replyAddresses = openReplyAddresses(seededRandom('secret')(32), DOMAIN)
  const work = { db, providers: [list, ownAddresses], replyAddresses, server: SERVER }
  const report = (_: string, problem: unknown) => void problems.push(String(problem))
  const workers = startInbox({ ...work, timers, report })
  onTestFinished(async () => {
    await workers.stop()
    await db.close()
  })
  const rows = () =>
    db.read.withTables<InboxTables>().selectFrom('inbox').selectAll().orderBy('id').execute()
  /** Until nothing is due any more. */
  const worked = async (): Promise<void> => {
    for (let round = 0; round < ROUNDS_MAX; round++) {
      const due = (await rows()).filter(
        ({ state, next_at: at }) =>
          state === 'claimed' || (state === 'waiting' && at <= clock.now()),
      )
      if (due.length === 0) return
      workers.wake()
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    throw new Error('the inbox does not come to an end')
  }
  const post = async ({ to, raw, sender = 'amal@example.org', peer = '', door }: Post) => {
    // Ids of one millisecond have no order.
    clock.set(after(clock.now(), seconds(1)))
    const recipients = [to].flat().map((one) => known(recipientOf(one, DOMAIN)))
    const envelope = { door: door ?? 'lmtp', peer, helo: 'sender.example', sender, recipients }
    await db.transact((tx, now) => keepArrived(tx, clock, { envelope, raw }, now))
    await worked()
  }
  const pass = async (span: Duration = minutes(70)) => {
    clock.set(after(clock.now(), span))
    await worked()
  }
  return { clock, db, got, problems, post, pass, rows, worked, replyAddresses }
}

const ROUNDS_MAX = 2_000
