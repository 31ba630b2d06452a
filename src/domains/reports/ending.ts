/**
 * How cases come to their end without a form of their own: with the act that takes the thing away,
 * in its transaction; or once it is gone by another door.
 */
import type { Database, Tx } from '../../platform/db/index.ts'
import { everyMinute, type ClockDoor } from '../../platform/jobs/index.ts'
import type { AnyAct, Act } from '../../platform/record/index.ts'
import { minutes, type Instant } from '../../platform/values.ts'
import type { Letterbox } from '../people/index.ts'
import { tellReporters, type Post } from './mails.ts'
import { thingOf, type Case, type CaseState, type Thing } from './report.ts'
import { findReported, type Reportable } from './reportable.ts'
import { casesOpen, lockCase, lockOpen, reportsOf, saveCase } from './store.ts'

/** Looked at in one minute; the others have their turn in the next ones. */
const LOOKED_AT_MAX = 100

export type Ended = Exclude<CaseState, { readonly kind: 'open' }>

/** Saves the end and tells those who reported it. The case is held by whoever calls. */
export async function endCase(tx: Tx, post: Post, one: Case, state: Ended): Promise<void> {
  await saveCase(tx, { ...one, state })
  const reporters = (await reportsOf(tx, one.id)).map(({ reporter }) => reporter)
  await tellReporters(tx, post, one, { outcome: state.kind, reporters })
}

const taken = (act: Act, reportables: readonly Reportable[]): readonly Thing[] =>
  reportables.flatMap((one) => thingOf(one.takenBy(act) ?? '') ?? [])

const isPlain = (act: AnyAct): act is Act => act.act !== 'redact'

/** What officers took away in a transaction: its cases end in it, or not at all. */
export const endReports =
  (post: Letterbox, reportables: readonly Reportable[]) =>
  async (tx: Tx, acts: readonly AnyAct[], at: Instant): Promise<void> => {
    const things = acts.filter(isPlain).flatMap((act) => taken(act, reportables))
    for (const thing of new Set(things)) {
      const found = await lockOpen(tx, thing)
      if (found) await endCase(tx, post, found, { kind: 'removed', at })
    }
  }

export type Sweeping = Post & {
  readonly database: Database
  readonly reportables: readonly Reportable[]
}

/** Words that their author took back, or that went with an account: nothing is left to decide. */
export async function endGone(
  { database, reportables, ...post }: Sweeping,
  at: Instant,
): Promise<number> {
  let ended = 0
  const open = await casesOpen(database.read)
  const rounds = Math.max(1, Math.ceil(open.length / LOOKED_AT_MAX))
  const from = (Math.floor(at / minutes(1)) % rounds) * LOOKED_AT_MAX
  for (const { id, thing } of open.slice(from, from + LOOKED_AT_MAX)) {
    const found = await findReported(database.read, reportables, thing, undefined)
    if (found?.words !== undefined) continue
    await database.transact(async (tx) => {
      const held = await lockCase(tx, id)
      if (held?.state.kind === 'open') await endCase(tx, post, held, { kind: 'gone', at })
    })
    ended += 1
  }
  return ended
}

export const reportDoors = (sweeping: Sweeping): readonly ClockDoor[] => [
  everyMinute('end reports of what is gone', async (now) => {
    await endGone(sweeping, now)
  }),
]
