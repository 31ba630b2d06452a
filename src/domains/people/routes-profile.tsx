/** HTTP for public profiles, one's own data to take along, and the code lists. */
import type { Context } from 'hono'
import { z } from 'zod'
import {
  absent,
  line,
  once,
  page,
  posted,
  readerOf,
  signInThenAgain,
} from '../../platform/http/index.ts'
import type { To } from '../../platform/http/index.ts'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { EVERYTHING, historyOf, wordsOf } from '../../platform/record/index.ts'
import { ok, refuse } from '../../platform/values.ts'
import { CODES_MAX, Labels, type Code } from './codes.ts'
import { exportOf } from './export.ts'
import { isHandle, isStaff, personId, type Person } from './person.ts'
import type { PeopleTools } from './private-words.ts'
import { mayAct, type PersonRefusal } from './rules.ts'
import * as store from './store.ts'
import { actorOf, asTyped, type Mount, type SiteEnv, type Tools } from './tools.ts'
import { CodesPage, ProfilePage, type CodesPageProps, type Told } from './views-profile.tsx'

type Here = Context<SiteEnv>

/** The newest acts on a profile; the record has the others. */
const PROFILE_ACTS = 50

export const profileRoutes =
  (tools: PeopleTools): Mount =>
  (app) => {
    app.get('/people/:handle', (c) => showProfile(c, tools))
    app.get('/account/export', (c) => showExport(c, tools))
    app.get('/codes/:scheme', (c) => showCodes(c))
    app.post('/codes/:scheme', (c) => publishCode(c))
    app.post('/codes/:scheme/:code/retirement', (c) => retireCode(c))
  }

/** By handle, or by pseudonym, which is never lost. */
async function personAt(c: Here): Promise<Person | undefined> {
  const raw = c.req.param('handle') ?? ''
  const { read } = c.var.here.database
  const id = personId(raw)
  if (id) return store.findPerson(read, id)
  return isHandle(raw) ? store.findByHandle(read, raw) : undefined
}

async function showProfile(c: Here, { sentenceOf }: Tools): Promise<Response> {
  const person = await personAt(c)
  if (!person) return absent(c)
  const { read } = c.var.here.database
  const affiliations = await store.affiliationsOf(read, person.id)
  const interests = await store.interestsOf(read, person.id)
  const words = await wordsOf(read, [
    person.name,
    ...affiliations.map(({ organisation }) => organisation),
    ...interests.flatMap(({ fields }) => Object.values(fields)),
  ])
  const told = (commitment: string): Told => {
    const wording = words.get(commitment)
    return wording.kind === 'text' ? { kind: 'text', text: wording.text } : { kind: 'redacted' }
  }
  const name = told(person.name)
  const shownName = name.kind === 'text' ? name.text : person.handle
  const acts = await historyOf(read, { actor: person.id, limit: PROFILE_ACTS })
  const { t } = await readerOf(c)
  const actor = await actorOf(c)
  const props = {
    person,
    name,
    affiliations: affiliations.map((one) => ({ ...one, words: told(one.organisation) })),
    choices: await store.choicesOf(read, person.id),
    codes: await store.codesOf(read),
    interests: interests.map((one) => ({
      ...one,
      words: Object.fromEntries(
        Object.entries(one.fields).map(([field, commitment]) => [field, told(commitment)]),
      ),
    })),
    steps: acts.map((entry) => sentenceOf(entry, shownName, t)),
    isOwn: actor?.person === person.id,
  }
  // Acts of every domain stand on it, and not all of them name the person as a topic.
  return page(c, <ProfilePage {...props} />, { topics: [`person:${person.id}`, 'record'] })
}

/** All that is kept about whoever asks; absent for everybody else. */
async function showExport(c: Here, { privateWords = [] }: PeopleTools): Promise<Response> {
  const actor = await actorOf(c)
  if (!actor) return absent(c)
  const json = await exportOf(c.var.here.database.read, actor, privateWords)
  return page(c, <></>, { json })
}

async function showCodes(
  c: Here,
  returned: Pick<CodesPageProps, 'again' | 'refusal'> = {},
): Promise<Response> {
  const scheme = c.req.param('scheme') ?? ''
  const codes = await store.codesOf(c.var.here.database.read, scheme)
  if (codes.length === 0) return absent(c)
  const actor = await actorOf(c)
  const mayEdit = actor !== undefined && isStaff(actor)
  const status = returned.refusal ? 422 : returned.again ? 400 : 200
  return page(c, <CodesPage scheme={scheme} codes={codes} mayEdit={mayEdit} {...returned} />, {
    status,
    json: { scheme, codes },
    ...(mayEdit || status !== 200 ? {} : { topics: [`codes:${scheme}`] }),
  })
}

const Publishing = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  ...Object.fromEntries(LANGUAGES.map((one) => [`label-${one}`, line({ max: 200 })])),
})

async function publishCode(c: Here): Promise<Response> {
  const form = await posted(c, Publishing)
  const { t } = await readerOf(c)
  const again = asTyped(form, t)
  if (!form.ok) return showCodes(c, { again })
  const data = form.data
  const labels = Labels.parse(
    Object.fromEntries(LANGUAGES.map((one) => [one, Reflect.get(data, `label-${one}`)])),
  )
  return changeCodes(c, form, (scheme, codes) => {
    const known = codes.find(({ code }) => code === data.code)
    if (!known && codes.length >= CODES_MAX) return undefined
    const position = known?.position ?? codes.length
    return { scheme, code: data.code, position, labels, retired: false }
  })
}

async function retireCode(c: Here): Promise<Response> {
  const form = await posted(c, z.object({}))
  if (!form.ok) return showCodes(c, { again: asTyped(form, (await readerOf(c)).t) })
  const code = c.req.param('code')
  return changeCodes(c, form, (_, codes) => {
    const known = codes.find((one) => one.code === code)
    return known && { ...known, retired: true }
  })
}

async function changeCodes(
  c: Here,
  form: Parameters<typeof once>[1],
  change: (scheme: string, codes: readonly Code[]) => Code | undefined,
): Promise<Response> {
  const scheme = c.req.param('scheme') ?? ''
  const actor = await actorOf(c)
  if (!actor) return signInThenAgain(c)
  const done = await once<PersonRefusal | { readonly kind: 'absent' }>(c, form, async (tx) => {
    if (!isStaff(actor)) return refuse({ kind: 'not-operator' })
    const allowed = mayAct(actor)
    if (!allowed.ok) return allowed
    const codes = await store.codesOf(tx, scheme)
    // Which lists there are, the product says; staff fill them.
    if (codes.length === 0) return refuse({ kind: 'absent' })
    const changed = change(scheme, codes)
    if (!changed) return refuse({ kind: 'unknown-code', scheme })
    await store.saveCode(tx, changed, {
      act: changed.retired ? 'code.retire' : 'code.publish',
      actor: actor.person,
      cap: 'role:secretary',
      obj: `codes:${scheme}`,
      via: 'web',
      clear: { scheme, code: changed.code },
      // Its label stands on pages of every domain.
      topics: [EVERYTHING],
    })
    return ok<To>(`/codes/${scheme}`)
  })
  if (done.ok) return done.value
  const { refusal } = done
  if (refusal.kind === 'absent') return absent(c)
  const { t } = await readerOf(c)
  return showCodes(c, { again: asTyped(form, t), refusal })
}
