/**
 * One traced run: for each answer, an fsync of the log that began after its commit and ended
 * before it. Kills cannot show this, since the kernel keeps what a killed process wrote.
 */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { post, READ } from './durability-load.ts'
import { childrenOf } from './durability-postgres.ts'
import { peopleAt, siteAt } from './durability-server.ts'

const ACTS = 40
/** Whole pages are printed, so that a commit is known by the key that it carries. */
const PRINTED_BYTES = 8_192

/** On Linux alone; elsewhere the line is left out. */
export const hasStrace = () => spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0

export type Traced = { readonly answers: number; readonly covered: number }

export async function trace(build: string, folder: string): Promise<Traced> {
  const site = await siteAt({ build, folder, databaseUrl: undefined })
  const [writer] = await peopleAt(site.config, 1)
  if (!writer) throw new Error('nobody writes')
  const file = join(folder, 'trace')
  const calls = 'trace=pwrite64,fdatasync,fsync,write,writev,epoll_wait,epoll_pwait'
  const tracer = site.start([
    'strace',
    ...['-f', '-ttt', '-T', '-y', '-qq', '-s', String(PRINTED_BYTES), '-e', calls, '-o', file],
  ])
  try {
    await site.ready()
    for (let number = 0; number < ACTS; number++) {
      const form = { path: '/account/interests', fields: { work: `Traced ${number}`, ...READ } }
      const answer = await post(site.url, writer, { ...form, key: keyOf(number) })
      if (answer !== 'acknowledged') throw new Error(`act ${number} was ${answer}`)
    }
  } finally {
    // strace itself takes no signal while it writes a file; it ends with the server.
    const ended = once(tracer, 'exit')
    const traced = childrenOf(tracer.pid ?? 0)
    site.forget()
    for (const pid of traced) process.kill(pid, 'SIGTERM')
    await ended
  }
  return covered(callsIn(readFileSync(file, 'latin1')))
}

const keyOf = (number: number) => `traced-key-${String(number).padStart(4, '0')}`

type Call = {
  readonly thread: string
  readonly name: string
  readonly said: string
  readonly began: number
  readonly ended: number
}

const LINE = /^(\d+) +(\d+\.\d+) (?:<\.\.\. (\w+) resumed>|(\w+)\()(.*)$/
const LASTED = /<(\d+\.\d+)>$/

/** Puts calls together that other threads' lines stand between. */
function callsIn(text: string): readonly Call[] {
  const calls: Call[] = []
  const open = new Map<string, Pick<Call, 'began' | 'said'>>()
  for (const line of text.split('\n')) {
    const [, thread = '', at = '', resumed, begun, rest = ''] = LINE.exec(line) ?? []
    const time = Number(at)
    const name = resumed ?? begun
    if (name === undefined) continue
    if (rest.endsWith('<unfinished ...>')) {
      open.set(thread, { began: time, said: rest })
      continue
    }
    const before = resumed === undefined ? undefined : open.get(thread)
    const began = before?.began ?? time
    const lasted = Number(LASTED.exec(rest)?.[1] ?? 0)
    const said = `${before?.said ?? ''}${rest}`
    calls.push({ thread, name, said, began, ended: began + lasted })
  }
  return calls.toSorted((one, other) => one.began - other.began)
}

const ofLog = ({ said }: Call) => said.includes('.sqlite-wal>')

function covered(calls: readonly Call[]): Traced {
  const syncs = calls.filter((call) => /^f(data)?sync$/.test(call.name) && ofLog(call))
  let count = 0
  let answers = 0
  for (let number = 0; number < ACTS; number++) {
    const key = keyOf(number)
    const first = calls.findIndex(
      (call) => call.name === 'pwrite64' && ofLog(call) && call.said.includes(key),
    )
    const start = calls[first]
    if (!start) continue
    const committed = endOfCommit(calls, first, start.thread)
    const answer = calls.find(
      ({ name, said, began }) =>
        /^writev?$/.test(name) && began >= committed && said.includes('HTTP/1.1 303'),
    )
    if (!answer) continue
    answers++
    const isSynced = syncs.some(({ began, ended }) => began >= committed && ended <= answer.began)
    if (isSynced) count++
  }
  return { answers, covered: count }
}

/** A commit writes its pages in one run of its thread, without waiting for anything between. */
function endOfCommit(calls: readonly Call[], first: number, thread: string): number {
  let end = calls[first]?.ended ?? 0
  for (const call of calls.slice(first)) {
    if (call.thread !== thread) continue
    if (call.name !== 'pwrite64' || !ofLog(call)) break
    end = call.ended
  }
  return end
}

export const isCovered = ({ answers, covered: count }: Traced) =>
  answers === ACTS && count === answers
