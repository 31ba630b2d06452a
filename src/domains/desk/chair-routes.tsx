/** HTTP for the screen of the chair: a process at a glance, for those who serve it. */
import type { Context } from 'hono'
import { absent, page, readerOf } from '../../platform/http/index.ts'
import { actorOf, type SiteEnv } from '../people/index.ts'
import { findProcess, type Hooks, readProcess, rolesIn } from '../processes/index.ts'
import { loadState, SERVING } from '../standing/index.ts'
import type { OwedThings } from './thing.ts'
import { ChairPage } from './views-chair.tsx'

type Here = Context<SiteEnv>
export type ChairTools = { readonly owed: readonly OwedThings[]; readonly hooks: Hooks }

/** Absent, not forbidden, for everybody else; everything on it is a link to what all can read. */
export async function showChair(c: Here, tools: ChairTools): Promise<Response> {
  const { read, clock } = c.var.here.database
  const actor = await actorOf(c)
  const process = actor && (await findProcess(read, { slug: c.req.param('slug') ?? '' }))
  if (!process || !rolesIn(process, actor).some((role) => SERVING.has(role))) return absent(c)
  const now = clock.now()
  const { t } = await readerOf(c)
  const hooks = { ...tools.hooks, sections: [] }
  const { officers, template } = await readProcess(read, process, hooks, { viewer: undefined, now })
  const state = await loadState(tools, { read, now, t, process })
  const props = { state, officers, template, practice: process.practice }
  return page(c, <ChairPage {...props} />, { json: { ...state } })
}
