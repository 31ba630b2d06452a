/** HTTP for what one says of oneself. Each form is an act; a refused one comes back as typed. */
import type { Context } from 'hono'
import { z } from 'zod'
import { newUlid } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import { line, once, optional, page, passage, posted, readerOf } from '../../platform/http/index.ts'
import { seeOther, signInThenAgain, tick, ticked } from '../../platform/http/index.ts'
import type { Posted, To } from '../../platform/http/index.ts'
import { isZone, LANGUAGES } from '../../platform/languages/index.ts'
import { EVERYTHING, prose, wordsOf, type Act } from '../../platform/record/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { agreeOnTheWay } from './agreeing.ts'
import { eraseAll } from './erasing.ts'
import { freeHandle } from './joining.ts'
import { INTEREST_FIELDS, type Actor, type AffiliationId } from './person.ts'
import * as rules from './rules.ts'
import * as accounts from './store-accounts.ts'
import * as store from './store.ts'
import { actorOf, asTyped, type Mount, type SiteEnv, type Tools } from './tools.ts'
import { AccountPage, type AccountForm, type Returned } from './views-account.tsx'

type Here = Context<SiteEnv>

const Settings = z.object({
  name: line({ max: 120 }),
  language: z.enum(LANGUAGES),
  zone: z.string().refine(isZone),
})
const Choosing = z.object({ code: z.string().min(1).max(60) })
const Naming = z.object({ organisation: line({ max: 200 }) })
const field = optional(passage({ max: 2_000 }))
const Interests = z.object({
  ...Object.fromEntries(INTEREST_FIELDS.map((name) => [name, field])),
  undisclosed: tick(),
})
const Reading = z.object({ permanence: ticked() })
const Leaving = z.object({ sure: ticked() })
const Nothing = z.object({})

export const accountRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/account', (c) => showAccount(c, c.req.query('saved') !== undefined))
    app.post('/account/settings', (c) => saveSettings(c, tools))
    app.post('/account/codes/:scheme', (c) => chooseCode(c))
    app.post('/account/affiliations', (c) => beginAffiliation(c, tools))
    app.post('/account/affiliations/:id/endings', (c) => endAffiliation(c))
    app.post('/account/interests', (c) => stateInterest(c, tools))
    app.post('/account/agreements', (c) => agree(c))
    app.post('/account/erasure', (c) => erase(c, tools))
  }

const SAVED: To = '/account?saved=1'

const about = (actor: Actor, act: Act['act'], rest: Partial<Act> = {}): Act => ({
  act,
  actor: actor.person,
  cap: 'personal',
  obj: actor.person,
  via: 'web',
  topics: [`person:${actor.person}`],
  ...rest,
})

type Work<Data> = (
  tx: Tx,
  actor: Actor,
  facts: { readonly data: Data; readonly now: Instant },
) => Promise<Result<To, rules.PersonRefusal>>

/** What every form of this page has in common: parse, decide and save in `work`, answer. */
async function formOf<Schema extends z.ZodType>(
  c: Here,
  form: AccountForm,
  schema: Schema,
  work: Work<z.output<Schema>>,
): Promise<Response> {
  const sent: Posted<z.output<Schema>> = await posted(c, schema)
  const actor = await actorOf(c)
  if (!actor) return signInThenAgain(c)
  const { t } = await readerOf(c)
  const again = asTyped(sent, t)
  if (!sent.ok) return showAccount(c, false, { form, again })
  const done = await once(c, sent, async (tx, now) => {
    await store.lockPerson(tx, actor.person)
    return work(tx, actor, { data: sent.data, now })
  })
  return done.ok ? done.value : showAccount(c, false, { form, again, refusal: done.refusal })
}

async function showAccount(c: Here, saved: boolean, refused?: Returned): Promise<Response> {
  const actor = await actorOf(c)
  if (!actor) return seeOther(c, '/sign-in')
  const { read } = c.var.here.database
  const affiliations = await store.affiliationsOf(read, actor.person)
  const latest = (await store.interestsOf(read, actor.person))[0]
  const words = await wordsOf(read, [
    ...affiliations.map(({ organisation }) => organisation),
    ...Object.values(latest?.fields ?? {}),
  ])
  const textOf = (commitment: string) => {
    const wording = words.get(commitment)
    return wording.kind === 'text' ? wording.text : ''
  }
  const account = await accounts.findAccount(read, { person: actor.person })
  const fields = Object.entries(latest?.fields ?? {})
  const status = refused === undefined ? 200 : refused.refusal ? 422 : 400
  return page(
    c,
    <AccountPage
      actor={actor}
      settings={{ language: account?.language ?? 'en', zone: account?.zone ?? 'UTC' }}
      affiliations={affiliations.map((one) => ({ ...one, words: textOf(one.organisation) }))}
      interest={
        latest && {
          latest,
          words: Object.fromEntries(fields.map(([name, one]) => [name, textOf(one)])),
        }
      }
      codes={await store.codesOf(read)}
      saved={saved}
      refused={refused}
    />,
    { status },
  )
}

