/** What the staff does with mail that waits for a person: reads, tries again, discards. */
import type { Context } from 'hono'
import { z } from 'zod'
import { actorOf, asTyped, isStaff, type Mount } from './domains/people/index.ts'
import type { Actor, SiteEnv, Tools } from './domains/people/index.ts'
import type { Tx } from './platform/db/index.ts'
import { absent, line, once, page, posted, readerOf, type To } from './platform/http/index.ts'
import type { Key } from './platform/languages/index.ts'
import { discardWaiting, findStored, inboxId, InboxPage } from './platform/mail/inbox/index.ts'
import { listWaiting, REASON_MAX, tryWaitingAgain } from './platform/mail/inbox/index.ts'
import { WAITING_MAX, type InboxId, type ReturnedForm } from './platform/mail/inbox/index.ts'
import { ok, refuse, type Instant, type Result } from './platform/values.ts'

type Here = Context<SiteEnv>
type Gone = { readonly kind: 'gone' | 'no-staff' }

const LIST: To = '/inbox'
const Discarding = z.object({ reason: line({ max: REASON_MAX }) })
const Attempt = z.object({})

/** @param reasons for which domains hold mail, so that they are said in words of theirs */
export const inboxRoutes =
  (tools: Tools, reasons: readonly Key[]): Mount =>
  (app) => {
    const show = (c: Here, returned?: ReturnedForm) => showWaiting(c, { tools, reasons, returned })
    app.get(LIST, async (c) => ((await staffOf(c)) ? show(c) : absent(c)))
    app.get(`${LIST}/:id/raw`, async (c) => {
      const id = inboxId(c.req.param('id'))
      const stored = (await staffOf(c)) && id && (await findStored(tools.database.read, id))
      if (!stored) return absent(c)
      return c.body(new Uint8Array(stored.raw), 200, {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="${stored.id}.txt"`,
        'cache-control': 'private, no-store',
      })
    })
    app.post(`${LIST}/:id/discarding`, (c) =>
      deal(c, tools, {
        form: 'discard',
        schema: Discarding,
        show,
        work: (tx, who, { reason }, now) => discardWaiting(tx, { ...who, reason }, now),
      }),
    )
    app.post(`${LIST}/:id/attempts`, (c) =>
      deal(c, tools, {
        form: 'again',
        schema: Attempt,
        show,
        work: (tx, who, _, now) => tryWaitingAgain(tx, tools.database.engine, who, now),
      }),
    )
  }

async function staffOf(c: Here): Promise<Actor | undefined> {
  const actor = await actorOf(c)
  return actor && isStaff(actor) ? actor : undefined
}

type Showing = {
  readonly tools: Tools
  readonly reasons: readonly Key[]
  readonly returned: ReturnedForm | undefined
}

async function showWaiting(c: Here, { tools, reasons, returned }: Showing): Promise<Response> {
  const before = inboxId(c.req.query('before'))
  const found = await listWaiting(tools.database.read, WAITING_MAX + 1, before)
  const waiting = found.slice(0, WAITING_MAX)
  const last = found.length > WAITING_MAX ? waiting.at(-1) : undefined
  const older = last && `${LIST}?before=${last.id}`
  const status = returned === undefined ? 200 : returned.isGone ? 422 : 400
  const shown = { waiting, older, reasons, returned }
  return page(c, <InboxPage {...shown} />, { status })
}

type Dealt<Schema extends z.ZodType> = {
  readonly form: ReturnedForm['form']
  readonly schema: Schema
  readonly show: (c: Here, returned: ReturnedForm) => Promise<Response>
  readonly work: (
    tx: Tx,
    who: { readonly id: InboxId; readonly by: string },
    data: z.output<Schema>,
    now: Instant,
  ) => Promise<boolean>
}

async function deal<Schema extends z.ZodType>(
  c: Here,
  tools: Tools,
  { form: name, schema, show, work }: Dealt<Schema>,
): Promise<Response> {
  const staff = await staffOf(c)
  const id = inboxId(c.req.param('id'))
  const stored = staff && id && (await findStored(tools.database.read, id))
  if (!staff || !stored) return absent(c)
  const form = await posted(c, schema)
  const again = asTyped(form, (await readerOf(c)).t)
  if (!form.ok) return show(c, { id: stored.id, form: name, again, isGone: false })
  const done = await once(c, form, async (tx, now): Promise<Result<To, Gone>> => {
    const offices = await tools.officesOf(tx, staff.person, now)
    if (!isStaff({ ...staff, ...offices })) return refuse({ kind: 'no-staff' })
    const who = { id: stored.id, by: staff.person }
    return (await work(tx, who, form.data, now)) ? ok(LIST) : refuse({ kind: 'gone' })
  })
  if (done.ok) return done.value
  if (done.refusal.kind === 'no-staff') return absent(c)
  return show(c, { id: stored.id, form: name, again, isGone: true })
}
