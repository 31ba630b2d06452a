/**
 * How soon a hall of listeners hears what happened, and what they cost: 5,000 idle lines to one
 * meeting, then a paragraph is written in its notes. Fails where a bar is missed.
 */
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { post, READ } from '../promises/durability-load.ts'
import { peopleAt, siteAt, type Writer } from '../promises/durability-server.ts'
import { SOUND } from '../promises/durability-twins.ts'
import { aMeeting } from '../promises/notes-meeting.ts'
import { median, report } from './run-figures.ts'
import { residentOf } from './run-site.ts'

/** Bars of issue "the working week". */
const LISTENERS = 5_000
const HEARD_MS_MAX = 200
const RESIDENT_MIB_MAX = 400

const EVENTS = 9
const OPENED_AT_ONCE = 100
/** Between two events, so that each finds a hall at rest. */
const REST_MS = 1_000
const HEARD_WITHIN_MS = 20_000

const scratch = join(process.cwd(), 'tmp')
mkdirSync(scratch, { recursive: true })
const folder = mkdtempSync(join(scratch, 'live-'))
const site = await siteAt({ build: SOUND, folder, databaseUrl: undefined })
const [writer] = await peopleAt(site.config, 1)
if (!writer) throw new Error('nobody writes')
const meeting = await aMeeting(site.config, writer)
const served = site.start()
try {
  await site.ready()
  await measure(writer)
} finally {
  await site.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measure(writer: Writer): Promise<void> {
  const path = `/meetings/${meeting}`
  const coming = { ...READ, undertakings: '1', way: 'online', as: 'personal' }
  await post(site.url, writer, { path: `${path}/attendances`, fields: coming, key: 'bench-came' })
  const hall = await aHall(Number(new URL(site.url).port), `${path}/events`)
  await pause(REST_MS)
  const took: number[] = []
  for (let event = 0; event < EVENTS; event++) {
    const all = hall.nextHeardByAll()
    const fields = { ...READ, kind: 'note', words: `Paragraph ${event}.`, item: '' }
    const form = { path: `${path}/notes`, fields, key: `bench-note-${event}` }
    // From before it is decided and kept: many hear it before its writer is answered.
    const sent = performance.now()
    const answer = await post(site.url, writer, form)
    if (answer !== 'acknowledged') throw new Error(answer)
    took.push((await all) - sent)
    await pause(REST_MS)
  }
  const resident = residentOf(served.pid ?? 0)
  hall.close()
  report('live', [
    { name: 'lines open', value: hall.open, unit: 'listeners', atLeast: LISTENERS },
    {
      name: `from an act until the last of ${LISTENERS} heard it, median of ${EVENTS}`,
      value: median(took),
      unit: 'ms',
      atMost: HEARD_MS_MAX,
    },
    { name: 'the slowest event', value: Math.max(...took), unit: 'ms' },
    { name: 'server with all of them', value: resident, unit: 'MiB', atMost: RESIDENT_MIB_MAX },
  ])
}

type Hall = {
  readonly open: number
  /** When the last of all heard the next event. */
  readonly nextHeardByAll: () => Promise<number>
  readonly close: () => void
}

/** Each line seems to come from a network of its own, as people's do. */
async function aHall(port: number, path: string): Promise<Hall> {
  const lines: Socket[] = []
  let heard = 0
  let last = Promise.withResolvers<number>()
  const hear = (bytes: Buffer) => {
    if (!bytes.includes('event: notes')) return
    if (++heard === lines.length) last.resolve(performance.now())
  }
  while (lines.length < LISTENERS) {
    const some = Array.from({ length: OPENED_AT_ONCE }, (_, at) =>
      aLine(port, path, lines.length + at),
    )
    const open = await Promise.all(some)
    for (const line of open) line.on('data', hear)
    lines.push(...open)
  }
  return {
    open: lines.length,
    nextHeardByAll: () => {
      heard = 0
      last = Promise.withResolvers<number>()
      const late = setTimeout(
        () => last.reject(new Error(`${heard} of ${lines.length} heard`)),
        HEARD_WITHIN_MS,
      )
      return last.promise.finally(() => clearTimeout(late))
    },
    close: () => lines.forEach((line) => line.destroy()),
  }
}

async function aLine(port: number, path: string, number: number): Promise<Socket> {
  const line = connect(port, '127.0.0.1')
  await once(line, 'connect')
  const network = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`
  const head = [`GET ${path}?after=0 HTTP/1.1`, 'Host: localhost', `X-Forwarded-For: ${network}`]
  line.write(`${head.join('\r\n')}\r\n\r\n`)
  const [first]: readonly Buffer[] = await once(line, 'data')
  if (!first?.includes('200 OK')) throw new Error(first?.toString('latin1').slice(0, 200))
  return line
}
