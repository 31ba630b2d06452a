/** How many windows are open at once for each group, over all processes. Judges nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { type Template, templateOf } from '../templates/index.ts'
import { standingWindows } from './rules-lines.ts'
import type { Crowd } from './rules-windows.ts'
import { findProcess } from './store.ts'
import { openWindows } from './store-clock.ts'

const groupsOf = ({ grouping }: Template): readonly string[] =>
  grouping.kind === 'none' ? [] : grouping.groups.map(({ id }) => id)

/** The groups of this template, each with the windows that its members could answer in now. */
export async function crowdOf(
  db: Read | Tx,
  template: Template,
  now: Instant,
): Promise<readonly Crowd[]> {
  const open = new Map(groupsOf(template).map((group) => [group, 0]))
  for (const { process: id } of standingWindows(await openWindows(db, now))) {
    const process = await findProcess(db, { id })
    if (!process || process.reported) continue
    for (const group of groupsOf(await templateOf(db, process.pin))) {
      const before = open.get(group)
      if (before !== undefined) open.set(group, before + 1)
    }
  }
  return [...open].map(([group, count]) => ({ group, open: count }))
}
