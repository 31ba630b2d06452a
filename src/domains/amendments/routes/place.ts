/** Where the routes of amendments act: what they are given, who asks, what is locked. No pages. */
import type { Context } from 'hono'
import type { Tx } from '../../../platform/db/index.ts'
import { actorOf, type SiteEnv, type Tools } from '../../people/index.ts'
import { lockProcess } from '../../processes/index.ts'
import { findText, lockText, settledIn, textId } from '../../texts/index.ts'
import type { FreezesOf, Text } from '../../texts/index.ts'
import type { Instant } from '../../../platform/values.ts'
import type { Asked } from '../load.ts'
import type { Returned } from '../shown.ts'
import type { Here as Standing } from '../steps/amending.ts'

export type Here = Context<SiteEnv>

/** With what holds a text still: nothing is published while a call asks about it. */
export type AmendmentTools = Tools & { readonly freezesOf: FreezesOf }

export async function askedBy(
  c: Here,
  { freezesOf }: Pick<AmendmentTools, 'freezesOf'>,
  returned?: Returned,
): Promise<Asked> {
  const { read, clock } = c.var.here.database
  return { read, now: clock.now(), viewer: await actorOf(c), returned, freezesOf }
}

export const statusOf = (returned: Returned | undefined) =>
  returned ? { status: returned.refusal ? (422 as const) : (400 as const) } : {}

export async function textAt(c: Here): Promise<Text | undefined> {
  const id = textId(c.req.param('id') ?? '')
  return id && findText(c.var.here.database.read, id)
}

/** Process, then text: the order in which versions are published, so nobody waits in a ring. */
export async function lockPlace(
  { tx, now }: { readonly tx: Tx; readonly now: Instant },
  { freezesOf }: Pick<AmendmentTools, 'freezesOf'>,
  { id, process: of }: Text,
): Promise<Standing | undefined> {
  const process = await lockProcess(tx, { id: of })
  const text = await lockText(tx, id)
  if (!process || !text) return undefined
  return { process, text, settled: settledIn(await freezesOf(tx, id, now)) }
}
