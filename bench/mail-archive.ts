/**
 * How long the command takes to bring in an archive of ten thousand mails, made here: threads,
 * charsets of 1995, files. Then how fast its pages are, beside the page of a process on one site.
 */
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { separatorOf } from '../src/domains/archives/mbox.ts'
import { seededRandom } from '../src/platform/clock.ts'
import { median, type Figure } from './run-figures.ts'
import { load, rawBytes } from './run-load.ts'
import { cpuOf, residentOf, serve, settled } from './run-site.ts'
import type { Made } from './pages-data.ts'

const MAILS = 10_000
/** Issue 4. */
const SECONDS_MAX = 20
/** Two rounds of messages in hand, and what the program itself needs. */
const MIB_MAX = 600
const PAGE_BYTES_MAX = 5 * 1024
const RATIO_LEAST = 90
const ROUNDS = 3
const SERVER_CORE = 0
const MAIN = join(import.meta.dirname, '../program/main.js')

const WORDS =
  'charter rules consensus interpretation budget meeting region vote agenda minutes proposal ' +
  'text question answer remote hub speaker panel working group session organiser stakeholder draft'
const ALL = WORDS.split(' ')

/** Bytes as mail of its day had them, with what the header says of them. */
const ODD = [
  { charset: 'iso-8859-1', bytes: Buffer.from('Caf\xe9 \xe0 Gen\xe8ve', 'latin1') },
  { charset: 'koi8-r', bytes: Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]) },
  { charset: 'iso-2022-jp', bytes: Buffer.from('\x1b$B$3$s$K$A$O\x1b(B', 'latin1') },
  { charset: 'gb2312', bytes: Buffer.from([0xc4, 0xe3, 0xba, 0xc3]) },
  { charset: 'windows-1251', bytes: Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]) },
] as const

function writeArchive(place: string): void {
  const random = seededRandom('archive')
  const below = (count: number) => Buffer.from(random(4)).readUInt32BE() % count
  const some = (count: number) => Array.from({ length: count }, () => ALL[below(ALL.length)] ?? '')
  const file = openSync(place, 'w')
  for (let number = 0; number < MAILS; number++) {
    const answers =
      number > 0 && below(10) < 7 ? number - 1 - below(Math.min(number, 60)) : undefined
    const odd = ODD[below(ODD.length)]
    const at = Date.UTC(1995, 0, 1) + number * 7_200_000
    const lines = Array.from({ length: 5 + below(40) }, () => some(11).join(' ')).join('\n')
    const text = Buffer.concat([Buffer.from(`${lines}\n`), odd?.bytes ?? Buffer.alloc(0)])
    const header = [
      separatorOf(at),
      `From: Person ${below(400)} <person${below(400)}@example.org>`,
      `Subject: ${answers === undefined ? '' : 'Re: '}${some(3).join(' ')}`,
      `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
      `Message-ID: <${number}@lists.example.org>`,
      ...(answers === undefined ? [] : [`References: <${answers}@lists.example.org>`]),
      'MIME-Version: 1.0',
    ].join('\n')
    const plain = `Content-Type: text/plain; charset=${odd?.charset ?? 'utf-8'}`
    writeSync(file, `${header}\n`)
    if (below(50) > 0) writeSync(file, Buffer.concat([Buffer.from(`${plain}\n\n`), text]))
    else {
      const data = Buffer.from(random(30_000)).toString('base64').replace(/.{76}/g, '$&\n')
      const part =
        'Content-Type: application/pdf; name="paper.pdf"\nContent-Transfer-Encoding: base64'
      writeSync(file, `Content-Type: multipart/mixed; boundary=b\n\n--b\n${plain}\n\n`)
      writeSync(file, Buffer.concat([text, Buffer.from(`\n--b\n${part}\n\n${data}\n--b--\n`)]))
    }
    writeSync(file, '\n\n')
  }
  closeSync(file)
}

type Imported = {
  readonly path: string
  readonly seconds: number
  /** Of the processor: what others do on the machine adds nothing to it. */
  readonly cpuSeconds: number
  readonly mib: number
}

async function imported(folder: string, file: string): Promise<Imported> {
  const words = ['import', 'archive', file, '--to', 'body:labels-table']
  const began = performance.now()
  const child = spawn(process.execPath, [...process.execArgv, MAIN, ...words], {
    env: { ...process.env, PARLEY_DATA: folder, PARLEY_SMTP_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  let highest = 0
  let cpu = 0
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const watch = setInterval(() => {
    const { pid = 0 } = child
    // Nothing is there once it has ended, while we have not heard of it yet.
    if (child.exitCode !== null || !existsSync(`/proc/${pid}/status`)) return
    const mib = residentOf(pid)
    if (Number.isNaN(mib)) return
    highest = Math.max(highest, mib)
    cpu = cpuOf(pid)
  }, 100)
  await once(child, 'exit')
  clearInterval(watch)
  const path = /^\/archives\/\w+$/m.exec(said)?.[0]
  if (!path || !said.includes(`${MAILS} new`)) throw new Error(`not brought in: ${said}`)
  const seconds = (performance.now() - began) / 1_000
  return { path, seconds, cpuSeconds: cpu / 1_000, mib: highest }
}

async function madeIn(folder: string): Promise<Made> {
  const maker = fork(
    join(import.meta.dirname, `pages-data${extname(import.meta.filename)}`),
    [folder, '1'],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execPath: process.execPath },
  )
  const [made]: readonly Made[] = await once(maker, 'message')
  if (!made) throw new Error('no site was made')
  return made
}

/** @returns pages a second of each, the median of the rounds, taken in turn */
async function speeds(urls: readonly string[]): Promise<readonly number[]> {
  const rounds = urls.map((): number[] => [])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, url] of urls.entries()) {
      rounds[index]?.push((await load({ url })).perSecond)
    }
  }
  return rounds.map(median)
}

export async function archiveFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-archive-'))
  const data = join(folder, 'data')
  try {
    const file = join(folder, 'list.mbox')
    writeArchive(file)
    const made = await madeIn(data)
    const { path, seconds, cpuSeconds, mib } = await imported(data, file)
    const site = await serve({ folder: data, core: SERVER_CORE })
    await settled(site)
    const message = `${site.origin}${path}/5000`
    const { body } = await rawBytes(message)
    const found = `${site.origin}${path}/search?q=interpretation+budget`
    const urls = [site.origin + made.path, message, found]
    const [process = NaN, page = NaN, search = NaN] = await speeds(urls)
    await site.stop()
    return [
      { name: 'archive brought in', value: seconds, unit: 's', atMost: SECONDS_MAX },
      { name: 'processor time of that', value: cpuSeconds, unit: 's' },
      { name: 'memory of the command', value: mib, unit: 'MiB', atMost: MIB_MAX },
      { name: 'archived message', value: body.length, unit: 'bytes', atMost: PAGE_BYTES_MAX },
      {
        name: 'archived message beside a process page',
        value: (page / process) * 100,
        unit: '%',
        atLeast: RATIO_LEAST,
      },
      { name: 'searches of the archive', value: search, unit: 'pages/s' },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
