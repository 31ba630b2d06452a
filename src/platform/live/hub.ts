/**
 * Tells listeners what is told on a channel, each event once and in its order, across restarts and
 * processes: what is heard comes from the table and nowhere else. Knows no meaning of an event.
 *
 * A listener says what it heard last, and is first told what it missed. Who reads too slowly is
 * dropped, and asks again with the number it has; nobody waits for anybody.
 */
import type { Read } from '../db/index.ts'
import type { Timers } from '../jobs/index.ts'
import { seconds, type Duration } from '../values.ts'
import { REPLAYED_MAX, type Channel, type EventNumber, type LiveEvent } from './event.ts'
import { BEAT, frameOf, OPENING, POLLED, RESET } from './frame.ts'
import { eventsAfter, lastNumber } from './store.ts'

/** Open lines in all: as many as the server has connections for, less some for pages. */
export const LISTENERS_MAX = 7_000
/** What waits for a listener in memory before it is dropped: a few hundred changes. */
const WAITING_BYTES_MAX = 64 * 1024
/** How often channels with listeners are asked for news: half of what people notice. */
const ASKED_EVERY: Duration = seconds(0.05)
/** Proxies close lines on which nothing is said for a minute. */
const BEATS_EVERY: Duration = seconds(15)
/** A listener that falls behind while it is told what it missed reads the page again. */
const CATCHING_UP_MAX = 10

/** The end of a line to somebody's browser, as `ServerResponse` is one. */
export type Line = {
  readonly writableLength: number
  write(text: string): unknown
  end(): unknown
  destroy(): unknown
  once(event: 'close', listener: () => void): unknown
}

type Listener = {
  readonly line: Line
  last: EventNumber
  /** Has what the room has: from then on it is told with all others. */
  ready: boolean
}

type Room = { readonly channel: Channel; readonly listeners: Set<Listener>; last: EventNumber }

export type Hub = {
  /** Until the line ends; where there is no room, it ends at once. */
  readonly listen: (channel: Channel, from: EventNumber, line: Line) => Promise<void>
  readonly hasRoom: () => boolean
  /** How many listen here, now. */
  readonly listeners: (channel: Channel) => number
  /** Ends all lines; browsers come back to whoever answers then. */
  readonly close: () => void
}

export type HubOptions = {
  readonly read: Read
  readonly timers: Timers
  readonly report: (problem: unknown) => void
}

export function createHub(options: HubOptions): Hub {
  const hall: Hall = { ...options, rooms: new Map(), count: 0, closed: false, rest: undefined }
  return {
    hasRoom: () => hasRoom(hall),
    listeners: (channel) => hall.rooms.get(channel)?.listeners.size ?? 0,
    listen: (channel, from, line) => listen(hall, channel, from, line),
    close() {
      hall.closed = true
      hall.rest?.()
      for (const { listeners } of hall.rooms.values()) {
        for (const { line } of listeners) line.end()
      }
      hall.rooms.clear()
    },
  }
}

/** All rooms, and the clockwork that runs while anybody is in one. */
type Hall = HubOptions & {
  readonly rooms: Map<Channel, Room>
  count: number
  closed: boolean
  rest: (() => void) | undefined
}

const hasRoom = ({ closed, count }: Hall): boolean => !closed && count < LISTENERS_MAX

async function listen(hall: Hall, channel: Channel, from: EventNumber, line: Line): Promise<void> {
  if (!hasRoom(hall)) {
    line.end()
    return
  }
  const listener: Listener = { line, last: from, ready: false }
  hall.count++
  let room: Room | undefined
  let gone = false
  line.once('close', () => {
    gone = true
    hall.count--
    if (room) leave(hall, room, listener)
  })
  line.write(OPENING)
  try {
    const last = await lastNumber(hall.read, channel)
    if (gone || hall.closed) return
    // What a browser says that it heard decides about nobody but itself.
    room = hall.rooms.get(channel) ?? { channel, listeners: new Set(), last }
    hall.rooms.set(channel, room)
    room.listeners.add(listener)
    hall.rest ??= running(hall)
    if (from > last && from > room.last) reset(listener)
    else await catchUp(hall, room, listener)
  } catch (error) {
    hall.report(error)
    line.end()
  }
}

