/** Under what cover the lineage of a process is told, text by text. Loads; a rule decides. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { adoptionsOf } from '../outcomes/index.ts'
import type { Process } from '../processes/index.ts'
import { type LineageRule, templateOf } from '../templates/index.ts'
import { textsOf, type TextId } from '../texts/index.ts'
import { coverOf, type Cover } from './rules/cover.ts'

/** What belongs to no text is under cover for as long as any other would be. */
export type Covers = (text: TextId | undefined) => Cover

export type In = Pick<Process, 'id' | 'pin'>

export async function coversIn(db: Read | Tx, process: In): Promise<Covers> {
  const { lineage } = await templateOf(db, process.pin)
  const adopted = lineage ? await adoptedIn(db, process, lineage) : new Set<TextId>()
  return (text) => coverOf(lineage, text !== undefined && adopted.has(text))
}

async function adoptedIn(
  db: Read | Tx,
  process: In,
  { shown }: LineageRule,
): Promise<ReadonlySet<TextId>> {
  const adopted = new Set<TextId>()
  if (shown !== 'sealed-until-adoption') return adopted
  for (const { id } of await textsOf(db, process.id)) {
    const [last] = await adoptionsOf(db, { id, process: process.id })
    if (last) adopted.add(id)
  }
  return adopted
}
