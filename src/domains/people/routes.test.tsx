/** Signing in, the account, profiles, code lists over HTTP: what one sees, what is recorded. */
import { expect, test } from 'vitest'
import { minutes, type Instant } from '../../platform/values.ts'
import { aWorld, noon, type World } from '../../../test/world.ts'

const linkIn = (text: string) => /\/sign-in\/[A-Za-z0-9_-]{43}/.exec(text)?.[0] ?? 'no link'

async function askedLink(world: World, mail: string) {
  const asked = await world.stranger.post('/sign-in', { mail })
  const cookie = asked.headers.getSetCookie().map((line) => line.split(';')[0])
  const link = linkIn((await world.mails())[0]?.text ?? '')
  return { link, mark: cookie.join('; ') }
}

test('in another browser than the one that asked, the link needs the six digits', async () => {
  const world = await aWorld()
  const { link, mark } = await askedLink(world, 'ama@example.org')

  const shown = await world.stranger.get(link, { cookie: mark })
  expect(shown.status).toBe(200)
  expect(shown.headers.getSetCookie()).toEqual([])
  expect(await world.acts()).toEqual([])

  const joined = await world.stranger.post(link, { name: 'Ama', permanence: '1' })
  expect(joined.status).toBe(422)
  expect(await joined.text()).toContain('six digits')
})

test('in the browser that asked the button suffices, and the link works once', async () => {
  const world = await aWorld()
  const { link, mark } = await askedLink(world, 'ama@example.org')
  const fields = { name: 'Ama', permanence: '1' }
  const press = () => world.stranger.post(link, fields, undefined, { cookie: mark })

  const first = await press()
  expect(first.status).toBe(303)
  expect(first.headers.getSetCookie().join()).toContain('parley=')
  expect((await press()).status).toBe(422)
  const acts = await world.acts()
  expect(acts.map(({ entry }) => entry.act)).toEqual(['person.join', 'undertakings.agree'])
  expect(JSON.stringify(acts)).not.toContain('example.org')
})

test('who asks in a language goes on in it behind the link', async () => {
  const world = await aWorld()
  await world.stranger.post('/ar/sign-in', { mail: 'ama@example.org' })
  await world.stranger.post('/sign-in', { mail: 'ben@example.org' })
  const linkTo = async (address: string) =>
    (await world.mails()).find(({ to }) => to === address)?.text
  expect(await linkTo('ama@example.org')).toContain('http://localhost:3000/ar/sign-in/')
  expect(await linkTo('ben@example.org')).toContain('http://localhost:3000/sign-in/')
})

test('after thirty minutes a link is dead, and says so', async () => {
  const world = await aWorld()
  const { link, mark } = await askedLink(world, 'ama@example.org')
  world.clock.set((noon + minutes(30)) as Instant)
  const late = await world.stranger.post(link, { name: 'Ama' }, undefined, { cookie: mark })
  expect(late.status).toBe(422)
  expect(await late.text()).toContain('30 minutes')
  expect(await world.acts()).toEqual([])
})

test('a wrong mail address comes back as it was typed', async () => {
  const world = await aWorld()
  const answer = await world.stranger.post('/sign-in', { mail: 'not an address' })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('value="not an address"')
  expect(await world.mails()).toEqual([])
})

test('an unknown link and somebody else’s account are simply absent', async () => {
  const world = await aWorld()
  expect((await world.stranger.get(`/sign-in/${'a'.repeat(43)}`)).status).toBe(404)
  expect((await world.stranger.get('/account/export.json')).status).toBe(404)
  expect((await world.stranger.get('/people/nobody-here')).status).toBe(404)
})

test('what one says of oneself is shown with its version, and earlier versions stay', async () => {
  const world = await aWorld()
  const ama = await world.add({ name: 'Ama' })
  const visitor = await world.as(ama)
  const state = (work: string) => visitor.post('/account/interests', { work, permanence: '1' })
  expect((await state('A cooperative')).status).toBe(303)
  expect((await state('A ministry')).status).toBe(303)
  expect((await state('')).status).toBe(422)

  const page = await world.stranger.text('/people/ama')
  expect(page).toContain('A cooperative')
  expect(page).toContain('A ministry')
  expect((await world.acts('interest.state')).map(({ entry }) => entry.clear['version'])).toEqual([
    1, 2,
  ])
})

test('erasure takes name, words and address, keeps the acts, and signs out', async () => {
  const world = await aWorld()
  const ama = await world.add({ name: 'Ama Unmistakable' })
  const visitor = await world.as(ama)
  const work = 'A very particular cooperative'
  await visitor.post('/account/interests', { work, permanence: '1' })
  const before = (await world.acts()).length

  expect((await visitor.post('/account/erasure', {})).status).toBe(400)
  expect((await visitor.post('/account/erasure', { sure: '1' })).status).toBe(303)

  const page = await world.stranger.text(`/people/${ama}`)
  expect(page).not.toContain('Unmistakable')
  expect(page).not.toContain('particular')
  expect((await visitor.get('/account')).status).toBe(303)
  expect((await world.acts()).length).toBeGreaterThan(before)
  expect((await world.acts('person.erase'))[0]?.entry.clear['partsRemoved']).toBe(2)
})

