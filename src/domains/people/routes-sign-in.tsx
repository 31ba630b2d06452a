/** HTTP for signing in and out. A GET never signs anybody in. */
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { serialize } from 'hono/utils/cookie'
import { z } from 'zod'
import { newUlid } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import {
  absent,
  carrySession,
  dropSession,
  endSession,
  line,
  once,
  optional,
  page,
  posted,
  readerOf,
  seeOther,
  SESSION_LASTS,
  startSession,
  tick,
} from '../../platform/http/index.ts'
import { mailAddress, type MailAddress } from '../../platform/mail/index.ts'
import { after, ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { agreeOnJoining } from './agreeing.ts'
import { joinAs, type Joining } from './joining.ts'
import { signInMail } from './mails.tsx'
import type { PersonId } from './person.ts'
import type { PersonRefusal } from './rules.ts'
import { codeHashOf, hashOf, newSecrets } from './sign-in-secrets.ts'
import { ask, ASKS_WINDOW, confirm, LINK_LASTS, mayAsk, mayConfirm } from './sign-in.ts'
import type { SignIn, SignInId, SignInRefusal } from './sign-in.ts'
import * as accounts from './store-accounts.ts'
import { findPerson } from './store.ts'
import { asTyped, type Mount, type SiteEnv, type Tools } from './tools.ts'
import { ConfirmPage, SentPage, SignInPage } from './views-sign-in.tsx'
import { wordsOf } from '../../platform/record/index.ts'

type Here = Context<SiteEnv>

/** Marks the browser that asked, so that its own link needs no digits. */
const BROWSER_COOKIE = 'parley-asked'
const LINK = /^[A-Za-z0-9_-]{43}$/

const Asking = z.object({
  mail: z.string().transform((raw, context): MailAddress => {
    const mail = mailAddress(raw.trim())
    if (!mail) context.addIssue({ code: 'invalid_format', format: 'email' })
    return mail ?? z.NEVER
  }),
})
const Confirming = z.object({
  code: optional(
    z
      .string()
      .trim()
      .regex(/^[0-9]{6}$/),
  ),
  name: optional(line({ max: 120 })),
  permanence: tick(),
})

export const signInRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/sign-in', (c) => page(c, <SignInPage />))
    app.post('/sign-in', (c) => askForLink(c, tools))
    app.get('/sign-in-sent', (c) => showSent(c))
    app.get('/sign-in/:link', (c) => showConfirmation(c, tools))
    app.post('/sign-in/:link', (c) => confirmLink(c, tools))
    app.post('/sign-out', (c) => signOut(c))
  }

async function askForLink(c: Here, { outbox, url, clock }: Tools): Promise<Response> {
  const form = await posted(c, Asking)
  const reader = await readerOf(c)
  if (!form.ok) return page(c, <SignInPage again={asTyped(form, reader.t)} />, { status: 400 })
  const { mail } = form.data
  const { link, browser, code } = newSecrets(clock)
  let isFirst = false

  const done = await once<SignInRefusal>(c, form, async (tx, now) => {
    const asks = await accounts.countAsks(tx, mail, (now - ASKS_WINDOW) as Instant)
    const allowed = mayAsk(asks)
    if (!allowed.ok) return allowed
    const linkHash = hashOf(link)
    const id = newUlid(clock) as SignInId
    const codeHash = codeHashOf(code, linkHash)
    const signIn = ask({ id, mail, linkHash, browserHash: hashOf(browser), codeHash }, now)
    await accounts.addSignIn(tx, signIn, now)
    const { language, site, t, prefixed } = reader
    // Who reads here in a language goes on in it, whatever the mail program prefers.
    const href = `${url}${prefixed ? `/${language}` : ''}/sign-in/${link}`
    await outbox.queueMail(tx, signInMail(t, { to: mail, language, site: site.name, href }))
    isFirst = true
    return ok('/sign-in-sent')
  })
  if (!done.ok) {
    const again = asTyped(form, reader.t)
    return page(c, <SignInPage again={again} refusal={done.refusal} />, { status: 422 })
  }
  // A form sent twice keeps the mark that its first answer set: that one fits the mail.
  if (isFirst) done.value.headers.append('set-cookie', markCookie(c, { browser, code, mail }))
  return done.value
}

type Mark = { readonly browser: string; readonly code: string; readonly mail: string }

function markCookie(c: Here, { browser, code, mail }: Mark): string {
  const value = [browser, code, Buffer.from(mail).toString('base64url')].join('.')
  return serialize(BROWSER_COOKIE, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.here.secure,
    maxAge: LINK_LASTS / 1_000,
  })
}

function markOf(c: Here): Mark | undefined {
  const [browser, code, mail] = getCookie(c, BROWSER_COOKIE)?.split('.') ?? []
  if (!browser || !code || !mail) return undefined
  return { browser, code, mail: Buffer.from(mail, 'base64url').toString() }
}

