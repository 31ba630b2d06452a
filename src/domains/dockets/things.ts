/** What can be done in dockets now: comment; and for officers, say what became of it. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import { asOf, findProcess, findWindows, type ProcessId } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { titleOf } from '../texts/index.ts'
import { phaseOf, windowOf, type Docket } from './docket.ts'
import { mayManage } from './rules/dockets.ts'
import { docketsThatAre } from './store/dockets.ts'

export type Thing = {
  readonly said: {
    readonly key: 'dockets.things.comment' | 'dockets.things.report'
    readonly title: string
  }
  readonly href: string
  readonly until: Instant | undefined
  readonly since: Instant | undefined
  readonly stake: 'position' | 'answer'
  readonly process: ProcessId
}

/** Without an actor: what anybody can do now. With one: what waits for this person. */
export async function docketThings(
  read: Read,
  actor: Actor | undefined,
  now: Instant,
): Promise<readonly Thing[]> {
  const dockets = await docketsThatAre(read, ['open', 'closed'])
  const windows = await findWindows(
    read,
    dockets.flatMap((docket) => windowOf(docket) ?? []),
  )
  const things: Thing[] = []
  for (const docket of dockets) {
    const id = windowOf(docket)
    const window = id && windows.get(id)
    const closes = window?.state.kind === 'dated' ? window.state.closes : undefined
    const phase = phaseOf(docket, window, now)
    const { process } = docket
    const href = `/dockets/${docket.id}`
    if (!actor && phase === 'open' && !docket.reported) {
      const said = { key: 'dockets.things.comment', title: await titleOf(read, docket) } as const
      things.push({ said, href, until: closes, since: undefined, stake: 'position', process })
    }
    if (actor && phase === 'closed' && (await reports(read, docket, actor))) {
      const said = { key: 'dockets.things.report', title: await titleOf(read, docket) } as const
      things.push({ said, href, until: undefined, since: closes, stake: 'answer', process })
    }
  }
  return things
}

async function reports(read: Read, docket: Docket, actor: Actor): Promise<boolean> {
  const found = await findProcess(read, { id: docket.process })
  if (!found) return false
  const process = asOf(found, docket.draftedAt)
  const template = await templateOf(read, process.pin)
  return mayManage(process, docket.windowKind, { template, by: { kind: 'person', actor } }).ok
}
