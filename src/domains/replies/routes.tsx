/** HTTP for what mails lead to: a page with buttons, reached by a sealed link, signed in or not. */
import type { Context } from 'hono'
import { z } from 'zod'
import { absent, once, page, posted, readerOf, type To } from '../../platform/http/index.ts'
import { ok, refuse, unreachable, type Result } from '../../platform/values.ts'
import type { Mount, SiteEnv, Tools } from '../people/index.ts'
import { confirm, disown, holdUntilRead, isDone, type Confirmed } from './holding.ts'
import { finishJoining, undertakingsAt } from './joining.ts'
import { isWaiting, pendingId, type PendingId } from './pending.ts'
import type { Outcome } from './performing.ts'
import type { Replying } from './replying.ts'
import { isSealed, sealedPath, type Sealed } from './seals.ts'
import { findJoining, type Joining } from './store-joinings.ts'
import { findPending, pendingOf } from './store-pending.ts'
import { ConfirmPage, JoinPage } from './views.tsx'

type Here = Context<SiteEnv>

const CONFIRMATIONS: To = '/mail/confirmations'
const JOININGS: To = '/mail/joinings'

const Settling = z.object({
  act: z.string().transform((raw, context): PendingId => {
    const id = pendingId(raw)
    if (id) return id
    context.addIssue({ code: 'custom', message: 'no act' })
    return z.NEVER
  }),
  word: z.enum(['confirm', 'disown']),
})
const Joined = z.object({})

type NotDone =
  | { readonly kind: 'absent' | 'settled-already' | 'over' }
  | { readonly kind: 'outcome'; readonly confirmed: Confirmed; readonly outcome: Outcome }

export const replyRoutes =
  (tools: Tools, replying: Replying): Mount =>
  (app) => {
    app.get(CONFIRMATIONS, (c) => showWaiting(c, { tools, replying }))
    app.post(CONFIRMATIONS, (c) => settle(c, { tools, replying }))
    app.get(JOININGS, (c) => showJoining(c, { tools, replying }))
    app.post(JOININGS, (c) => join(c, { tools, replying }))
  }

type With = { readonly tools: Tools; readonly replying: Replying }

/** The id that a mail gave, with the seal that only we can make. */
function sealedId(c: Here, { replying }: With, kind: Sealed): string | undefined {
  const [id = '', seal = ''] = [c.req.query('id'), c.req.query('seal')]
  return isSealed(replying.outbox.seal, kind, { id, seal }) ? id : undefined
}

type Shown = { readonly refused?: string; readonly status?: 200 | 422 }

async function showWaiting(c: Here, on: With, shown: Shown = {}): Promise<Response> {
  const { tools, replying } = on
  const { read } = tools.database
  const id = pendingId(sealedId(c, on, 'pending') ?? '')
  const asked = id && (await findPending(read, id))
  if (!id || !asked) return absent(c)
  const now = tools.clock.now()
  const all = await pendingOf(read, asked.person, now)
  const { t } = await readerOf(c)
  const settled = c.req.query('done')
  const done = settled === 'disown' ? t('replies.disowned') : t('replies.page.done')
  const waiting = all
    .filter((one) => isWaiting(one, now))
    .map(({ request, ...one }) => {
      const words = (request.own === '' ? request.words : request.own).slice(0, WORDS_SHOWN)
      return { ...one, subject: request.subject, words: words.toWellFormed() }
    })
  const action = sealedPath(replying.outbox.seal, 'pending', id)
  return page(
    c,
    <ConfirmPage
      waiting={waiting}
      action={action}
      done={settled === undefined || shown.refused !== undefined ? undefined : done}
      refused={shown.refused}
    />,
    { status: shown.status ?? 200 },
  )
}

const WORDS_SHOWN = 400

async function settle(c: Here, on: With): Promise<Response> {
  const { tools, replying } = on
  const id = pendingId(sealedId(c, on, 'pending') ?? '')
  const asked = id && (await findPending(tools.database.read, id))
  if (!id || !asked) return absent(c)
  const form = await posted(c, Settling)
  if (!form.ok) return showWaiting(c, on, { status: 422 })
  const { act, word } = form.data
  const back = sealedPath(replying.outbox.seal, 'pending', id)
  const done = await once(c, form, async (tx, now): Promise<Result<To, NotDone>> => {
    const found = await findPending(tx, act)
    if (found?.person !== asked.person) return refuse({ kind: 'absent' })
    if (word === 'disown') {
      const disowned = await disown(tx, act, now)
      return disowned.ok ? ok<To>(`${back}&done=disown`) : disowned
    }
    const confirmed = await confirm(replying, tx, act, now)
    if (!confirmed.ok) return confirmed
    const { outcome } = confirmed.value
    if (isDone(outcome)) return ok<To>(`${back}&done=confirm`)
    return refuse({ kind: 'outcome', confirmed: confirmed.value, outcome })
  })
  return done.ok ? done.value : showRefused(c, on, done.refusal)
}

async function showRefused(c: Here, on: With, refusal: NotDone): Promise<Response> {
  const { t } = await readerOf(c)
  if (refusal.kind === 'absent') return absent(c)
  if (refusal.kind !== 'outcome') {
    return showWaiting(c, on, { refused: t('replies.settled-already'), status: 422 })
  }
  const { confirmed, outcome } = refusal
  switch (outcome.kind) {
    case 'unread':
      await on.tools.database.transact((tx) => holdUntilRead(on.replying, tx, confirmed, outcome))
      return showWaiting(c, on, { refused: t('replies.page.unread'), status: 422 })
    case 'refused':
      return showWaiting(c, on, { refused: outcome.said, status: 422 })
    case 'done':
    case 'not-understood':
      return showWaiting(c, on, { refused: t('replies.not-understood'), status: 422 })
    default:
      return unreachable(outcome)
  }
}

async function joiningOf(c: Here, on: With): Promise<Joining | undefined> {
  const id = sealedId(c, on, 'joining')
  const found = id === undefined ? undefined : await findJoining(on.tools.database.read, id)
  return found && on.tools.clock.now() < found.expires ? found : undefined
}

async function showJoining(c: Here, on: With): Promise<Response> {
  const joining = await joiningOf(c, on)
  if (!joining) return absent(c)
  const { t } = await readerOf(c)
  const { points } = await undertakingsAt(on.tools.database.read, joining.about, t)
  const action = sealedPath(on.replying.outbox.seal, 'joining', joining.id)
  const isJoined = joining.person !== undefined
  return page(c, <JoinPage address={joining.address} {...{ points, action, isJoined }} />)
}

async function join(c: Here, on: With): Promise<Response> {
  const { replying } = on
  const joining = await joiningOf(c, on)
  if (!joining) return absent(c)
  const form = await posted(c, Joined)
  if (!form.ok) return showJoining(c, on)
  const done = await once(c, form, async (tx, now) => {
    const joined = await finishJoining(replying, tx, joining.id, now)
    return joined.ok ? ok(sealedPath(replying.outbox.seal, 'joining', joining.id)) : joined
  })
  return done.ok ? done.value : absent(c)
}
