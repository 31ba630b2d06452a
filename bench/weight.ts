/**
 * What a first visit brings over the wire, as Chromium really loads it: page, stylesheet, scripts
 * and icons, all compressed bytes counted, and whether anything was asked of another host. And what
 * a page of one message weighs by itself, the heaviest of the demo; what a live room brings at
 * first, and with each change of it.
 */
import { spawnSync } from 'node:child_process'
import { get } from 'node:http'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { z } from 'zod'
import { report, type Figure } from './run-figures.ts'
import { serve } from './run-site.ts'

const CHROMIUM = '/usr/bin/chromium'
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
const MAIN = join(import.meta.dirname, '../program/main.js')
const KILOBYTES_MOST = 40
const BYTES_OF_KILOBYTE = 1_000
/** The front page and a process page; the practice table once the demo has it. */
const FRONT = '/'
const PROCESS = '/processes/labels'
const LIST = '/processes'

/** Issue 4: as light as a static archive. */
const MESSAGE_KILOBYTES_MOST = 5

/** Issue 6: the live room, at first and with each change. */
const ROOM_KILOBYTES_MOST = 30
const CHANGE_KILOBYTES_MOST = 1
/** The line of a live room never ends: what it asks for at first is there after so long. */
const SETTLED_MS = 2_000

type Loaded = {
  readonly path: string
  readonly bytes: number
  readonly elsewhere: readonly string[]
}

/** Each visit in a browser that never was here: nothing is in its cache. */
async function visit(
  browser: Browser,
  origin: string,
  path: string,
  isLive = false,
): Promise<Loaded> {
  const context = await browser.newContext({ locale: 'en' })
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    const addresses = new Map<string, string>()
    const sizes = new Map<string, number>()
    devtools.on('Network.requestWillBeSent', ({ requestId, request }) =>
      addresses.set(requestId, request.url),
    )
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      sizes.set(requestId, encodedDataLength),
    )
    await page.goto(origin + path, { waitUntil: isLive ? 'load' : 'networkidle' })
    if (isLive) await page.waitForTimeout(SETTLED_MS)
    for (const [id, size] of sizes) {
      console.log(`  ${size} bytes ${addresses.get(id)?.replace(origin, '') ?? '?'}`)
    }
    const elsewhere = [...addresses.values()].filter(
      (address) => !address.startsWith(`${origin}/`) && !address.startsWith('data:'),
    )
    const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0)
    return { path, bytes, elsewhere }
  } finally {
    await context.close()
  }
}

const inArabic = (path: string) => (path === FRONT ? '/ar' : `/ar${path}`)

async function measure(origin: string): Promise<readonly Figure[]> {
  const hasTable = (await fetch(origin + PROCESS)).ok
  const paths = [FRONT, hasTable ? PROCESS : LIST].flatMap((path) => [path, inArabic(path)])
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS })
  try {
    const figures: Figure[] = []
    for (const path of paths) {
      console.log(path)
      const { bytes, elsewhere } = await visit(browser, origin, path)
      const kilobytes = bytes / BYTES_OF_KILOBYTE
      figures.push(
        { name: `first visit ${path}`, value: kilobytes, unit: 'kB', atMost: KILOBYTES_MOST },
        { name: '  to another host', value: elsewhere.length, unit: 'requests', atMost: 0 },
      )
      for (const address of elsewhere) console.log(`  elsewhere: ${address}`)
    }
    return [...figures, ...(await ofRoom(browser, origin))]
  } finally {
    await browser.close()
  }
}

const Meetings = z.object({ coming: z.array(z.object({ id: z.string(), phase: z.string() })) })
/** The parts that change most: a hand goes up, the floor is given. */
const CHANGING = ['queue', 'floor'] as const

/** The room of the demo's meeting that goes on now. */
async function ofRoom(browser: Browser, origin: string): Promise<readonly Figure[]> {
  const { coming } = Meetings.parse(await (await fetch(`${origin}/meetings.json`)).json())
  const meeting = coming.find(({ phase }) => phase === 'now')
  if (!meeting) throw new Error('no meeting of the demo goes on now')
  const room = `/meetings/${meeting.id}/room`
  const figures: Figure[] = []
  for (const path of [room, inArabic(room)]) {
    const { bytes } = await visit(browser, origin, path, true)
    const name = `live room${path === room ? '' : ', in Arabic'}`
    figures.push({
      ...{ name, value: bytes / BYTES_OF_KILOBYTE, unit: 'kB' },
      atMost: ROOM_KILOBYTES_MOST,
    })
  }
  for (const part of CHANGING) {
    const value = (await sentFor(`${origin}/ar${room}/${part}`)) / BYTES_OF_KILOBYTE
    const name = `  a change of its ${part}`
    figures.push({ name, value, unit: 'kB', atMost: CHANGE_KILOBYTES_MOST })
  }
  return figures
}

/** The bytes of a body as they are sent to somebody whose browser takes gzip and no more. */
function sentFor(url: string): Promise<number> {
  const sent = Promise.withResolvers<number>()
  get(url, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
    let bytes = 0
    answer.on('data', (chunk: Buffer) => (bytes += chunk.length))
    answer.on('end', () => sent.resolve(bytes))
  }).on('error', sent.reject)
  return sent.promise
}

const Threads = z.object({ threads: z.array(z.object({ id: z.string() })) })
const Thread = z.object({ messages: z.array(z.object({ id: z.string() })) })

/** Every message of the newest threads, as a reader without an account gets its page. */
async function heaviestMessage(origin: string): Promise<Figure> {
  const read = async (path: string) => (await fetch(`${origin}${path}.json`)).json()
  let heaviest = { path: '', bytes: 0 }
  for (const thread of Threads.parse(await read('/discussions')).threads) {
    for (const { id } of Thread.parse(await read(`/threads/${thread.id}`)).messages) {
      for (const path of [`/messages/${id}`, inArabic(`/messages/${id}`)]) {
        const bytes = await sentFor(origin + path)
        if (bytes > heaviest.bytes) heaviest = { path, bytes }
      }
    }
  }
  const { path, bytes } = heaviest
  const value = bytes / BYTES_OF_KILOBYTE
  const name = `heaviest message page ${path}`
  return { name, value, unit: 'kB', atMost: MESSAGE_KILOBYTES_MOST }
}

async function ofTheDemo(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  try {
    const environment = { ...process.env, PARLEY_DATA: folder }
    const { status } = spawnSync(process.execPath, [MAIN, 'demo'], { env: environment })
    if (status !== 0) throw new Error('the demo was not played')
    const served = await serve({ folder })
    try {
      const visits = await measure(served.origin)
      report('weight', [...visits, await heaviestMessage(served.origin)])
    } finally {
      await served.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (existsSync(CHROMIUM)) await ofTheDemo()
else {
  console.error(`${CHROMIUM} is not here: nothing was measured`)
  process.exitCode = 2
}
