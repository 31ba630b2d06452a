/** How much one connection and one network may ask of the door. In memory; refuses, never waits. */
import type { SMTPServerSession } from 'smtp-server'
import type { Clock } from '../../clock.ts'
import { networkOf } from '../../http/limits.ts'
import { isLoopbackPeer } from '../../http/origin.ts'
import type { Instant } from '../../values.ts'
import type { DoorBounds } from './smtp-door.ts'
import { reply, type Reply } from './replies.ts'

/** Networks remembered at a time; the one heard first is forgotten first. */
const NETWORKS_MAX = 20_000

type Session = Pick<SMTPServerSession, 'id' | 'remoteAddress'>

export type Counters = {
  readonly connected: (session: Session) => Reply | undefined
  readonly closed: (session: Session) => void
  /** A message begins. */
  readonly begun: (session: Session) => Reply | undefined
  /** An unknown recipient was named; too many of them end the patience. */
  readonly unknown: (session: Session) => Reply | undefined
  /** False when there is no room for so many bytes more. */
  readonly hold: (bytes: number) => boolean
  readonly free: (bytes: number) => void
  /** The server tells its logger of each command: too many of them end the connection. */
  readonly commands: (drop: (id: string) => void) => Logger
}

type Told = { readonly tnx?: unknown; readonly cid?: unknown }
type Log = (told: Told) => void
type Logger = {
  readonly trace: Log
  readonly debug: Log
  readonly info: Log
  readonly warn: Log
  readonly error: Log
  readonly fatal: Log
}

type Line = {
  /** `undefined` for this machine itself, behind which any number of networks may be. */
  readonly network: string | undefined
  messages: number
  unknown: number
  commands: number
}
type Window = { since: Instant; messages: number }

export function openCounters(clock: Clock, bounds: DoorBounds): Counters {
  const lines = new Map<string, Line>()
  const windows = new Map<string, Window>()
  let held = 0
  const lineOf = (session: Session): Line => {
    const known = lines.get(session.id)
    if (known) return known
    const peer = session.remoteAddress
    const isOurs = peer === undefined || peer === '' || isLoopbackPeer(peer)
    const network = isOurs ? undefined : networkOf(peer)
    const line = { network, messages: 0, unknown: 0, commands: 0 }
    lines.set(session.id, line)
    return line
  }
  const mayBegin = (network: string): boolean => {
    const window = windowOf(windows, network, { now: clock.now(), bounds })
    window.messages += 1
    return window.messages <= bounds.messagesPerNetworkMax
  }
  return {
    connected: (session) => {
      const { network } = lineOf(session)
      if (network === undefined) return undefined
      const same = [...lines.values()].filter((line) => line.network === network).length
      if (same <= bounds.connectionsPerNetworkMax) return undefined
      return reply(421, '4.7.0 too many connections from your network')
    },
    closed: ({ id }) => void lines.delete(id),
    begun: (session) => {
      const line = lineOf(session)
      line.messages += 1
      if (line.messages > bounds.messagesPerConnectionMax) {
        return reply(421, '4.7.0 enough for one connection, come again')
      }
      if (line.network === undefined || mayBegin(line.network)) return undefined
      return reply(450, '4.7.1 too many messages from your network, try later')
    },
    unknown: (session) => {
      const line = lineOf(session)
      line.unknown += 1
      if (line.unknown <= bounds.unknownRecipientsMax) return undefined
      return reply(421, '4.7.0 too many unknown recipients')
    },
    hold: (bytes) => {
      if (held + bytes > bounds.bytesUnderWayMax) return false
      held += bytes
      return true
    },
    free: (bytes) => {
      held -= bytes
    },
    commands: (drop) => logger(lines, bounds, drop),
  }
}

type Asked = { readonly now: Instant; readonly bounds: DoorBounds }

function windowOf(windows: Map<string, Window>, network: string, { now, bounds }: Asked): Window {
  const known = windows.get(network)
  if (known && now - known.since < bounds.messagesPerNetworkWithin) return known
  windows.delete(network)
  const fresh = { since: now, messages: 0 }
  windows.set(network, fresh)
  for (const oldest of windows.keys()) {
    if (windows.size <= NETWORKS_MAX) break
    windows.delete(oldest)
  }
  return fresh
}

/** What it is told besides commands concerns the sender, whom it answers itself. */
function logger(
  lines: ReadonlyMap<string, Line>,
  bounds: DoorBounds,
  drop: (id: string) => void,
): Logger {
  const ignored: Log = () => undefined
  return {
    trace: ignored,
    info: ignored,
    warn: ignored,
    error: ignored,
    fatal: ignored,
    debug: ({ tnx, cid }) => {
      const line = tnx === 'command' && typeof cid === 'string' ? lines.get(cid) : undefined
      if (!line || typeof cid !== 'string') return
      line.commands += 1
      if (line.commands > bounds.commandsPerConnectionMax) drop(cid)
    },
  }
}
