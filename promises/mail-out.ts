/**
 * R-7, outgoing: every mail that was queued arrives, under one Message-ID, although its worker is
 * killed and its server breaks off at every point; a repeat has the very same bytes. Half of it is
 * mail of lists, whose readers share the Message-ID of the message: there identity is both. Its
 * twin marks mail as sent before it is sent.
 */
import { build } from 'esbuild'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { seededRandom, systemClock } from '../src/platform/clock.ts'
import { MOODS, startMeanServer } from '../src/platform/mail/mean-server.fixtures.ts'
import type { Arrived, Mood } from '../src/platform/mail/mean-server.fixtures.ts'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/** N of promises.md, R-7. */
const FULL = { mails: 5_000, kills: 100 }
/** Enough to go red. */
const SABOTAGED = { mails: 500, kills: 10 }
/** A worker lives for so long at most before it is killed. */
const LIFE_MS_MAX = 250
/** After so many bad moods in a row the server, bad half of the time, is good once. */
const BAD_MOODS_MAX = 3
/** Rounds of "send the failed again": each recipient is refused at most a few times. */
const ROUNDS_MAX = 50

type Figures = {
  readonly queued: number
  readonly kills: number
  readonly arrived: number
  readonly distinct: number
  readonly missing: number
  readonly repeats: number
  readonly unequal: number
}

export async function run() {
  mkdirSync(join(ROOT, 'tmp'), { recursive: true })
  const folder = mkdtempSync(join(ROOT, 'tmp', 'mail-'))
  try {
    const sound = await bundle(folder)
    const sabotaged = sabotage(sound)
    const kept = await play(sound, { ...FULL, folder: join(folder, 'sound') })
    const broken = await play(sabotaged, { ...SABOTAGED, folder: join(folder, 'broken') })
    return [
      {
        name: 'R-7 mail out',
        text: sentence(kept),
        ok: isKept(kept),
        sabotage: isKept(broken) ? ('green' as const) : ('red' as const),
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const isKept = ({ queued, distinct, missing, unequal }: Figures) =>
  distinct === queued && missing === 0 && unequal === 0

const figure = new Intl.NumberFormat('en-GB')

const sentence = ({ queued, kills, distinct, missing, repeats, unequal }: Figures) =>
  `${figure.format(queued)} mails, ${kills} kills: ${figure.format(distinct)} distinct ` +
  `pairs of Message-ID and reader arrived, ${missing} missing, ${figure.format(repeats)} repeats ` +
  (unequal === 0 ? 'all with equal bytes' : `of which ${unequal} with other bytes`)

/** The worker with all it uses of the product, as one file. */
async function bundle(folder: string): Promise<string> {
  const outfile = join(folder, 'worker.mjs')
  await build({
    // `.ts` as it is written, `.js` as it is built.
    entryPoints: [join(ROOT, `promises/mail-worker${extname(import.meta.filename)}`)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node26',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  })
  return outfile
}

const SEND = 'const outcome = await transport.send(item.mail);'
const SETTLE = 'await outcomes.write({ ...item, outcome });'

/** A copy that says `sent` first and sends then. */
function sabotage(sound: string): string {
  const source = readFileSync(sound, 'utf8')
  const order = new RegExp(`${RegExp.escape(SEND)}\\s*${RegExp.escape(SETTLE)}`)
  if (!order.test(source)) throw new Error('the worker is not written as this promise knows it')
  const first = `const outcome = { kind: 'done', words: '' }; ${SETTLE} await outcomes.close();`
  const early = `${first} await transport.send(item.mail);`
  const path = join(dirname(sound), 'sabotaged.mjs')
  writeFileSync(path, source.replace(order, early))
  return path
}

type Play = { readonly mails: number; readonly kills: number; readonly folder: string }

async function play(program: string, { mails, kills, folder }: Play): Promise<Figures> {
  const random = seededRandom('mail out')
  const server = await startMeanServer(changingMoods(random))
  const began = systemClock.now()
  const start = (work: string) => {
    const task = { root: ROOT, folder, url: server.url, began, work, count: mails }
    return spawn(process.execPath, [program, JSON.stringify(task)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  }
  try {
    await ended(start('write'))
    for (let kill = 0; kill < kills; kill++) {
      const worker = start('send')
      await Promise.race([once(worker.stdout, 'data'), once(worker, 'exit')])
      await pause(((random(1)[0] ?? 0) / 255) * LIFE_MS_MAX)
      worker.kill('SIGKILL')
      if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit')
    }
    for (let round = 0; round < ROUNDS_MAX; round++) {
      await ended(start('send'))
      const standing: unknown = JSON.parse(await answer(start('count')))
      if (!someFailed(standing)) break
      await ended(start('again'))
    }
    return figuresOf(server.arrived, mails, kills)
  } finally {
    await server.close()
  }
}

const someFailed = (standing: unknown): boolean =>
  typeof standing === 'object' && standing !== null && 'failed' in standing && standing.failed !== 0

async function ended(child: ChildProcess): Promise<void> {
  child.stdout?.resume()
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the worker ended with ${code}`)
}

async function answer(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the worker has no output')
  return text(child.stdout)
}

function changingMoods(random: (count: number) => Uint8Array) {
  const bad = new Map<string, number>()
  return (to: string): Mood => {
    const [chance = 0] = random(1)
    const mood = (chance < 128 ? undefined : MOODS[chance % MOODS.length]) ?? 'accepts'
    const count = bad.get(to) ?? 0
    const isGood = mood === 'accepts' || count >= BAD_MOODS_MAX
    bad.set(to, isGood ? 0 : count + 1)
    return isGood ? 'accepts' : mood
  }
}

function figuresOf(arrived: readonly Arrived[], queued: number, kills: number): Figures {
  const byReader = Map.groupBy(arrived, ({ to }) => to)
  const names = [...byReader.values()].map((mails) => new Set(mails.map(({ raw }) => raw)))
  return {
    queued,
    kills,
    arrived: arrived.length,
    distinct: new Set(arrived.map(({ messageId, to }) => `${messageId} ${to}`)).size,
    missing: queued - byReader.size,
    repeats: arrived.length - byReader.size,
    unequal: names.filter(({ size }) => size !== 1).length,
  }
}
