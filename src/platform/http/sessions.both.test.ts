/** Who is signed in, and for how long, on both engines. */
import { expect, test } from 'vitest'
import { playedClock, seededRandom } from '../clock.ts'
import { after, days, instant } from '../values.ts'
import { tokenIn } from './cookies.ts'
import { aWorld } from './http.fixtures.tsx'
import {
  endSession,
  endSessionsOf,
  findSession,
  forgetOldSessions,
  renewal,
  SESSION_LASTS,
  SESSION_LASTS_LONGEST,
} from './sessions.ts'

const noon = instant('2026-11-21T12:00Z')
const aClock = () => playedClock(noon, seededRandom('sessions'))
const tokenOf = (cookie: string) => {
  const token = tokenIn(cookie, false)
  if (!token) throw new Error('no token')
  return token
}

test('whoever carries the cookie is known, until the session ends', async () => {
  const { app, signIn, database } = await aWorld()
  const headers = await signIn('ann')
  expect(await (await app.request('/me', { headers })).text()).toBe('43')
  await database.transact((tx) => endSession(tx, tokenOf(headers.cookie)))
  expect(await (await app.request('/me', { headers })).text()).toBe('nobody')
})

test('a session is over at its last instant, and only its hash was ever kept', async () => {
  const clock = aClock()
  const { signIn, database } = await aWorld({ clock })
  const token = tokenOf((await signIn('ann')).cookie)
  const at = (now: typeof noon) => findSession(database.read, token, now)
  expect(await at(after(noon, SESSION_LASTS, -1 as ReturnType<typeof days>))).toBeDefined()
  expect(await at(after(noon, SESSION_LASTS))).toBeUndefined()
  const rows = await database.read
    .withTables<{ sessions: Record<string, unknown> }>()
    .selectFrom('sessions')
    .selectAll()
    .execute()
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('a visit renews the session once a day, and the cookie with it', async () => {
  const clock = aClock()
  const { app, signIn } = await aWorld({ clock })
  const headers = await signIn('ann')
  const visit = () => app.request('/notes', { headers })
  expect((await visit()).headers.get('set-cookie')).toBeNull()
  clock.set(after(noon, days(20)))
  const cookie = (await visit()).headers.get('set-cookie')
  expect(cookie).toMatch(/^parley=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
  expect((await visit()).headers.get('set-cookie')).toBeNull()
  clock.set(after(noon, days(45)))
  expect(await (await app.request('/me', { headers })).text()).toBe('43')
})

test('no renewal lasts beyond the longest time since signing in', () => {
  const start = { subject: 'ann', token: tokenOf(`parley=${'a'.repeat(43)}`), created: noon }
  let session = { ...start, renewed: noon, expires: after(noon, SESSION_LASTS) }
  for (let day = 1; day < 400; day++) {
    const now = after(noon, days(day))
    const expires = now < session.expires ? renewal(session, now) : undefined
    if (expires !== undefined) session = { ...session, renewed: now, expires }
  }
  expect(session.expires).toBe(after(noon, SESSION_LASTS_LONGEST))
})

test('all sessions of one person end at once, and nobody else’s', async () => {
  const { app, signIn, database } = await aWorld()
  const [phone, desk, other] = [await signIn('ann'), await signIn('ann'), await signIn('ben')]
  await database.transact((tx) => endSessionsOf(tx, 'ann'))
  const who = async (headers: { cookie: string }) => (await app.request('/me', { headers })).text()
  expect([await who(phone), await who(desk), await who(other)]).toEqual(['nobody', 'nobody', '43'])
})

test('sessions that are over are forgotten, and the others are not', async () => {
  const clock = aClock()
  const { app, signIn, database } = await aWorld({ clock })
  await signIn('ann')
  clock.set(after(noon, days(10)))
  const headers = await signIn('ben')
  clock.set(after(noon, SESSION_LASTS))
  await database.transact(forgetOldSessions)
  const { count } = await database.read
    .withTables<{ sessions: { subject: string } }>()
    .selectFrom('sessions')
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  expect(count).toBe(1)
  expect(await (await app.request('/me', { headers })).text()).toBe('43')
})

test.each([
  ['parley=', false],
  [`parley=${'a'.repeat(42)}`, false],
  [`parley=${'a'.repeat(43)}; parley=${'b'.repeat(43)}`, false],
  [`xparley=${'a'.repeat(43)}`, false],
  [`other=1; parley=${'a'.repeat(43)}`, true],
])('%s carries a token: %s', (cookie, carries) => {
  expect(tokenIn(cookie, false) !== undefined).toBe(carries)
})

test('over https only the cookie that is bound to the host counts', async () => {
  const { app, signIn } = await aWorld({ secure: true })
  const headers = await signIn('ann')
  expect(headers.cookie).toMatch(/^__Host-parley=/)
  expect(await (await app.request('/me', { headers })).text()).toBe('43')
  const plain = { cookie: headers.cookie.replace('__Host-', '') }
  expect(await (await app.request('/me', { headers: plain })).text()).toBe('nobody')
})

test('a page for somebody who is signed in is theirs alone', async () => {
  const { app, cache, signIn } = await aWorld()
  const answer = await app.request('/notes', { headers: await signIn('ann') })
  expect(await answer.text()).toContain('Read by ann')
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect(cache.figures().pages).toBe(0)
  expect(await (await app.request('/notes')).text()).toContain('nobody we know')
})