test('one takes all one’s data along, mail address included, and nobody else can', async () => {
  const world = await aWorld()
  const ama = await world.add({ name: 'Ama', group: 'business' })
  const visitor = await world.as(ama)
  const data = await (await visitor.get('/account/export.json')).text()
  expect(data).toContain('@example.org')
  expect(data).toContain('business')
  const other = await world.as(await world.add())
  expect(await (await other.get('/account/export.json')).text()).not.toContain('Ama')
})

test('only the secretariat changes a code list, and nobody chooses a retired code', async () => {
  const world = await aWorld()
  const visitor = await world.as(await world.add())
  const staff = await world.as(await world.add({ role: 'secretary' }))
  const retire = '/codes/stakeholder-groups/business/retirement'
  expect((await visitor.post(retire)).status).toBe(422)
  expect((await staff.post(retire)).status).toBe(422)
  await staff.post('/account/agreements', { permanence: '1' })
  expect((await staff.post(retire)).status).toBe(303)
  expect((await staff.post('/codes/no-such-list/business/retirement')).status).toBe(404)
  const choosing = await visitor.post('/account/codes/stakeholder-groups', {
    code: 'business',
    permanence: '1',
  })
  expect(choosing.status).toBe(422)
  expect((await world.acts('code.retire')).length).toBe(1)
})

test('hostile names are shown as text, and the page stays a page', async () => {
  const world = await aWorld()
  const visitor = await world.as(await world.add({ name: 'Ama' }))
  const name = '<script>alert(1)</script> & "Ama"'
  await visitor.post('/account/settings', {
    name,
    language: 'en',
    zone: 'UTC',
    permanence: '1',
  })
  const page = await visitor.text('/account')
  expect(page).not.toContain('<script>alert')
  expect(page).toContain('&lt;script')
  const bad = await visitor.post('/account/settings', {
    name: 'A\u0000',
    language: 'en',
    zone: 'UTC',
  })
  expect(bad.status).toBe(400)
  const zone = await visitor.post('/account/settings', {
    name,
    language: 'en',
    zone: 'Mars/Olympus',
  })
  expect(zone.status).toBe(400)
  expect(await zone.text()).toContain('Mars/Olympus')
})

test('what one says at once in several windows is all kept, each a version', async () => {
  const world = await aWorld()
  const ama = await world.add({ name: 'Ama' })
  const visitor = await world.as(ama)
  const said = Array.from({ length: 12 }, (_, index) => `Cooperative ${index}`)
  const answers = await Promise.all(
    said.map((work) => visitor.post('/account/interests', { work, permanence: '1' })),
  )
  expect(answers.map(({ status }) => status)).toEqual(said.map(() => 303))
  const versions = (await world.acts('interest.state')).map(({ entry }) => entry.clear['version'])
  expect(versions).toEqual(said.map((_, index) => index + 1))
})

test('nobody joins before they read what stays, and the link still works after', async () => {
  const world = await aWorld()
  const { link, mark } = await askedLink(world, 'ama@example.org')
  const press = (fields: Readonly<Record<string, string>>) =>
    world.stranger.post(link, fields, undefined, { cookie: mark })
  const unread = await press({ name: 'Ama' })
  expect(unread.status).toBe(422)
  const page = await unread.text()
  expect(page).toContain('What stays, and what can go')
  expect(page).toContain('value="Ama"')
  expect(await world.acts()).toEqual([])
  expect((await press({ name: 'Ama', permanence: '1' })).status).toBe(303)
})

test('one says nothing of oneself before one read what stays; a language is no act', async () => {
  const world = await aWorld()
  const visitor = await world.as(await world.add({ name: 'Ama' }))
  const mine = { name: 'Ama', zone: 'UTC' }
  const renaming = { ...mine, name: 'Ama Anew', language: 'en' }
  const before = (await world.acts()).length
  for (const [path, fields] of [
    ['/account/settings', renaming],
    ['/account/codes/stakeholder-groups', { code: 'business' }],
    ['/account/affiliations', { organisation: 'A cooperative' }],
    ['/account/interests', { work: 'A cooperative' }],
    ['/account/erasure', { sure: '1' }],
  ] as const) {
    const refused = await visitor.post(path, fields)
    expect([path, refused.status]).toEqual([path, 422])
    expect(await refused.text()).toContain('Before your first act, read what is permanent')
  }
  expect((await world.acts()).length).toBe(before)
  expect((await visitor.post('/account/settings', { ...mine, language: 'fr' })).status).toBe(303)
  expect((await world.acts()).length).toBe(before)
  expect((await visitor.post('/account/settings', { ...renaming, permanence: '1' })).status).toBe(
    303,
  )
  const acts = (await world.acts()).slice(before).map(({ entry }) => entry.act)
  expect(acts).toEqual(['undertakings.agree', 'person.rename'])
})

test('erasure without the key of its form removes nothing', async () => {
  const world = await aWorld()
  const ama = await world.add({ name: 'Ama Unmistakable' })
  const visitor = await world.as(ama)
  const answer = await visitor.post('/account/erasure', { sure: '1', permanence: '1' }, '')
  expect(answer.status).toBe(400)
  expect(await world.stranger.text(`/people/${ama}`)).toContain('Unmistakable')
  expect(await world.acts('person.erase')).toEqual([])
})
