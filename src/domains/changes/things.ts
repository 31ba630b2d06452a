/** What waits for somebody about the rules: adopted ones that are not in force yet. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import { findProcess, type ProcessId } from '../processes/index.ts'
import { findText, titleOf } from '../texts/index.ts'
import type { HindranceProvider } from './hindrance.ts'
import { mayPropose } from './rules.ts'
import { adoptionIn, beforeIt, hindrancesTo } from './steps.ts'
import { openChanges } from './store.ts'

/** One thing to do: `said` is a key of this catalogue with the values it takes. */
export type Thing = {
  readonly said: { readonly key: 'changes.things.enact'; readonly name: string }
  readonly href: string
  readonly until: undefined
  readonly since: Instant | undefined
  readonly stake: 'action'
  readonly process: ProcessId
}

type Things = (read: Read, actor: Actor | undefined, now: Instant) => Promise<readonly Thing[]>

export const changeThings =
  (providers: readonly HindranceProvider[]): Things =>
  async (read, actor, now) => {
    if (!actor) return []
    const things: Thing[] = []
    for (const change of await openChanges(read)) {
      const process = await findProcess(read, { id: change.process })
      if (!process || process.pin.hash !== change.under) continue
      const before = { ...(await beforeIt(read, process, now)), changes: [], open: [] }
      if (!mayPropose(before, { kind: 'person', actor }).ok) continue
      const adoption = await adoptionIn(read, change, now)
      if (adoption.kind !== 'adopted') continue
      const asked = { process, adoption, now }
      if ((await hindrancesTo(read, change, asked, providers)).length > 0) continue
      const text = await findText(read, change.text)
      const name = text ? await titleOf(read, text) : change.id
      const said = { key: 'changes.things.enact', name } as const
      const about = { since: change.at, stake: 'action', process: process.id } as const
      things.push({ said, href: `/changes/${change.id}`, until: undefined, ...about })
    }
    return things
  }
