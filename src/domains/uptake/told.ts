/**
 * What is told of the lineage of a process: in full, or under the cover that its rules give. Every
 * page, table and number asks here, so that what is covered never leaves the query.
 */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Actor } from '../people/index.ts'
import { type ContributedRef, findProcess } from '../processes/index.ts'
import { textsOf, type TextId } from '../texts/index.ts'
import { coversIn, type In } from './covers.ts'
import {
  coveredRows,
  groupsTold,
  type Cover,
  type Covered,
  type Covering,
  type Voiced,
} from './rules/cover.ts'
import { standingsOf, type Standing } from './standings.ts'
import { allTracedIn, allTracedOf, findContributed } from './sources.ts'
import { authorOf, isRemark } from './speakers.ts'
import type { Traced } from './uptake.ts'

export type Told = {
  readonly open: readonly Traced[]
  readonly covered: readonly Covered[]
}

type Asked = {
  readonly text?: TextId | undefined
  /** For those who hold the pen: they see what they must settle. */
  readonly whole?: boolean
}

export async function toldIn(
  db: Read,
  process: In,
  { text, whole = false }: Asked = {},
): Promise<Told> {
  const all = (await allTracedIn(db, process.id)).filter(
    (one) => text === undefined || one.text === text,
  )
  if (whole) return { open: all, covered: [] }
  const covers = await coversIn(db, process)
  const open: Traced[] = []
  const under: Omit<Covering, 'group'>[] = []
  for (const traced of all) {
    const cover = covers(traced.text)
    if (cover === 'open') open.push(traced)
    else under.push({ traced, cover })
  }
  return { open, covered: coveredRows(await grouped(db, process, under)) }
}

/** Each with its group where that may be named in its text; the sealed ones never ask for it. */
async function grouped(
  db: Read,
  process: In,
  all: readonly Omit<Covering, 'group'>[],
): Promise<readonly Covering[]> {
  const asked = all.filter(({ cover }) => cover === 'group')
  const standings = await standingsOf(
    db,
    process,
    asked.map(({ traced }) => traced.contributed),
  )
  const told = new Map(
    [...Map.groupBy(asked, ({ traced }) => traced.text)].map(([text, own]) => [
      text,
      groupsTold(own.map(({ traced }) => voicedOf(traced, standings))),
    ]),
  )
  return all.map((one) => {
    const group = standings.get(one.traced.contributed.ref)?.group
    const named = group !== undefined && told.get(one.traced.text)?.has(group)
    return { ...one, group: named ? group : undefined }
  })
}

/** Where a source tells of somebody, whoever they spoke for is one voice. */
const voicedOf = (
  { contributed: { ref, by, spokeFor } }: Traced,
  standings: ReadonlyMap<string, Standing>,
): Voiced => ({ voice: by ?? spokeFor ?? ref, group: standings.get(ref)?.group })

/** Only what is told with whoever said it. */
export async function tracedIn(db: Read, process: In): Promise<readonly Traced[]> {
  return (await toldIn(db, process)).open
}

export async function tracedOf(db: Read | Tx, ref: ContributedRef): Promise<readonly Traced[]> {
  return (await toldOf(db, ref)).filter(({ cover }) => cover === 'open').map(({ traced }) => traced)
}

/** One contribution in each of its texts, for its author and for those who hold the pen. */
export async function toldOf(
  db: Read | Tx,
  ref: ContributedRef,
): Promise<readonly { readonly traced: Traced; readonly cover: Cover }[]> {
  const all = await allTracedOf(db, ref)
  const process = all[0] && (await findProcess(db, { id: all[0].contributed.process }))
  if (!process) return []
  const covers = await coversIn(db, process)
  return all.map((traced) => ({ traced, cover: covers(traced.text) }))
}

/** Whether an author's word about it is told without saying whose it is. */
export async function isUnsaidBy(
  db: Read | Tx,
  ref: ContributedRef,
  actor: Pick<Actor, 'person'> | undefined,
): Promise<boolean> {
  const found = await findContributed(db, ref)
  if (!found || (await authorOf(db, found)) !== actor?.person) return false
  if (isRemark(ref)) return true
  const process = await findProcess(db, { id: found.process })
  if (!process) return false
  const covers = await coversIn(db, process)
  const texts = await textsOf(db, process.id)
  return [undefined, ...texts.map(({ id }) => id)].some((text) => covers(text) !== 'open')
}
