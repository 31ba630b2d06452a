/** HTTP for what the record says of a call: all changes of positions, and the second count. */
import { absent, page } from '../../../platform/http/index.ts'
import { historyOf, type EntryLine } from '../../../platform/record/index.ts'
import type { Read } from '../../../platform/db/index.ts'
import { seconds, type Instant } from '../../../platform/values.ts'
import { personId, type Mount } from '../../people/index.ts'
import { callId, type CallId } from '../call.ts'
import { asRecounted, countsAgree } from '../rules/agreement.ts'
import { recount } from '../rules/recount.ts'
import { tally } from '../rules/tally.ts'
import { topicsOf } from '../steps/step.ts'
import { findCall } from '../store/calls.ts'
import { positionsOf } from '../store/positions.ts'
import type { TextSource } from '../text-source.ts'
import { HistoryPage, RecountPage } from '../views/history.tsx'
import type { PositionChange } from '../views/shown.ts'
import { askedBy, type CallTools, type Here } from './acting.tsx'
import { sceneOf } from './load.ts'

/** The record answers in pages of this many lines. */
const LINES_PER_READ = 200
/** Entries that one recount reads: a call of 5,000 members who each change their mind ten times. */
const RECOUNT_ENTRIES_MAX = 60_000

const IS_CHANGE = { 'position.state': true, 'position.open': true } as const

export const recordRoutes =
  ({ texts }: CallTools): Mount =>
  (app) => {
    app.get('/calls/:id/history', (c) => showHistory(c, texts))
    app.get('/calls/:id/recount', (c) => showRecount(c, texts))
  }

const idIn = (c: Here): CallId | undefined => callId(c.req.param('id') ?? '')

async function showHistory(c: Here, texts: TextSource): Promise<Response> {
  const id = idIn(c)
  const asked = await askedBy(c, texts)
  const call = id && (await findCall(asked.read, id))
  if (!id || !call) return absent(c)
  const before = wholeIn(c.req.query('before'))
  const lines = await historyOf(asked.read, { obj: `call:${id}`, limit: LINES_PER_READ, before })
  const changes = lines.filter(({ entry }) => entry.act in IS_CHANGE).map(changeFrom)
  const scene = await sceneOf(asked, call, {
    people: changes.map(({ person }) => person),
    commitments: [],
    subjects: [],
  })
  const last = lines.length < LINES_PER_READ ? undefined : lines.at(-1)?.index
  const older = last === undefined ? undefined : `/calls/${id}/history?before=${last}`
  const newer = before === undefined ? undefined : `/calls/${id}/history`
  const shown = { ...scene, changes, older, newer }
  return page(c, <HistoryPage shown={shown} />, { json: { changes }, topics: topicsOf(call) })
}

function wholeIn(raw: string | undefined): number | undefined {
  return raw !== undefined && /^\d{1,15}$/.test(raw) ? Number(raw) : undefined
}

function changeFrom({ index, entry }: EntryLine): PositionChange {
  const { choice, until, counted, group, hat, person: named } = entry.clear
  const person = personId(typeof named === 'string' ? named : entry.actor)
  if (!person) throw new Error(`entry ${index} is a position of nobody`)
  return {
    entry: index,
    at: seconds(entry.dated ?? entry.t) as number as Instant,
    person,
    choice: String(choice),
    until: typeof until === 'number' ? (seconds(until) as number as Instant) : undefined,
    counted: counted === true,
    group: String(group),
    hat: typeof hat === 'string' ? hat : undefined,
  }
}

async function showRecount(c: Here, texts: TextSource): Promise<Response> {
  const id = idIn(c)
  const asked = await askedBy(c, texts)
  const call = id && (await findCall(asked.read, id))
  if (!id || !call) return absent(c)
  const scene = await sceneOf(asked, call, { people: [], commitments: [], subjects: [] })
  const entries = await entriesOf(asked.read, id)
  const fromEntries = recount(entries, id)
  const lines = tally(await positionsOf(asked.read, id), call.roll, scene.rule.groups)
  const fromTables = asRecounted(lines)
  const agree = countsAgree(fromEntries, fromTables)
  const shown = { scene, fromEntries, fromTables, agree, entries: entries.length }
  return page(c, <RecountPage shown={shown} />, {
    json: { call: id, entries: entries.length, agree, fromEntries, fromTables },
    topics: topicsOf(call),
  })
}

/** Every entry about the call, as its JSON, the oldest first. */
async function entriesOf(read: Read, id: CallId): Promise<readonly unknown[]> {
  const lines: EntryLine[] = []
  let before: number | undefined
  while (lines.length < RECOUNT_ENTRIES_MAX) {
    const some = await historyOf(read, { obj: `call:${id}`, limit: LINES_PER_READ, before })
    lines.push(...some)
    before = some.at(-1)?.index
    if (some.length < LINES_PER_READ) break
  }
  return lines.toReversed().map(({ entry: { clear, ...fixed } }) => ({ ...clear, ...fixed }))
}
