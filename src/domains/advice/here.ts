/** What every form and page of advice and letters begins with: who asks, about which process. */
import type { Context } from 'hono'
import { actorOf, type SiteEnv } from '../people/index.ts'
import { findProcess, type Process } from '../processes/index.ts'
import type { Asked } from './load.ts'
import type { Returned } from './shown.ts'

export type Here = Context<SiteEnv>

export async function askedBy(c: Here, returned?: Returned): Promise<Asked> {
  const { read, clock } = c.var.here.database
  return { read, now: clock.now(), viewer: await actorOf(c), returned }
}

export const processHere = async (c: Here): Promise<Process | undefined> =>
  findProcess(c.var.here.database.read, { slug: c.req.param('slug') ?? '' })
