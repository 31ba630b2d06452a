/** All of mail that comes in, started and stopped as one: doors, and the work behind them. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report, Timers } from '../../jobs/index.ts'
import { seconds } from '../../values.ts'
import type { HostName } from '../address.ts'
import { openMailDoor, type DoorPlace, type MailDoor } from './smtp-door.ts'
import { keepArrived } from './store.ts'
import { startInbox, takerOf, type InboxWork } from './worker.ts'

/** A port that another program holds is asked for again: it may be our own earlier process. */
const OPEN_AGAIN_AFTER = seconds(30)

export type MailInOptions = InboxWork & {
  readonly domain: HostName
  readonly places: readonly DoorPlace[]
  /** The data folder: `keys/smtp.key` and `keys/smtp.crt` there let senders use TLS. */
  readonly folder: string
  readonly timers: Timers
  readonly report: Report
}

export type MailIn = {
  /** The ports that were bound, of the doors that are open. */
  readonly ports: () => readonly number[]
  /** Why a door is shut, for health. */
  readonly trouble: () => string | undefined
  /** Shuts the doors, then ends when what is under way has ended. */
  readonly stop: () => Promise<void>
}

/** Ends once each door was tried: a port that is taken keeps no site from being read. */
export async function startMailIn(options: MailInOptions): Promise<MailIn> {
  const { db, providers, replyAddresses, timers, report } = options
  const workers = startInbox(options)
  const doors = new Map<DoorPlace, MailDoor>()
  const troubles = new Map<DoorPlace, string>()
  const naps = new Map<DoorPlace, () => void>()
  const underWay = new Set<Promise<void>>()
  let isStopping = false

  const open = async (place: DoorPlace): Promise<void> => {
    naps.delete(place)
    try {
      const door = await openMailDoor({
        place,
        domain: options.domain,
        clock: db.clock,
        tls: tlsIn(options.folder),
        report,
        exists: async (recipient) => {
          if (await takerOf(providers, db.read, recipient)) return true
          const token = await replyAddresses.readToken(db.read, recipient.local, db.clock.now())
          return token !== undefined && token.kind !== 'forged'
        },
        keep: async (arrived) => {
          await db.transact((tx, now) => keepArrived(tx, db.clock, arrived, now))
          workers.wake()
        },
      })
      doors.set(place, door)
      troubles.delete(place)
    } catch (problem) {
      if (!troubles.has(place)) report('mail in', problem)
      troubles.set(place, `${nameOf(place)} cannot be opened`)
      if (!isStopping)
        naps.set(
          place,
          timers.after(OPEN_AGAIN_AFTER, () => begin(place)),
        )
    }
  }
  const begin = (place: DoorPlace): void => {
    const opening = open(place).finally(() => underWay.delete(opening))
    underWay.add(opening)
  }
  options.places.forEach(begin)
  await Promise.all(underWay)
  return {
    ports: () => [...doors.values()].map(({ port }) => port),
    trouble: () => [...troubles.values()][0],
    stop: async () => {
      isStopping = true
      for (const cancel of naps.values()) cancel()
      await Promise.all(underWay)
      await Promise.all([...doors.values()].map((door) => door.close()))
      await workers.stop()
    },
  }
}

const nameOf = (place: DoorPlace) =>
  place.kind === 'smtp' ? `the port ${place.port}` : 'the LMTP socket'

/** The operator's certificate, where there is one. */
function tlsIn(folder: string): { readonly key: string; readonly cert: string } | undefined {
  const [key, cert] = [join(folder, 'keys', 'smtp.key'), join(folder, 'keys', 'smtp.crt')]
  if (!existsSync(key) || !existsSync(cert)) return undefined
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}
