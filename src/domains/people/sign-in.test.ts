/** Signing in by mail: one link, one use, thirty minutes. */
import { expect, test } from 'vitest'
import { mailAddress } from '../../platform/mail/index.ts'
import { instant, minutes, type Instant } from '../../platform/values.ts'
import { ask, ASKS_MAX, confirm, mayAsk, mayConfirm, TRIES_MAX, type SignIn } from './sign-in.ts'
import type { SignInId } from './sign-in.ts'

const noon = instant('2026-11-21T12:00Z')
const at = (minute: number, ms = 0) => (noon + minutes(minute) + ms) as Instant
const mail = mailAddress('ama@example.org')
if (!mail) throw new Error('an address was refused')
const asked = ask(
  {
    id: '01JD0000000000000000000000' as SignInId,
    mail,
    linkHash: 'link',
    browserHash: 'browser',
    codeHash: 'code',
  },
  noon,
)
const here = { browserHash: 'browser', codeHash: undefined }
const elsewhere = (codeHash?: string) => ({ browserHash: 'other', codeHash })

test('a link works in [asked, asked + 30 minutes)', () => {
  expect(mayConfirm(asked, at(30, -1)).ok).toBe(true)
  expect(mayConfirm(asked, at(30))).toMatchObject({ refusal: { kind: 'link-expired' } })
})

test('in the browser that asked, the button suffices; and a link is used once', () => {
  const done = confirm(asked, here, at(1))
  expect(done.kind).toBe('confirmed')
  if (done.kind !== 'confirmed') return
  expect(confirm(done.signIn, here, at(2))).toMatchObject({ refusal: { kind: 'link-used' } })
})

test('in another browser only the six digits confirm', () => {
  expect(confirm(asked, elsewhere(), at(1))).toMatchObject({ refusal: { kind: 'code-needed' } })
  expect(confirm(asked, elsewhere('code'), at(1)).kind).toBe('confirmed')
  expect(confirm(asked, { browserHash: undefined, codeHash: undefined }, at(1)).kind).toBe(
    'refused',
  )
})

test('wrong digits are counted, and after the last try even the right ones are too late', () => {
  let signIn: SignIn = asked
  for (let tried = 1; tried <= TRIES_MAX; tried++) {
    const answer = confirm(signIn, elsewhere('wrong'), at(1))
    expect(answer).toMatchObject({
      kind: 'counted',
      refusal: { kind: 'code-wrong', triesLeft: TRIES_MAX - tried },
    })
    if (answer.kind === 'counted') signIn = answer.signIn
  }
  expect(confirm(signIn, elsewhere('code'), at(1))).toMatchObject({ kind: 'refused' })
  expect(confirm(signIn, here, at(1))).toMatchObject({ kind: 'refused' })
})

test('one mailbox is not flooded', () => {
  expect(mayAsk(ASKS_MAX - 1).ok).toBe(true)
  expect(mayAsk(ASKS_MAX)).toMatchObject({ refusal: { kind: 'too-many-asks', most: ASKS_MAX } })
})
