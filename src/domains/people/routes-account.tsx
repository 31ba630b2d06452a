/** HTTP for what one says of oneself. Each form is an act; a refused one comes back as typed. */
import type { Context } from 'hono'
import { z } from 'zod'
import { newUlid } from '../../platform/clock.ts'
import { keyOf, line, once, optional, page, passage, posted } from '../../platform/http/index.ts'
import { readerOf, seeOther, signInThenAgain, tick, ticked } from '../../platform/http/index.ts'
import type { To } from '../../platform/http/index.ts'
import { isZone, LANGUAGES } from '../../platform/languages/index.ts'
import { EVERYTHING, prose, wordsOf, type Act } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { agreeOnTheWay } from './agreeing.ts'
import { answerForm, type Acting } from './answering.ts'
import { erasePerson, eraseWords } from './erasing.ts'
import { freeHandle } from './joining.ts'
import {
  INTEREST_FIELDS,
  INTEREST_LENGTH_MAX,
  ORGANISATION_LENGTH_MAX,
  PERMANENCE,
  type Actor,
  type AffiliationId,
} from './person.ts'
import type { PeopleTools } from './private-words.ts'
import * as rules from './rules.ts'
import * as accounts from './store-accounts.ts'
import * as store from './store.ts'
import { sectionsAbout } from './thing-section.ts'
import { actorOf, asTyped, type Mount, type SiteEnv, type Tools } from './tools.ts'
import { AccountPage, type AccountForm, type Returned } from './views-account.tsx'

type Here = Context<SiteEnv>

/** In every form that is an act: the box under the notice of what is permanent. */
const Read = z.object({ permanence: tick() })
const Settings = Read.extend({
  name: line({ max: 120 }),
  language: z.enum(LANGUAGES),
  zone: z.string().refine(isZone),
})
const Choosing = Read.extend({ code: z.string().min(1).max(60) })
const Naming = Read.extend({ organisation: line({ max: ORGANISATION_LENGTH_MAX }) })
const field = optional(passage({ max: INTEREST_LENGTH_MAX }))
const Interests = Read.extend({
  ...Object.fromEntries(INTEREST_FIELDS.map((name) => [name, field])),
  undisclosed: tick(),
})
const Reading = z.object({ permanence: ticked() })
const Leaving = Read.extend({ sure: ticked() })

export const accountRoutes =
  (tools: PeopleTools): Mount =>
  (app) => {
    app.get('/account', (c) => showAccount(c, tools, c.req.query('saved') !== undefined))
    app.post('/account/settings', (c) => saveSettings(c, tools))
    app.post('/account/codes/:scheme', (c) => chooseCode(c, tools))
    app.post('/account/affiliations', (c) => beginAffiliation(c, tools))
    app.post('/account/affiliations/:id/endings', (c) => endAffiliation(c, tools))
    app.post('/account/interests', (c) => stateInterest(c, tools))
    app.post('/account/agreements', (c) => agree(c, tools))
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

type Work<Data> = (acting: Acting<Data>) => Promise<Result<To, rules.PersonRefusal>>

/** What every form of this page has in common; a refused one comes back among the others. */
const formOf = <Schema extends z.ZodType<z.output<typeof Read>>>(
  c: Here,
  tools: Tools,
  { form, schema, work }: { form: AccountForm; schema: Schema; work: Work<z.output<Schema>> },
): Promise<Response> =>
  answerForm<Schema, rules.PersonRefusal>(c, tools, {
    schema,
    work: async (acting) => {
      await store.lockPerson(acting.tx, acting.actor.person)
      return work(acting)
    },
    again: (again, refusal) =>
      showAccount(c, tools, false, { form, about: c.req.param('scheme'), again, refusal }),
  })

/** What one says of oneself is an act like any other: first one reads what stays. */
const speaking =
  <Data,>(work: Work<Data>): Work<Data> =>
  async (acting) => {
    const allowed = rules.mayAct(acting.actor)
    return allowed.ok ? work(acting) : allowed
  }

async function showAccount(
  c: Here,
  tools: Tools,
  saved: boolean,
  refused?: Returned,
): Promise<Response> {
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
      later={await sectionsAbout(tools, read, `account:${actor.person}`)}
    />,
    { status },
  )
}

const saveSettings = (c: Here, tools: Tools) =>
  formOf(c, tools, {
    form: 'settings',
    schema: Settings,
    work: async (acting) => {
      const { tx, actor, data } = acting
      const { name, language, zone } = data
      await accounts.saveSettings(tx, actor.person, { language, zone })
      return name === actor.name ? ok(SAVED) : rename(tools)(acting)
    },
  })

