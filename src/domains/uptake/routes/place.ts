/** Where the routes of this domain act: who asks, what is locked. No pages. */
import type { Context } from 'hono'
import type { Tx } from '../../../platform/db/index.ts'
import { refuse, type Result } from '../../../platform/values.ts'
import { actorOf, type SiteEnv } from '../../people/index.ts'
import { findProcess } from '../../processes/index.ts'
import {
  findVersion,
  lockText,
  textId,
  type ClauseId,
  type TextId,
  VERSIONS_MAX,
} from '../../texts/index.ts'
import type { Asked } from '../load.ts'
import type { RowRefusal } from '../refusal.ts'
import { clausesTyped } from '../rules/typed.ts'
import type { Returned } from '../shown.ts'
import type { Here as Place } from '../steps.ts'

export type Here = Context<SiteEnv>

export { VERSIONS_MAX }

export async function askedBy(c: Here, returned?: Returned): Promise<Asked> {
  const { read, clock } = c.var.here.database
  return { read, now: clock.now(), viewer: await actorOf(c), returned }
}

export const statusOf = (returned: Returned | undefined) =>
  returned ? { status: returned.refusal ? (422 as const) : (400 as const) } : {}

export const textIn = (c: Here): TextId | undefined => textId(c.req.param('id') ?? '')

/** Held until the transaction ends: nobody else decides about contributions to it meanwhile. */
export async function lockPlace(tx: Tx, id: TextId): Promise<Place | undefined> {
  const text = await lockText(tx, id)
  const process = text && (await findProcess(tx, { id: text.process }))
  return text && process && { process, text }
}

/** By the numbers of the version that the form showed. */
export async function clausesIn(
  tx: Tx,
  { text }: Place,
  { typed, version }: { readonly typed: string; readonly version?: number | undefined },
): Promise<Result<readonly ClauseId[], RowRefusal>> {
  const found = await findVersion(tx, text.id, version)
  if (!found) return refuse({ kind: 'clause-unknown', clause: typed, version: version ?? 0 })
  const order = found.clauses.map(({ id }) => id)
  return clausesTyped(typed, { order, version: found.number })
}