function leave(hall: Hall, room: Room, listener: Listener): void {
  room.listeners.delete(listener)
  if (room.listeners.size > 0) return
  hall.rooms.delete(room.channel)
  if (hall.rooms.size > 0) return
  hall.rest?.()
  hall.rest = undefined
}

/** Asks for news, and keeps lines open. @returns what ends both */
function running(hall: Hall): () => void {
  let asking = false
  const ask = async () => {
    if (asking) return
    asking = true
    try {
      for (const room of [...hall.rooms.values()]) {
        tellAll(room, await eventsAfter(hall.read, room.channel, room.last))
      }
    } catch (error) {
      // What was not read now is read the next time: nothing was told, and no number moved.
      hall.report(error)
    } finally {
      asking = false
    }
  }
  const beat = () => {
    for (const { listeners } of hall.rooms.values()) {
      for (const listener of listeners) send(listener, BEAT)
    }
  }
  const ends = [
    repeating(hall.timers, ASKED_EVERY, () => void ask()),
    repeating(hall.timers, BEATS_EVERY, beat),
  ]
  return () => ends.forEach((end) => end())
}

function repeating(timers: Timers, span: Duration, work: () => void): () => void {
  const ring = () => {
    cancel = timers.after(span, ring)
    work()
  }
  let cancel = timers.after(span, ring)
  return () => cancel()
}

/** Who does not read is dropped: its browser comes back with the number that it has. */
function send({ line }: Listener, text: string): void {
  if (line.writableLength > WAITING_BYTES_MAX) line.destroy()
  else line.write(text)
}

/** The page that it reads again says where it stands, and opens a line of its own. */
function reset(listener: Listener): void {
  send(listener, RESET)
  listener.line.end()
}

/** News for all who are up to date; made into a frame once, whatever their number. */
function tellAll(room: Room, events: readonly LiveEvent[]): void {
  const last = events.at(-1)
  if (!last) return
  const before = room.last
  room.last = last.number
  const isMuch = events.length > REPLAYED_MAX
  const frames = isMuch ? RESET : events.map(frameOf).join('')
  for (const listener of room.listeners) {
    if (!listener.ready || listener.last >= last.number) continue
    // One that caught up a moment ago may have heard the first of them already.
    const heard = listener.last
    listener.last = last.number
    if (heard <= before || isMuch) send(listener, frames)
    else send(listener, framesAfter(events, heard))
  }
}

const framesAfter = (events: readonly LiveEvent[], heard: EventNumber): string =>
  events
    .filter(({ number }) => number > heard)
    .map(frameOf)
    .join('')

/** What was told since, at once: for whoever cannot be given a line, and asks again. */
export async function toldSince(read: Read, channel: Channel, from: EventNumber): Promise<string> {
  const events = await eventsAfter(read, channel, from)
  const isMuch = events.length > REPLAYED_MAX || isCut(events, from)
  return `${POLLED}${isMuch ? RESET : events.map(frameOf).join('')}`
}

/** What this listener missed, until it has what all others have. */
async function catchUp(hall: Hall, room: Room, listener: Listener): Promise<void> {
  for (let turn = 0; turn < CATCHING_UP_MAX; turn++) {
    const events = await eventsAfter(hall.read, room.channel, listener.last)
    if (events.length > REPLAYED_MAX || isCut(events, listener.last)) return reset(listener)
    const last = events.at(-1)
    if (last) {
      listener.last = last.number
      send(listener, events.map(frameOf).join(''))
    }
    // Nothing is told between this question and the next line: news come in later turns.
    if (listener.last >= room.last) {
      listener.ready = true
      return
    }
  }
  reset(listener)
}

/** Some of what was missed is kept no more. */
const isCut = ([first]: readonly LiveEvent[], last: EventNumber): boolean =>
  first !== undefined && first.number !== last + 1
