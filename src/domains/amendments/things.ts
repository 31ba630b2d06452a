/** What waits for somebody: a version to make of what others propose, an amendment to set right. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { canTry, type Actor } from '../people/index.ts'
import { findProcess, findProcesses, type ProcessId } from '../processes/index.ts'
import { findText, titleOf, unsignedIn } from '../texts/index.ts'
import { openBench } from './load.ts'
import { mayCountersign } from './rules/countersigning.ts'
import { mayAssemble } from './rules/deciding.ts'
import { groupsOf } from './steps/countersigning.ts'
import { openBy } from './store/amendments.ts'
import { textsWithOpen } from './store/counts.ts'

/** One thing to do: `said` is a key of this catalogue with the values it takes. */
export type Thing = {
  readonly said:
    | { readonly key: 'amendments.things.decide'; readonly count: number; readonly name: string }
    | { readonly key: 'amendments.things.renew'; readonly number: number; readonly name: string }
    | { readonly key: 'amendments.things.sign'; readonly version: number; readonly name: string }
  readonly href: string
  readonly until: Instant | undefined
  readonly since: Instant | undefined
  readonly stake: 'answer' | 'action'
  readonly process: ProcessId
}

/** Of one person's own, those that a page looks at. */
const OWN_MAX = 50

export async function amendmentThings(
  read: Read,
  actor: Actor | undefined,
): Promise<readonly Thing[]> {
  if (!actor) return []
  const own = [...(await toDecide(read, actor)), ...(await toRenew(read, actor))]
  return [...own, ...(await toSign(read, actor))]
}

async function toDecide(read: Read, actor: Actor): Promise<readonly Thing[]> {
  if (actor.roles.length === 0 && !actor.lent?.length) return []
  const things: Thing[] = []
  for (const { text: id, count, since } of await textsWithOpen(read)) {
    const text = await findText(read, id)
    const process = text && (await findProcess(read, { id: text.process }))
    if (!text || !process) continue
    if (!canTry(mayAssemble({ process, text }, { kind: 'person', actor }))) continue
    const name = await titleOf(read, text)
    const said = { key: 'amendments.things.decide', count, name } as const
    const about = { since, stake: 'answer', process: process.id } as const
    things.push({ said, href: `/texts/${id}/merge`, until: undefined, ...about })
  }
  return things
}

/** Those of one's own that lost their ground to a version which somebody else published. */
async function toRenew(read: Read, { person }: Actor): Promise<readonly Thing[]> {
  const things: Thing[] = []
  for (const { id, text: of, number, at } of await openBy(read, person, OWN_MAX)) {
    const touches = (await openBench(read, of)).touches.get(id)
    const text = touches && !touches.ok ? await findText(read, of) : undefined
    if (!text) continue
    const said = {
      key: 'amendments.things.renew',
      number,
      name: await titleOf(read, text),
    } as const
    const about = { since: at, stake: 'action', process: text.process } as const
    things.push({ said, href: `/amendments/${id}`, until: undefined, ...about })
  }
  return things
}

/** Versions that wait for the signature of whoever this is. */
async function toSign(read: Read, actor: Actor): Promise<readonly Thing[]> {
  if (actor.roles.length === 0 && !actor.lent?.length) return []
  const things: Thing[] = []
  for (const process of await findProcesses(read)) {
    for (const waiting of await unsignedIn(read, process)) {
      const { text, version } = waiting
      const groups = await groupsOf(read, process, { actor, version })
      const by = { kind: 'person', actor } as const
      if (!canTry(mayCountersign(process, by, waiting, groups))) continue
      const name = await titleOf(read, text)
      const said = { key: 'amendments.things.sign', version: version.number, name } as const
      const about = { since: version.at, stake: 'answer', process: process.id } as const
      things.push({ said, href: `/texts/${text.id}/countersignature`, until: undefined, ...about })
    }
  }
  return things
}
