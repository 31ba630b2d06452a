/**
 * A hall of browsers that follow one room: each keeps a line open, comes back when it breaks, and
 * says what it heard last. Judges nothing.
 */
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Writer } from './durability-server.ts'

const OPENED_AT_ONCE = 50
/** What a browser waits before it comes back, as the server tells it (`retry`). */
const BACK_AFTER_MS = 1_000
/** Longer than this nobody waits in a room. */
const HEARD_WITHIN_MS = 30_000

type Ear = {
  readonly head: (from: number) => string
  socket: Socket | undefined
  /** The number that it heard last. */
  last: number
  /** Events that it was told, each once. */
  heard: number
  /** Changes of the queue among them. */
  changes: number
  /** Numbers that it was never told, or was told to read the page again instead. */
  missed: number
  twice: number
  rest: string
}

type Waiting = {
  readonly changes: number
  readonly begun: number
  readonly took: number[]
  readonly all: (took: readonly number[]) => void
}

export type Hall = {
  /** How long each took to hear so many changes of the queue; some may never have. */
  readonly heardBy: (changes: number, begun: number) => Promise<readonly number[]>
  readonly figures: (last: number) => { readonly missed: number; readonly twice: number }
  readonly open: () => number
  readonly close: () => void
}

/** @param from the number that their pages stand for */
export async function hallAt(
  port: number,
  path: string,
  { people, from }: { readonly people: readonly Writer[]; readonly from: number },
): Promise<Hall> {
  const waiting = new Set<Waiting>()
  let closed = false
  const changed = ({ changes }: Ear) => {
    for (const one of waiting) {
      if (one.changes !== changes) continue
      one.took.push(performance.now() - one.begun)
      if (one.took.length === people.length) one.all(one.took)
    }
  }
  const ears = people.map((person) => earOf(path, person, from))
  const open = (ear: Ear): Promise<void> =>
    new Promise((told) => {
      if (closed) return told()
      const socket = connect(port, '127.0.0.1')
      ear.socket = socket
      ear.rest = ''
      socket.setEncoding('latin1')
      socket.once('connect', () => socket.write(ear.head(ear.last)))
      socket.on('data', (text: string) => {
        told()
        hear(ear, text, () => changed(ear))
      })
      socket.on('error', () => socket.destroy())
      socket.once('close', () => {
        told()
        if (!closed) setTimeout(() => void open(ear), BACK_AFTER_MS)
      })
    })
  for (let first = 0; first < ears.length; first += OPENED_AT_ONCE) {
    await Promise.all(ears.slice(first, first + OPENED_AT_ONCE).map(open))
  }
  return {
    heardBy: (changes, begun) => {
      const heard = Promise.withResolvers<readonly number[]>()
      const one: Waiting = { changes, begun, took: [], all: heard.resolve }
      // Those that heard of it before anybody asked were told in no time.
      for (const ear of ears) if (ear.changes >= changes) one.took.push(0)
      waiting.add(one)
      if (one.took.length === people.length) heard.resolve(one.took)
      const late = setTimeout(() => heard.resolve(one.took), HEARD_WITHIN_MS)
      return heard.promise.finally(() => {
        clearTimeout(late)
        waiting.delete(one)
      })
    },
    figures: (last) => ({
      missed: ears.reduce((sum, ear) => sum + ear.missed + Math.max(0, last - ear.last), 0),
      twice: ears.reduce((sum, { twice }) => sum + twice, 0),
    }),
    open: () => ears.filter(({ socket }) => socket?.readyState === 'open').length,
    close: () => {
      closed = true
      for (const { socket } of ears) socket?.destroy()
    },
  }
}

function earOf(path: string, { cookie, network }: Writer, from: number): Ear {
  const lines = ['Host: localhost', `Cookie: ${cookie}`, `X-Forwarded-For: ${network}`]
  const head = (last: number) => {
    const heard = last > from ? [`Last-Event-ID: ${last}`] : []
    return `${[`GET ${path}?after=${from} HTTP/1.1`, ...lines, ...heard].join('\r\n')}\r\n\r\n`
  }
  const none = { heard: 0, changes: 0, missed: 0, twice: 0, rest: '' }
  return { head, socket: undefined, last: from, ...none }
}

const EVENT = /(?:id: (\d+)\r?\n)?event: ([a-z-]+)\r?\n/g

function hear(ear: Ear, text: string, changed: () => void): void {
  const all = ear.rest + text
  let read = 0
  for (const found of all.matchAll(EVENT)) {
    read = found.index + found[0].length
    const [, number, kind] = found
    if (number === undefined) {
      ear.missed++
      continue
    }
    const told = Number(number)
    if (told <= ear.last) {
      ear.twice++
      continue
    }
    ear.missed += told - ear.last - 1
    ear.last = told
    ear.heard++
    if (kind !== 'queue') continue
    ear.changes++
    changed()
  }
  // What a frame begins with may come in two pieces.
  ear.rest = all.slice(Math.max(read, all.length - LONGEST_BEGINNING))
}

const LONGEST_BEGINNING = 80
/** A line of a request that never ends, every so often: less than the server waits for. */
const DRIP_EVERY_MS = 900

export type Crowd = { readonly close: () => void }

/**
 * Who does not read: half of them never finish asking, and come again when they are sent away; the
 * other half ask to follow the room and take nothing off the line.
 */
export function slowReaders(port: number, path: string, count: number): Crowd {
  const sockets = new Set<Socket>()
  let closed = false
  const come = (index: number) => {
    if (closed) return
    const socket = connect(port, '127.0.0.1')
    sockets.add(socket)
    const network = `10.8.${index >> 8}.${index & 255}`
    socket.once('connect', () => {
      socket.write(`GET ${path}?after=0 HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${network}\r\n`)
      if (index % 2 === 0) return
      socket.write('\r\n')
      socket.pause()
    })
    socket.on('error', () => socket.destroy())
    socket.once('close', () => {
      sockets.delete(socket)
      void pause(BACK_AFTER_MS).then(() => come(index))
    })
  }
  for (let index = 0; index < count; index++) come(index)
  const drip = setInterval(() => {
    for (const socket of sockets) {
      if (!socket.isPaused() && socket.writable) socket.write('X-More: 1\r\n')
    }
  }, DRIP_EVERY_MS)
  return {
    close: () => {
      closed = true
      clearInterval(drip)
      for (const socket of sockets) socket.destroy()
    },
  }
}
