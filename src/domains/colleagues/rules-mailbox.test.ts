/** From whose mailbox an answer counts: the secret address proves it, and only while secret. */
import { expect, test } from 'vitest'
import { mailAddress, type MailAddress } from '../../platform/mail/index.ts'
import type { Proof, Unproven } from '../../platform/mail/inbox/index.ts'
import { writerOf, type Came } from './rules-mailbox.ts'

const address = (raw: string): MailAddress => mailAddress(raw) ?? expect.unreachable()
const box = (raw: string) => ({ name: '', address: address(raw) })
const about = 'asked:01J00000000000000000000000:1'
const ours = address('reply+x@lists.example.org')
const law = address('law@firm.example')
const valid = { kind: 'valid', person: 'asked:1', about, address: law } as const

type More = { readonly from?: readonly string[]; readonly to?: readonly string[] }

const writes = (
  proof: Proof | Unproven,
  token: Came['token'],
  { from = ['sec@firm.example'], to = [ours], sender }: More & { readonly sender?: string } = {},
) =>
  writerOf({
    arrival: {
      recipient: { address: ours, local: 'reply+x' },
      about,
      mail: {
        from: from.map(box),
        to: to.map(box),
        cc: [],
        sender: sender === undefined ? undefined : box(sender),
      },
    },
    proof: typeof proof === 'string' ? { kind: 'nobody', why: proof } : proof,
    token,
  })

test('the mailbox that was asked answers for itself', () => {
  const proof = { kind: 'reply-address', person: 'asked:1', about, address: law } as const
  expect(writes(proof, valid)).toEqual({ kind: 'asked' })
  expect(writes({ ...proof, about: 'call:1' }, valid)).toEqual({ kind: 'nobody' })
})

test('a secretary who has the secret address answers from her own', () => {
  const secretary = { kind: 'another', address: 'sec@firm.example' }
  expect(writes('token-of-another', valid)).toEqual(secretary)
  const inHisName = { from: ['law@firm.example'], sender: 'sec@firm.example' }
  expect(writes('other-sender', valid, inHisName)).toEqual(secretary)
})

test('an address that others saw, that ended or that was made up proves nobody', () => {
  const nobody = { kind: 'nobody' }
  for (const kind of ['revoked', 'expired'] as const) {
    expect(writes('token-of-another', { kind, about })).toEqual(nobody)
  }
  expect(writes('token-of-another', { kind: 'forged' })).toEqual(nobody)
  expect(writes('token-of-another', undefined)).toEqual(nobody)
  expect(writes('token-of-another', { ...valid, about: 'call:1' })).toEqual(nobody)
  const toAll = { to: [ours, 'list@elsewhere.example'] }
  expect(writes('token-of-another', valid, toAll)).toEqual(nobody)
})

test('where it is not clear who wrote, nobody did', () => {
  const nobody = { kind: 'nobody' }
  for (const why of ['not-one-author', 'seen-by-others', 'no-statement'] as const) {
    expect(writes(why, valid)).toEqual(nobody)
  }
  expect(writes('token-of-another', valid, { from: [] })).toEqual(nobody)
  expect(writes('token-of-another', valid, { from: ['a@x.example', 'b@x.example'] })).toEqual(
    nobody,
  )
  expect(writes('other-sender', valid)).toEqual(nobody)
  expect(writes({ kind: 'domain', address: law }, valid)).toEqual(nobody)
})
