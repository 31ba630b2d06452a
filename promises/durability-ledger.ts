/** Compares what writers were told with what the database holds: rows, and entries. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Config } from '../src/config.ts'
import type { Read } from '../src/platform/db/index.ts'
import { openGround } from '../src/serving.ts'
import type { Ledger } from './durability-load.ts'

export type Figures = {
  readonly acknowledged: number
  readonly lost: number
  readonly doubled: number
  readonly unknown: number
  readonly unresolved: number
}

export const isKept = ({ acknowledged, lost, doubled, unresolved }: Figures) =>
  acknowledged > 0 && lost === 0 && doubled === 0 && unresolved === 0

export async function compare(config: Config, ledger: Ledger): Promise<Figures> {
  const ground = await openGround(config)
  try {
    const { rows, entries } = await countsOf(ground.database.read)
    const told = [...ledger.acknowledged]
    const all = new Set([...told, ...rows.keys(), ...entries.keys()])
    return {
      acknowledged: told.length,
      lost: told.filter((text) => !rows.has(text) || !entries.has(text)).length,
      doubled: [...all].filter((text) => (rows.get(text) ?? 0) > 1 || (entries.get(text) ?? 0) > 1)
        .length,
      unknown: ledger.unknown.size,
      unresolved: [...ledger.unknown].filter((text) => !ledger.acknowledged.has(text)).length,
    }
  } finally {
    await ground.close()
  }
}

export type Times = ReadonlyMap<string, number>

const Fields = z.record(z.string(), z.string())
const Leaf = z.object({ parts: z.array(z.object({ c: z.string() })) })

/** How often each text stands in the table of what people state, and on the record. */
export async function countsOf(
  read: Read,
): Promise<{ readonly rows: Times; readonly entries: Times }> {
  const parts = await sql<{ commitment: string; bytes: string }>`
    select commitment, bytes from parts where name = 'work'
  `.execute(read)
  const textOf = new Map(parts.rows.map(({ commitment, bytes }) => [commitment, bytes]))
  const stated = await sql<{ fields: string }>`select fields from interests`.execute(read)
  const leaves = await sql<{ bytes: string }>`
    select bytes from entries where act = 'interest.state'
  `.execute(read)
  const inRows = stated.rows.flatMap(({ fields }) =>
    Object.values(Fields.parse(JSON.parse(fields))),
  )
  const inEntries = leaves.rows.flatMap(({ bytes }) =>
    Leaf.parse(JSON.parse(bytes)).parts.map(({ c }) => c),
  )
  return { rows: counted(inRows, textOf), entries: counted(inEntries, textOf) }
}

function counted(commitments: readonly string[], textOf: ReadonlyMap<string, string>): Times {
  const times = new Map<string, number>()
  for (const commitment of commitments) {
    const text = textOf.get(commitment)
    if (text !== undefined) times.set(text, (times.get(text) ?? 0) + 1)
  }
  return times
}
