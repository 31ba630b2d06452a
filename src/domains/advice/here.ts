/** What every form and page of advice and letters begins with: who asks, about which process. */
import type { Context } from 'hono'
import { actorOf, agreeOnTheWay, type Consent, type SiteEnv } from '../people/index.ts'
import { findProcess, undertakingsOf, type Process, type Step } from '../processes/index.ts'
import type { Asked } from './load.ts'
import type { Returned } from './shown.ts'

export type Here = Context<SiteEnv>

export async function askedBy(c: Here, returned?: Returned): Promise<Asked> {
  const { read, clock } = c.var.here.database
  return { read, now: clock.now(), viewer: await actorOf(c), returned }
}

export const processHere = async (c: Here): Promise<Process | undefined> =>
  findProcess(c.var.here.database.read, { slug: c.req.param('slug') ?? '' })

/** Who acts, with what they agreed to on the way saved with the act. */
export async function stepOf(
  step: Omit<Step, 'by'>,
  actor: Parameters<typeof agreeOnTheWay>[1],
  data: Consent,
  process: Process,
): Promise<Step> {
  const undertakings = data.undertakings ? undertakingsOf(process.pin) : undefined
  const given = { permanence: false, undertakings, via: step.via }
  const agreed = await agreeOnTheWay(step.tx, actor, given, step.now)
  return { ...step, by: { kind: 'person', actor: agreed } }
}
