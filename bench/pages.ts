/**
 * A process page with a hundred items on a real site. Anonymous: beside a bare `node:http` server
 * that sends the same bytes. Signed in: pages a second and how long the slowest wait, then the
 * same with ten times the data; then what needs the chair of forty processes. `npm run bench pages
 * URL PATH…` compares pages of a running place, `npm run bench pages needs` measures the last.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { constrained, load, rawBytes, type Load } from './run-load.ts'
import { median, report, type Figure } from './run-figures.ts'
import { canPin, cpuOf, serve, settled, type Served } from './run-site.ts'
import type { Made } from './pages-data.ts'
import { needsFigures } from './pages-needs.ts'

const ROUNDS = 5
/** Until V8 has compiled what a page needs. */
const WARMING_PAGES = 3_000
const SERVER_CORE = 0
/** Ten times the data: processes with a hundred items each, their acts and entries. */
const PROCESSES = { small: 5, large: 50 } as const
/** Five calls each, and nine objections to each that wait for an answer: 2,000 open things. */
const BUSY = { processes: 40, objections: 9 } as const
const RATIO_LEAST = 70
const SIGNED_IN_LEAST = 700
const P99_MOST_MS = 150
const LARGER_SLOWER_MOST = 20

type Listening = { readonly port: number }

/** Waits for what a child has to say first. */
async function said<Message>(child: ChildProcess): Promise<Message> {
  const [message]: readonly Message[] = await once(child, 'message')
  if (message === undefined) throw new Error('a part of the bench said nothing')
  return message
}

const part = (name: string, ...words: readonly string[]) =>
  fork(join(import.meta.dirname, `pages-${name}${extname(import.meta.filename)}`), words, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execPath: process.execPath,
  })

/** A bare server that sends what the page is, on the same core as ours. */
async function bareFor(url: string): Promise<{ readonly origin: string; stop: () => void }> {
  const { body, headers } = await rawBytes(url)
  const bare = part('bare')
  constrained(bare.pid ?? 0, SERVER_CORE)
  bare.send({ headers, body: body.toString('base64') })
  const { port } = await said<Listening>(bare)
  return { origin: `http://localhost:${port}/`, stop: () => bare.kill() }
}

/** @returns the median of the rounds' ratios, in per cent */
async function compare(url: string): Promise<number> {
  const bare = await bareFor(url)
  const ratios: number[] = []
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const theirs = await load({ url: bare.origin })
      const ours = await load({ url })
      ratios.push((ours.perSecond / theirs.perSecond) * 100)
      console.log(line('  bare node:http', theirs))
      console.log(line(`  ${new URL(url).pathname}`, ours))
    }
  } finally {
    bare.stop()
  }
  return median(ratios)
}

const line = (name: string, { perSecond, p50, p99 }: Load) =>
  `${name}: ${Math.round(perSecond)} pages/s, p50 ${p50} ms, p99 ${p99} ms`

type Site = Served & Made & { readonly folder: string }

async function aSite(processes: number, objections = 0): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const maker = part('data', folder, String(processes), String(objections))
  const made = await said<Made>(maker)
  const served = await serve({ folder, core: SERVER_CORE })
  await settled(served)
  return { ...served, ...made, folder }
}

type SignedIn = Load & { readonly cpuMs: number }

async function signedIn({ origin, path, cookies, pid }: Site): Promise<SignedIn> {
  const before = cpuOf(pid)
  const figure = await load({ url: origin + path, cookies })
  return { ...figure, cpuMs: (cpuOf(pid) - before) / figure.answers }
}

async function signedInOn(sites: readonly Site[]): Promise<readonly SignedIn[]> {
  const rounds = sites.map((): SignedIn[] => [])
  for (const { origin, path, cookies } of sites) {
    await load({ url: origin + path, cookies, answers: WARMING_PAGES })
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, site] of sites.entries()) {
      const figure = await signedIn(site)
      rounds[index]?.push(figure)
      const name = `  signed in, site ${index + 1}, ${figure.cpuMs.toFixed(2)} ms of processor each`
      console.log(line(name, figure))
    }
  }
  return rounds.map((figures) => ({
    perSecond: median(figures.map(({ perSecond }) => perSecond)),
    p50: median(figures.map(({ p50 }) => p50)),
    p99: median(figures.map(({ p99 }) => p99)),
    cpuMs: median(figures.map(({ cpuMs }) => cpuMs)),
    answers: figures.reduce((sum, { answers }) => sum + answers, 0),
  }))
}

async function ofOurOwn(): Promise<void> {
  if (!canPin) console.log('taskset is not here: the server is not kept on one core')
  const sites = [await aSite(PROCESSES.small), await aSite(PROCESSES.large)] as const
  try {
    const [small, large] = sites
    const plain = await (await fetch(small.origin + small.path)).text()
    const items = plain.split('<li').length + (plain.split('/record"').length - 1)
    console.log(`${small.path}: ${plain.length} characters, ${items} items and links of its own`)
    const ratio = await compare(small.origin + small.path)
    const largeRatio = await compare(large.origin + large.path)
    const [one, ten] = await signedInOn(sites)
    if (!one || !ten) throw new Error('nothing was measured')
    const slower = (1 - ten.perSecond / one.perSecond) * 100
    const share = { unit: '% of a bare node:http server', atLeast: RATIO_LEAST }
    const figures: readonly Figure[] = [
      { name: 'anonymous', value: ratio, ...share },
      { name: 'anonymous, ten times the data', value: largeRatio, ...share },
      { name: 'signed in', value: one.perSecond, unit: 'pages/s', atLeast: SIGNED_IN_LEAST },
      { name: 'signed in, p99', value: one.p99, unit: 'ms', atMost: P99_MOST_MS },
      { name: 'signed in, processor for each', value: one.cpuMs, unit: 'ms' },
      { name: 'signed in, ten times the data', value: ten.perSecond, unit: 'pages/s' },
      { name: 'slower by', value: slower, unit: '%', atMost: LARGER_SLOWER_MOST },
      ...(await ofNeeds()),
    ]
    report('pages', figures)
  } finally {
    for (const site of sites) {
      await site.stop()
      rmSync(site.folder, { recursive: true, force: true })
    }
  }
}

/** On a site of its own: nobody else has so much to do. */
async function ofNeeds(): Promise<readonly Figure[]> {
  const site = await aSite(BUSY.processes, BUSY.objections)
  try {
    return await needsFigures(site)
  } finally {
    await site.stop()
    rmSync(site.folder, { recursive: true, force: true })
  }
}

const [, , , given, ...paths] = process.argv
if (given === undefined) await ofOurOwn()
else if (given === 'needs') report('needs', await ofNeeds())
else {
  for (const path of paths) {
    console.log(`${path}: ${(await compare(given + path)).toFixed(0)} % of a bare server`)
  }
}