const saveSettings = (c: Here, { clock }: Tools) =>
  formOf(c, 'settings', Settings, async (tx, actor, { data }) => {
    const { language, zone } = data
    await accounts.saveSettings(tx, actor.person, { language, zone })
    if (data.name === actor.name) return ok(SAVED)
    const person = await store.findPerson(tx, actor.person)
    if (!person) return refuse({ kind: 'erased' })
    const name = prose('name', data.name, clock, actor.person)
    const renamed = rules.rename(person, await freeHandle(tx, clock, data.name), name)
    if (!renamed.ok) return renamed
    // A name stands on pages of every domain.
    const rename = about(actor, 'person.rename', { parts: [name], topics: [EVERYTHING] })
    await store.savePerson(tx, renamed.value, rename)
    return ok(SAVED)
  })

const chooseCode = (c: Here) =>
  formOf(c, 'code', Choosing, async (tx, actor, { data, now }) => {
    const scheme = c.req.param('scheme') ?? ''
    const codes = await store.codesOf(tx, scheme)
    const inUse = new Set(codes.filter(({ retired }) => !retired).map(({ code }) => code))
    const chosen = rules.chooseCode(actor.person, { scheme, code: data.code }, inUse, now)
    if (!chosen.ok) return chosen
    const clear = { scheme, code: data.code }
    await store.saveChoice(tx, chosen.value, about(actor, 'code.choose', { clear }))
    return ok(SAVED)
  })

const beginAffiliation = (c: Here, { clock }: Tools) =>
  formOf(c, 'affiliation', Naming, async (tx, actor, { data, now }) => {
    const organisation = prose('organisation', data.organisation, clock, actor.person)
    const id = newUlid(clock) as AffiliationId
    const current = await store.affiliationsOf(tx, actor.person)
    const begun = rules.affiliate(id, actor.person, organisation, { current, now })
    if (!begun.ok) return begun
    const act = about(actor, 'affiliation.begin', {
      clear: { affiliation: id },
      parts: [organisation],
    })
    await store.saveAffiliation(tx, begun.value, act)
    return ok(SAVED)
  })

const endAffiliation = (c: Here) =>
  formOf(c, 'affiliation', Nothing, async (tx, actor, { now }) => {
    const id = (c.req.param('id') ?? '') as AffiliationId
    const affiliation = (await store.findAffiliations(tx, [id])).get(id)
    if (!affiliation) return refuse({ kind: 'not-yours' })
    const ended = rules.endAffiliation(affiliation, actor.person, now)
    if (!ended.ok) return ended
    const act = about(actor, 'affiliation.end', { clear: { affiliation: id } })
    await store.saveAffiliation(tx, ended.value, act)
    return ok(SAVED)
  })

const stateInterest = (c: Here, { clock }: Tools) =>
  formOf(c, 'interest', Interests, async (tx, actor, { data, now }) => {
    const given = INTEREST_FIELDS.flatMap((name) => {
      const text = Reflect.get(data, name)
      return typeof text === 'string' ? [prose(name, text, clock, actor.person)] : []
    })
    const draft = {
      fields: Object.fromEntries(given.map((one) => [one.name, one])),
      undisclosed: data.undisclosed,
    }
    const facts = { latestVersion: await store.lockInterestVersion(tx, actor.person), now }
    const stated = rules.stateInterest(actor.person, draft, facts)
    if (!stated.ok) return stated
    const { version, undisclosed } = stated.value
    const act = about(actor, 'interest.state', { clear: { version, undisclosed }, parts: given })
    await store.saveInterest(tx, stated.value, act)
    return ok(SAVED)
  })

const agree = (c: Here) =>
  formOf(c, 'agreement', Reading, async (tx, actor, { now }) => {
    await agreeOnTheWay(tx, actor, { permanence: true, via: 'web' }, now)
    return ok(SAVED)
  })

/** Words first, in bounded transactions; the name and the account with the last of them. */
async function erase(c: Here, tools: Tools): Promise<Response> {
  const sent = await posted(c, Leaving)
  const actor = await actorOf(c)
  if (!actor) return signInThenAgain(c)
  const { t } = await readerOf(c)
  if (!sent.ok) return showAccount(c, false, { form: 'erasure', again: asTyped(sent, t) })
  await eraseAll(tools.database, actor)
  return seeOther(c, `/people/${actor.person}`)
}
