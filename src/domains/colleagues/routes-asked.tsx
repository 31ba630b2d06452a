/**
 * HTTP for those who are asked: by the secret of their link without an account, or with one.
 *
 * A link stands in no table in clear, so that what keeps forms from counting twice, and keeps their
 * addresses, is not used here: an answer replaces itself, and the same words are said once.
 */
import { absent, page, posted, readerOf, seeOther, type To } from '../../platform/http/index.ts'
import type { Tx } from '../../platform/db/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { actorOf, asTyped, gone, type Gone, type Mount, type Tools } from '../people/index.ts'
import { draftId, type Draft, type Invitation } from './draft.ts'
import { explain } from './explain.ts'
import { AnswerForm } from './forms.ts'
import { invitationFor, loadAsked } from './load.ts'
import type { ColleagueRefusal } from './refusal.ts'
import { askedBy, type Here } from './routes.tsx'
import { isLinkGood } from './rules.ts'
import { isSecret, secretHash } from './secrets.ts'
import type { Returned } from './shown.ts'
import { decline, speak } from './steps-answers.ts'
import { findDraft, lockDraft } from './store.ts'
import { findInvitation } from './store-invited.ts'
import { AskedPage, DepartedPage } from './views-asked.tsx'

/** Whoever is asked, and where their page is. */
type Asking = { readonly draft: Draft; readonly invitation: Invitation; readonly action: To }

export const askedRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/asked/:token', async (c) => show(c, tools, await byLink(c)))
    app.post('/asked/:token/answers', async (c) => answer(c, tools, await byLink(c)))
    app.post('/asked/:token/departures', async (c) => depart(c, tools, await byLink(c)))
    app.post('/colleagues/:id/answers', async (c) => answer(c, tools, await byAccount(c)))
    app.post('/colleagues/:id/departures', async (c) => depart(c, tools, await byAccount(c)))
  }

/** Unknown, expired and taken back are the same: nothing is there. */
async function byLink(c: Here): Promise<Asking | undefined> {
  const { read, clock } = c.var.here.database
  const token = c.req.param('token') ?? ''
  const found = isSecret(token)
    ? await findInvitation(read, { secret: secretHash(token) })
    : undefined
  const draft = found && (await findDraft(read, found.draft))
  if (!draft || !isLinkGood(draft, found, clock.now())) return undefined
  return { draft, invitation: found, action: `/asked/${token}` }
}

async function byAccount(c: Here): Promise<Asking | undefined> {
  const { read } = c.var.here.database
  const actor = await actorOf(c)
  const id = draftId(c.req.param('id') ?? '')
  const draft = actor && id && (await findDraft(read, id))
  const invitation = draft && (await invitationFor(read, draft, actor))
  return invitation && { draft, invitation, action: `/colleagues/${draft.id}` }
}

/** A secret is in the address: no other site learns it, and no search engine. */
function kept(response: Response): Response {
  response.headers.set('referrer-policy', 'same-origin')
  response.headers.set('x-robots-tag', 'noindex, nofollow')
  return response
}

async function show(
  c: Here,
  tools: Tools,
  asking: Asking | undefined,
  returned?: Returned,
): Promise<Response> {
  if (!asking) return absent(c)
  const shown = await loadAsked(await askedBy(c, tools, returned), asking.draft, asking)
  const status = returned === undefined ? 200 : returned.refusal === undefined ? 400 : 422
  return kept(await page(c, <AskedPage shown={shown} />, { status }))
}

type Held = { readonly tx: Tx; readonly now: Instant; readonly draft: Draft }

/** Held and judged again in the transaction: the link may have been taken back meanwhile. */
const holding = (
  c: Here,
  asking: Asking,
  work: (held: Held, invitation: Invitation) => Promise<Result<unknown, ColleagueRefusal>>,
): Promise<Result<unknown, ColleagueRefusal | Gone>> =>
  c.var.here.database.transact(async (tx, now) => {
    const draft = await lockDraft(tx, asking.draft.id)
    const invitation = draft && (await findInvitation(tx, { id: asking.invitation.id }))
    if (!draft || !invitation || !isLinkGood(draft, invitation, now)) return refuse(gone)
    return work({ tx, now, draft }, invitation)
  })

async function answer(c: Here, tools: Tools, asking: Asking | undefined): Promise<Response> {
  const form = await posted(c, AnswerForm)
  if (!asking) return absent(c)
  const { t } = await readerOf(c)
  const again = asTyped(form, t)
  if (!form.ok) return show(c, tools, asking, { form: 'answer', again, refusal: undefined })
  const { version, answer: kind, words } = form.data
  const { clock } = tools
  const done = await holding(c, asking, ({ tx, now, draft }, invitation) =>
    speak({ tx, clock, now, via: 'web' }, draft, invitation, { version, answer: kind, words }),
  )
  if (done.ok) return kept(seeOther(c, asking.action))
  const { refusal } = done
  if (refusal.kind === 'absent') return absent(c)
  const fresh = await findDraft(c.var.here.database.read, asking.draft.id)
  const now = fresh ? { ...asking, draft: fresh } : asking
  return show(c, tools, now, { form: 'answer', again, refusal: explain(refusal, t) })
}

/** RFC 8058 §3.2: one click in a mail program is enough. */
async function depart(c: Here, tools: Tools, asking: Asking | undefined): Promise<Response> {
  if (!asking) return absent(c)
  const { clock } = tools
  const done = await holding(c, asking, async ({ tx, now }, invitation) => {
    await decline({ tx, clock, now, via: 'web' }, invitation)
    return ok(true)
  })
  return done.ok ? kept(await page(c, <DepartedPage />)) : absent(c)
}
