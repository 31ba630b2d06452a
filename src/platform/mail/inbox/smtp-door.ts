/**
 * The door at which mail comes in, by SMTP or LMTP: bounded, strict about line ends, and answering
 * 250 only once the bytes are kept. Reads no message and knows no recipient.
 */
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import type { SMTPServer, SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import type { Clock } from '../../clock.ts'
import { hours, minutes } from '../../values.ts'
import { mailAddress, type HostName } from '../address.ts'
import type { Arrived, Envelope, Recipient } from './arrival.ts'
import { openCounters, type Counters } from './door-counters.ts'
import { reply, type Reply } from './replies.ts'
import { looseLine } from './strict-lines.ts'

/** RFC 5321 §4.5.3 names the least that a server must take; these are above it and finite. */
export const DOOR_BOUNDS = {
  messageBytesMax: 10 * 1024 * 1024,
  /** Of all messages under way: what the process may hold in memory. */
  bytesUnderWayMax: 64 * 1024 * 1024,
  recipientsMax: 100,
  connectionsMax: 50,
  connectionsPerNetworkMax: 10,
  commandsPerConnectionMax: 1_000,
  messagesPerConnectionMax: 100,
  messagesPerNetworkMax: 300,
  messagesPerNetworkWithin: hours(1),
  unknownRecipientsMax: 10,
  commandBytesMax: 2_048,
  idleLongest: minutes(2),
} as const

export type DoorBounds = { readonly [Name in keyof typeof DOOR_BOUNDS]: number }

export type DoorPlace =
  | { readonly kind: 'smtp'; readonly host: string; readonly port: number }
  | { readonly kind: 'lmtp'; readonly socket: string }

export type MailDoorOptions = {
  readonly place: DoorPlace
  readonly domain: HostName
  readonly clock: Clock
  /** True for an address that exists. */
  readonly exists: (recipient: Recipient) => Promise<boolean>
  /** Ends when the message is on disk; only then is it acknowledged. */
  readonly keep: (arrived: Arrived) => Promise<void>
  readonly report: (name: string, problem: unknown) => void
  readonly tls?: { readonly key: string; readonly cert: string } | undefined
  readonly bounds?: DoorBounds
}

export type MailDoor = {
  /** 0 for a socket. */
  readonly port: number
  /** Takes no more; what is being kept is kept and acknowledged first. */
  readonly close: () => Promise<void>
}

/** @throws when the port or socket is not to be had */
export async function openMailDoor(options: MailDoorOptions): Promise<MailDoor> {
  const { place, report } = options
  const bounds = options.bounds ?? DOOR_BOUNDS
  const counters = openCounters(options.clock, bounds)
  // Loaded with the first door: where none is opened, nothing holds it.
  const { SMTPServer: Server } = await import('smtp-server')
  const server = serverOf({ ...options, bounds, Server }, counters)
  if (place.kind === 'lmtp') rmSync(place.socket, { force: true })
  const listening =
    place.kind === 'smtp' ? server.listen(place.port, place.host) : server.listen(place.socket)
  // A line that breaks concerns its sender, who sends again; before `listening` it concerns us.
  let isOpen = false
  server.on('error', (problem) => isOpen && report('mail in', problem))
  await once(listening, 'listening')
  isOpen = true
  const address = listening.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}

type Bound = MailDoorOptions & {
  readonly bounds: DoorBounds
  readonly Server: typeof SMTPServer
}

const CLOSING_LONGEST = 5_000

function serverOf(options: Bound, counters: Counters): SMTPServer {
  const { place, domain, bounds, tls, Server } = options
  const server: SMTPServer = new Server({
    name: domain,
    banner: 'Parley',
    lmtp: place.kind === 'lmtp',
    ...tls,
    disabledCommands: ['AUTH', 'XCLIENT', 'XFORWARD', ...(tls ? [] : ['STARTTLS'])],
    disableReverseLookup: true,
    size: bounds.messageBytesMax,
    maxClients: bounds.connectionsMax,
    maxRecipients: bounds.recipientsMax,
    maxCommandLength: bounds.commandBytesMax,
    socketTimeout: bounds.idleLongest,
    closeTimeout: CLOSING_LONGEST,
    logger: counters.commands((id) => drop(server, id)),
    onConnect: (session, answer) => answer(counters.connected(session)),
    onClose: (session, answer) => {
      counters.closed(session)
      answer()
    },
    onMailFrom: (_address, session, answer) => answer(counters.begun(session)),
    onRcptTo: ({ address }, session, answer) => {
      void recipientIn(options, address, () => counters.unknown(session)).then(answer)
    },
    onData: (stream, session, answer) => {
      void take(options, { stream, session, counters }).then(({ refusal, isHostile }) => {
        answer(refusal)
        // Whatever it sends after this was meant as a message of its own.
        if (isHostile) drop(server, session.id)
      })
    },
  })
  return server
}

function drop(server: SMTPServer, id: string): void {
  for (const connection of server.connections) if (connection.id === id) connection.close()
}

async function recipientIn(
  { domain, exists, report }: Bound,
  raw: string,
  unknown: () => Reply | undefined,
): Promise<Reply | undefined> {
  const recipient = recipientOf(raw, domain)
  try {
    if (recipient && (await exists(recipient))) return undefined
  } catch (problem) {
    report('mail in', problem)
    return reply(451, '4.3.0 not now, try again')
  }
  return unknown() ?? reply(550, '5.1.1 no such address here')
}

/** `undefined` for an address that is not of our domain, or no address. */
export function recipientOf(raw: string, domain: HostName): Recipient | undefined {
  // RFC 5321 §4.1.1.3: a postmaster without a domain is the one of this server.
  const read = mailAddress(/^postmaster$/i.test(raw) ? `${raw}@${domain}` : raw)
  const at = read?.lastIndexOf('@') ?? -1
  if (read === undefined || read.slice(at + 1) !== domain) return undefined
  const local = read.slice(0, at).toLowerCase()
  const address = mailAddress(`${local}@${domain}`)
  return address && { address, local }
}

type Taking = {
  readonly stream: SMTPServerDataStream
  readonly session: SMTPServerSession
  readonly counters: Counters
}

type Taken = { readonly refusal: Reply | undefined; readonly isHostile: boolean }

const refused = (refusal: Reply, isHostile = false): Taken => ({ refusal, isHostile })

const NOT_WHOLE = {
  'too-large': reply(552, '5.3.4 the message is too large'),
  'no-room': reply(452, '4.3.1 too much at once, try again'),
  broken: reply(451, '4.3.0 the line broke'),
} as const satisfies Record<Exclude<Bytes['kind'], 'whole'>, Reply>

async function take(options: Bound, { stream, session, counters }: Taking): Promise<Taken> {
  const read = await bytesOf(stream, counters)
  try {
    if (read.kind !== 'whole') return refused(NOT_WHOLE[read.kind])
    const loose = looseLine(read.raw)
    if (loose) return refused(reply(554, `5.6.0 ${loose}: lines must end in CR LF`), true)
    await options.keep({ envelope: envelopeOf(options, session), raw: read.raw })
    return { refusal: undefined, isHostile: false }
  } catch (problem) {
    options.report('mail in', problem)
    return refused(reply(451, '4.3.0 it could not be kept, try again'))
  } finally {
    counters.free(read.bytes)
  }
}

type Bytes =
  | { readonly kind: 'whole'; readonly raw: Uint8Array; readonly bytes: number }
  | { readonly kind: 'too-large' | 'no-room' | 'broken'; readonly bytes: number }

/** Reads to the end in any case, since only then may the server answer. */
async function bytesOf(stream: SMTPServerDataStream, counters: Counters): Promise<Bytes> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  let isCrowded = false
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      if (isCrowded || stream.sizeExceeded) continue
      isCrowded = !counters.hold(chunk.length)
      if (isCrowded) continue
      bytes += chunk.length
      chunks.push(chunk)
    }
  } catch {
    return { kind: 'broken', bytes }
  }
  if (stream.sizeExceeded) return { kind: 'too-large', bytes }
  if (isCrowded) return { kind: 'no-room', bytes }
  return { kind: 'whole', raw: Buffer.concat(chunks), bytes }
}

function envelopeOf({ place, domain }: Bound, session: SMTPServerSession): Envelope {
  const { mailFrom, rcptTo } = session.envelope
  const recipients = rcptTo.flatMap(({ address }) => recipientOf(address, domain) ?? [])
  const once = new Map(recipients.map((recipient) => [recipient.local, recipient]))
  return {
    door: place.kind,
    peer: session.remoteAddress ?? '',
    helo: session.hostNameAppearsAs || '',
    sender: mailFrom ? mailFrom.address : '',
    recipients: [...once.values()],
  }
}