const rename = ({ clock }: Tools) =>
  speaking<z.output<typeof Settings>>(async ({ tx, actor, data }) => {
    const person = await store.findPerson(tx, actor.person)
    if (!person) return refuse({ kind: 'erased' })
    const name = prose('name', data.name, clock, actor.person)
    const renamed = rules.rename(person, await freeHandle(tx, clock, data.name), name)
    if (!renamed.ok) return renamed
    // A name stands on pages of every domain.
    const act = about(actor, 'person.rename', { parts: [name], topics: [EVERYTHING] })
    await store.savePerson(tx, renamed.value, act)
    return ok(SAVED)
  })

const chooseCode = (c: Here, tools: Tools) =>
  formOf(c, tools, {
    form: 'code',
    schema: Choosing,
    work: speaking(async ({ tx, actor, data, now }) => {
      const scheme = c.req.param('scheme') ?? ''
      const codes = await store.codesOf(tx, scheme)
      const inUse = new Set(codes.filter(({ retired }) => !retired).map(({ code }) => code))
      const chosen = rules.chooseCode(actor.person, { scheme, code: data.code }, inUse, now)
      if (!chosen.ok) return chosen
      const clear = { scheme, code: data.code }
      await store.saveChoice(tx, chosen.value, about(actor, 'code.choose', { clear }))
      return ok(SAVED)
    }),
  })

const beginAffiliation = (c: Here, tools: Tools) =>
  formOf(c, tools, {
    form: 'affiliation',
    schema: Naming,
    work: speaking(async ({ tx, actor, data, now }) => {
      const organisation = prose('organisation', data.organisation, tools.clock, actor.person)
      const id = newUlid(tools.clock) as AffiliationId
      const current = await store.affiliationsOf(tx, actor.person)
      const begun = rules.affiliate(id, actor.person, organisation, { current, now })
      if (!begun.ok) return begun
      const clear = { affiliation: id }
      const act = about(actor, 'affiliation.begin', { clear, parts: [organisation] })
      await store.saveAffiliation(tx, begun.value, act)
      return ok(SAVED)
    }),
  })

const endAffiliation = (c: Here, tools: Tools) =>
  formOf(c, tools, {
    form: 'affiliation',
    schema: Read,
    work: speaking(async ({ tx, actor, now }) => {
      const id = (c.req.param('id') ?? '') as AffiliationId
      const affiliation = (await store.findAffiliations(tx, [id])).get(id)
      if (!affiliation) return refuse({ kind: 'not-yours' })
      const ended = rules.endAffiliation(affiliation, actor.person, now)
      if (!ended.ok) return ended
      const act = about(actor, 'affiliation.end', { clear: { affiliation: id } })
      await store.saveAffiliation(tx, ended.value, act)
      return ok(SAVED)
    }),
  })

const stateInterest = (c: Here, tools: Tools) =>
  formOf(c, tools, {
    form: 'interest',
    schema: Interests,
    work: speaking(async ({ tx, actor, data, now }) => {
      const given = INTEREST_FIELDS.flatMap((name) => {
        const text = Reflect.get(data, name)
        return typeof text === 'string' ? [prose(name, text, tools.clock, actor.person)] : []
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
    }),
  })

const agree = (c: Here, tools: Tools) =>
  formOf(c, tools, {
    form: 'agreement',
    schema: Reading,
    work: speaking(() => Promise.resolve(ok(SAVED))),
  })

/** Words first, in bounded transactions; the name and the account with the last of them. */
async function erase(c: Here, tools: PeopleTools): Promise<Response> {
  const { database, privateWords = [] } = tools
  const sent = await posted(c, Leaving)
  const actor = await actorOf(c)
  if (!actor) return signInThenAgain(c)
  const again = asTyped(sent, (await readerOf(c)).t)
  const giveBack = (refusal?: rules.PersonRefusal) =>
    showAccount(c, tools, false, { form: 'erasure', again, refusal })
  if (!sent.ok) return giveBack()
  // Before anything goes: what cannot be sent twice by mistake is not begun without its key.
  keyOf(sent)
  const { permanence } = sent.data
  const { undertakings, version } = PERMANENCE
  if (!permanence && !rules.hasAgreed(actor, undertakings, version)) {
    return giveBack({ kind: 'permanence-unread' })
  }
  const partsRemoved = await eraseWords(database, actor)
  const done = await once<rules.PersonRefusal>(c, sent, async (tx, now) => {
    await agreeOnTheWay(tx, actor, { permanence, via: 'web' }, now)
    const erased = await erasePerson(tx, actor, partsRemoved, now)
    if (erased.ok) for (const { forget } of privateWords) await forget(tx, actor.person)
    return erased.ok ? ok<To>(`/people/${actor.person}`) : erased
  })
  return done.ok ? done.value : giveBack(done.refusal)
}