async function showSent(c: Here): Promise<Response> {
  const mark = markOf(c)
  return mark ? page(c, <SentPage mail={mark.mail} code={mark.code} />) : seeOther(c, '/sign-in')
}

/** The link of a path, and its sign-in if there is one. */
async function signInAt(c: Here): Promise<{ link: string; signIn: SignIn } | undefined> {
  const link = c.req.param('link') ?? ''
  if (!LINK.test(link)) return undefined
  const signIn = await accounts.findSignIn(c.var.here.database.read, hashOf(link))
  return signIn && { link, signIn }
}

function isOwnBrowser(c: Here, signIn: SignIn): boolean {
  const mark = markOf(c)
  return mark !== undefined && hashOf(mark.browser) === signIn.browserHash
}

async function nameOf(c: Here, mail: MailAddress): Promise<string | undefined> {
  const { read } = c.var.here.database
  const account = await accounts.findAccount(read, { mail })
  const person = account && (await findPerson(read, account.person))
  if (!person) return undefined
  const name = (await wordsOf(read, [person.name])).get(person.name)
  return name.kind === 'text' ? name.text : person.handle
}

async function showConfirmation(c: Here, { clock }: Tools): Promise<Response> {
  const found = await signInAt(c)
  if (!found) return absent(c)
  const { link, signIn } = found
  const allowed = mayConfirm(signIn, clock.now())
  return page(
    c,
    <ConfirmPage
      link={link}
      name={await nameOf(c, signIn.mail)}
      needsCode={!isOwnBrowser(c, signIn)}
      usable={allowed.ok}
      refusal={allowed.ok ? undefined : allowed.refusal}
    />,
    { status: allowed.ok ? 200 : 422 },
  )
}

async function confirmLink(c: Here, tools: Tools): Promise<Response> {
  const form = await posted(c, Confirming)
  const found = await signInAt(c)
  if (!found) return absent(c)
  const { link, signIn } = found
  const name = await nameOf(c, signIn.mail)
  const reader = await readerOf(c)
  const needsCode = !isOwnBrowser(c, signIn)
  const shown = { link, name, needsCode, again: asTyped(form, reader.t) }
  if (!form.ok) return page(c, <ConfirmPage {...shown} usable />, { status: 400 })

  const { code } = form.data
  const proof = {
    browserHash: needsCode ? undefined : signIn.browserHash,
    codeHash: code === undefined ? undefined : codeHashOf(code, signIn.linkHash),
  }
  const newcomer = form.data
  const done = await c.var.here.database.transact(async (tx, now) => {
    const held = await accounts.lockSignIn(tx, signIn.linkHash)
    if (!held) return refuse<SignInRefusal>({ kind: 'link-used' })
    const confirmed = confirm(held, proof, now)
    if (confirmed.kind === 'counted') await accounts.saveSignIn(tx, confirmed.signIn)
    if (confirmed.kind !== 'confirmed') return refuse(confirmed.refusal)
    const account = await accounts.findAccount(tx, { mail: held.mail })
    const { language, zone } = reader
    const joining = { mail: held.mail, language, zone, via: 'web' } as const
    const entered = account
      ? ok(account.person)
      : await joinHaving(tx, tools, { ...joining, ...newcomer }, now)
    if (!entered.ok) return entered
    await accounts.saveSignIn(tx, confirmed.signIn)
    return ok(await startSession(tx, { subject: entered.value, now, clock: tools.clock }))
  })
  if (!done.ok)
    return page(c, <ConfirmPage {...shown} usable refusal={done.refusal} />, { status: 422 })
  carrySession(c, done.value, after(tools.clock.now(), SESSION_LASTS))
  return seeOther(c, '/')
}

type Newcomer = Omit<Joining, 'name'> & z.output<typeof Confirming>

/** Joining is a first act: it too waits until one has read what stays. */
async function joinHaving(
  tx: Tx,
  { clock }: Tools,
  { name, permanence, ...joining }: Newcomer,
  now: Instant,
): Promise<Result<PersonId, SignInRefusal | PersonRefusal>> {
  if (!name) return refuse({ kind: 'name-needed' })
  if (!permanence) return refuse({ kind: 'permanence-unread' })
  const person = await joinAs(tx, clock, { ...joining, name }, now)
  await agreeOnJoining(tx, person, joining.via, now)
  return ok(person)
}

async function signOut(c: Here): Promise<Response> {
  const form = await posted(c, z.object({}))
  const { session } = c.var
  if (session && form.ok) {
    await c.var.here.database.transact((tx) => endSession(tx, session.token))
  }
  dropSession(c)
  return seeOther(c, '/')
}
