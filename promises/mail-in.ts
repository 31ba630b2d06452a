/**
 * R-7, incoming: every message that was answered 250 is kept, byte by byte, and once, although the
 * server is killed in the middle of messages. Its twin answers before it has kept anything.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Config } from '../src/config.ts'
import { seededRandom } from '../src/platform/clock.ts'
import { inboxStanding } from '../src/platform/mail/inbox/index.ts'
import { openGround } from '../src/serving.ts'
import { freePort, siteAt, type Served } from './durability-server.ts'
import { brokenBuild, SOUND, TWINS } from './durability-twins.ts'
import type { Line } from './index.ts'
import { deliverUntilTaken, emptyLedger, type Ledger } from './mail-in-load.ts'

/** N of promises.md, R-7 "In". */
const FULL = { mails: 200, kills: 30, patienceMs: 240_000 }
/** Enough to go red. */
const SABOTAGED = { mails: 60, kills: 10, patienceMs: 0 }
const SENDERS = 4
/** An address that exists wherever mail does: what comes to it waits for a person. */
const TO = 'postmaster@lists.localhost'
/** A kill comes so long at most after a message was seen in its middle, or at any moment. */
const IN_DATA_MS_MAX = 30
const LIFE_MS_MAX = 400
const LOOK_EVERY_MS = 2
/** What a killed process had claimed is worked on again once its lease has run out. */
const LOOK_AGAIN_MS = 2_000

export async function run(): Promise<readonly Line[]> {
  const scratch = join(process.cwd(), 'tmp')
  mkdirSync(scratch, { recursive: true })
  const folder = mkdtempSync(join(scratch, 'mail-in-'))
  try {
    const kept = await play({ ...FULL, build: SOUND, folder: join(folder, 'sound') })
    const build = brokenBuild(folder, TWINS.acknowledgesBeforeKeeping)
    const broken = await play({ ...SABOTAGED, build, folder: join(folder, 'early') })
    return [
      {
        name: 'R-7 mail in',
        text: `${sentence(kept)}; twin lost ${broken.missing}`,
        ok: isKept(kept),
        sabotage: broken.missing > 0 ? 'red' : 'green',
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Play = {
  readonly mails: number
  readonly kills: number
  readonly patienceMs: number
  readonly build: string
  readonly folder: string
}

type Figures = {
  readonly acknowledged: number
  readonly expected: number
  readonly kills: number
  readonly killsInData: number
  readonly broken: number
  readonly missing: number
  readonly doubled: number
  readonly altered: number
  readonly repeats: number
  readonly unread: number
}

const isKept = (figures: Figures) =>
  figures.acknowledged === figures.expected &&
  figures.killsInData > 0 &&
  figures.missing + figures.doubled + figures.altered + figures.unread === 0

const sentence = (figures: Figures) =>
  `${figures.acknowledged} messages answered 250, ${figures.kills} kills, ${figures.killsInData} ` +
  `of them in DATA: ${figures.missing} missing, ${figures.doubled} twice, ${figures.altered} ` +
  `altered; ${figures.broken} lines broke before the answer, ` +
  `${figures.repeats} repeats known as such`

async function play({ mails, kills, patienceMs, build, folder }: Play): Promise<Figures> {
  const port = await freePort()
  const more = { PARLEY_SMTP_PORT: String(port) }
  const site = await siteAt({ build, folder, databaseUrl: undefined, more })
  const ledger = emptyLedger()
  // Deliveries go on until all kills are done, and no less than are promised.
  let next = 0
  let isOver = false
  const send = async () => {
    while (next < mails || !isOver) {
      next += 1
      await deliverUntilTaken(next, { port, to: TO, ledger })
    }
  }
  site.start()
  await site.ready()
  const load = Promise.all(Array.from({ length: SENDERS }, send))
  try {
    const killing = killAgain(site, ledger, kills)
    await Promise.race([load, killing])
    const killsInData = await killing
    isOver = true
    await load
    const unread = await untilRead(site, patienceMs)
    return { ...(await compare(site.config, ledger)), expected: next, kills, killsInData, unread }
  } finally {
    isOver = true
    await site.kill()
  }
}

/** @returns how many of the kills met a message in its middle */
async function killAgain(site: Served, ledger: Ledger, kills: number): Promise<number> {
  const random = seededRandom('mail in')
  const chance = () => (random(1)[0] ?? 0) / 256
  let inData = 0
  for (let kill = 0; kill < kills; kill++) {
    await site.ready()
    if (kill % 2 === 0) {
      while (ledger.inData === 0) await pause(LOOK_EVERY_MS)
      await pause(chance() * IN_DATA_MS_MAX)
    } else await pause(chance() * LIFE_MS_MAX)
    if (ledger.inData > 0) inData += 1
    await site.kill()
    site.start()
  }
  await site.ready()
  return inData
}

type Row = { readonly digest: string; readonly raw: string; readonly state: string }

/** @returns how many are still unread when patience ends */
async function untilRead(site: Served, patienceMs: number): Promise<number> {
  let unread = -1
  for (let waited = 0; waited < patienceMs && unread !== 0; waited += LOOK_AGAIN_MS) {
    await pause(LOOK_AGAIN_MS)
    unread = await unreadAt(site.config)
  }
  await site.stop()
  return unread
}

async function unreadAt(config: Config): Promise<number> {
  const ground = await openGround(config)
  try {
    return (await inboxStanding(ground.database)).unread
  } finally {
    await ground.close()
  }
}

async function rowsOf(config: Config): Promise<readonly Row[]> {
  const ground = await openGround(config)
  try {
    const { rows } = await sql<Row>`
      select digest, raw, state from inbox join inbox_messages on inbox_messages.id = inbox.message
    `.execute(ground.database.read)
    return rows
  } finally {
    await ground.close()
  }
}

async function compare(config: Config, ledger: Ledger) {
  const rows = (await rowsOf(config)).map(({ digest, raw, state }) => {
    const text = Buffer.from(raw, 'base64').toString('latin1')
    return { digest, state, messageId: /^Message-ID: (.*)\r$/m.exec(text)?.[1] ?? '' }
  })
  const byId = Map.groupBy(rows, ({ messageId }) => messageId)
  const first = (messageId: string) =>
    (byId.get(messageId) ?? []).filter(({ state }) => state !== 'repeat')
  const { acknowledged, broken } = ledger
  return {
    acknowledged: acknowledged.length,
    broken,
    missing: acknowledged.filter(({ messageId }) => first(messageId).length === 0).length,
    doubled: [...byId.keys()].filter((messageId) => first(messageId).length > 1).length,
    altered: acknowledged.filter(({ messageId, digest }) =>
      first(messageId).some((row) => row.digest !== digest),
    ).length,
    repeats: rows.filter(({ state }) => state === 'repeat').length,
  }
}
