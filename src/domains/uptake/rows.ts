/** Contributions with who made them, as far as that is told: what pages and numbers are made of. */
import type { Read } from '../../platform/db/index.ts'
import { doorsOf, type Via } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Disposition, Process } from '../processes/index.ts'
import type { ClauseId, TextId } from '../texts/index.ts'
import type { Cover, Covered } from './rules/cover.ts'
import { standingsOf, type Standing } from './standings.ts'
import { toldIn } from './told.ts'
import type { Traced } from './uptake.ts'

export type UptakeRow = Standing & {
  /** `message:01J…`, or `covered:7` where nothing may lead to it. */
  readonly contribution: string
  readonly cover: Cover
  readonly href: string | undefined
  readonly process: string
  readonly text: TextId | undefined
  readonly clauses: readonly ClauseId[]
  readonly disposition: Disposition | 'none' | 'contested'
  readonly at: Instant | undefined
  readonly door: Via | undefined
}

/** In texts of their process; those of one text where it is named. Without what has no text. */
export async function uptakeRows(
  read: Read,
  process: Process,
  text?: TextId,
): Promise<readonly UptakeRow[]> {
  const told = await toldIn(read, process, { text })
  const open = told.open.filter((one) => one.text !== undefined)
  const contributed = open.map((one) => one.contributed)
  const standings = await standingsOf(read, process, contributed)
  const doors = await doorsOf(
    read,
    contributed.flatMap(({ door, ref }) => (door === undefined ? [ref] : [])),
  )
  const rows = open.map((one): UptakeRow => ({
    ...(standings.get(one.contributed.ref) ?? UNKNOWN),
    contribution: one.contributed.ref,
    cover: 'open',
    href: one.contributed.href,
    process: process.id,
    text: one.text,
    clauses: one.clauses,
    disposition: dispositionOf(one),
    at: one.contributed.at,
    door: one.contributed.door ?? doors.get(one.contributed.ref),
  }))
  const covered = told.covered.filter((one) => one.text !== undefined)
  return [...rows, ...covered.map((one) => coveredRow(process, one))]
}

const UNKNOWN: Standing = {
  group: undefined,
  region: undefined,
  organisation: undefined,
  size: undefined,
  newcomer: undefined,
}

const dispositionOf = ({ fate }: Traced): UptakeRow['disposition'] =>
  fate.kind === 'settled' ? fate.disposition : fate.kind

const coveredRow = ({ id }: Process, { fate, number, ...one }: Covered): UptakeRow => ({
  ...UNKNOWN,
  contribution: `covered:${number}`,
  cover: one.cover,
  href: undefined,
  process: id,
  text: one.text,
  group: one.group,
  clauses: one.clauses,
  disposition: fate === 'linked' || fate === 'claimed' ? 'none' : fate,
  at: undefined,
  door: undefined,
})
