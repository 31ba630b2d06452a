/** Secret reply addresses: whom they prove, for how long, and who cannot make one. */
import { expect, test } from 'vitest'
import { seededRandom } from '../../clock.ts'
import { after, days } from '../../values.ts'
import { address, anInbox, DOMAIN, letter } from './inbox.fixtures.ts'
import { openReplyAddresses } from './reply-address.ts'
import { tokenIdsIn, tokenIn, withoutReplyAddresses } from './reply-shape.ts'

const AMAL = address('amal@example.org')

async function withToken() {
  const inbox = await anInbox()
  const { db, clock, replyAddresses } = inbox
  const expires = after(clock.now(), days(7))
  const made = { person: 'p_amal', address: AMAL, about: 'call:1', expires }
  const secret = await db.transact((tx) => replyAddresses.tokenFor(tx, made))
  const local = secret.slice(0, secret.lastIndexOf('@'))
  const read = (one = local) => replyAddresses.readToken(db.read, one, clock.now())
  return { ...inbox, made, secret, local, read }
}

test('an address names its person and thing until it ends, in capitals too', async () => {
  const { clock, local, made, read } = await withToken()
  const valid = { kind: 'valid', person: 'p_amal', about: 'call:1', address: AMAL }
  expect(await read()).toEqual(valid)
  expect(await read(local.toUpperCase())).toEqual(valid)
  clock.set(made.expires)
  expect(await read()).toEqual({ kind: 'expired', about: 'call:1' })
})

test('the same address is made again for the same mail, and another for another', async () => {
  const { db, made, secret, replyAddresses, clock } = await withToken()
  const again = (more: Partial<typeof made>) =>
    db.transact((tx) => replyAddresses.tokenFor(tx, { ...made, ...more }))
  expect(await again({})).toBe(secret)
  const others = [
    await again({ person: 'p_bea' }),
    await again({ about: 'call:2' }),
    await again({ expires: after(clock.now(), days(8)) }),
  ]
  expect(new Set([secret, ...others]).size).toBe(4)
})

test('a changed letter, a made-up address, and rows without the secret are forged', async () => {
  const { db, clock, local, read } = await withToken()
  const other = local.endsWith('a') ? 'b' : 'a'
  expect(await read(`${local.slice(0, -1)}${other}`)).toEqual({ kind: 'forged' })
  expect(await read(`reply+${'a'.repeat(16)}.${'a'.repeat(26)}`)).toEqual({ kind: 'forged' })
  expect(await read('list')).toBeUndefined()
  const thief = openReplyAddresses(seededRandom('another secret')(32), DOMAIN)
  expect(await thief.readToken(db.read, local, clock.now())).toEqual({ kind: 'forged' })
})

test('an address that others were shown proves nothing any more', async () => {
  const { got, post, secret, read } = await withToken()
  const headers = ['From: Amal <amal@example.org>', `To: ${secret}, bea@example.org`]
  await post({ to: secret, raw: letter([...headers, 'Message-ID: <1@example.org>']) })
  expect(got.at(-1)?.proof).toEqual({ kind: 'nobody', why: 'seen-by-others' })
  expect(await read()).toEqual({ kind: 'revoked', about: 'call:1' })
  const alone = ['From: Amal <amal@example.org>', `To: ${secret}`, 'Message-ID: <2@example.org>']
  await post({ to: secret, raw: letter(alone) })
  expect(got.at(-1)?.proof).toEqual({ kind: 'nobody', why: 'token-revoked' })
})

test('an address quoted to a list is revoked, and nobody reads it there', async () => {
  const { got, post, secret, read } = await withToken()
  const headers = ['From: Amal <amal@example.org>', `To: list@${DOMAIN}`, 'Message-ID: <3@a.org>']
  await post({ to: `list@${DOMAIN}`, raw: letter(headers, `Yes.\n> Reply to ${secret} to vote`) })
  expect(got[0]?.arrival.mail.text).toBe('Yes.\n> Reply to reply+… to vote')
  expect(await read()).toEqual({ kind: 'revoked', about: 'call:1' })
})

test('who answers to it alone keeps it, with the old mail quoted below', async () => {
  const { got, post, secret, read } = await withToken()
  const headers = ['From: Amal <AMAL@example.org>', `To: <${secret}>`, 'Message-ID: <4@a.org>']
  const text = `Yes.\n\nOn 21/11/2026, Parley <${secret}> wrote:\n> Vote by answering.`
  await post({ to: secret, raw: letter(headers, text) })
  expect(got[0]?.proof).toMatchObject({ kind: 'reply-address', person: 'p_amal', about: 'call:1' })
  expect(got[0]?.arrival.mail.own.text).toBe('Yes.')
  expect(await read()).toMatchObject({ kind: 'valid' })
})

test('an address fits where servers take it, and is found in any text', async () => {
  const { secret, local } = await withToken()
  expect(local.length).toBeLessThanOrEqual(64)
  const id = tokenIn(local)?.id
  expect(tokenIdsIn(`mailto:${secret.replace('+', '%2B').toUpperCase()}, ${secret}`)).toEqual([id])
  expect(withoutReplyAddresses(`a ${secret}, b`)).toBe('a reply+…, b')
})
