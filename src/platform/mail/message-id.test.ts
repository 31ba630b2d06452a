/** The name a mail keeps for ever, and the secret behind it. */
import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { seededRandom } from '../clock.ts'
import { hostName, mailAddress } from './address.ts'
import { mailSecret, messageIdOf } from './message-id.ts'

const domain = hostName('lists.example.org') ?? expect.unreachable()
const mina = mailAddress('mina@example.org') ?? expect.unreachable()
const omar = mailAddress('omar@example.org') ?? expect.unreachable()
const id = '01J0000000000000000000000A'
const aFolder = () => mkdtempSync(join(inject('folder'), 'keys-'))

test('one mail to one person has one name, and nobody without the secret can tell it', () => {
  const [first, second] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
  const name = messageIdOf(first, { id, to: mina }, domain)
  expect(name).toMatch(/^<[0-9a-f]{40}@lists\.example\.org>$/)
  expect(messageIdOf(first, { id, to: mina }, domain)).toBe(name)
  expect(messageIdOf(first, { id, to: omar }, domain)).not.toBe(name)
  expect(messageIdOf(second, { id, to: mina }, domain)).not.toBe(name)
})

test('the secret is made once, only its owner may read it, and a second start finds it', () => {
  const folder = aFolder()
  const random = seededRandom('secret')
  const made = mailSecret(folder, random)
  expect(made).toHaveLength(32)
  expect(Buffer.from(mailSecret(folder, random)).equals(made)).toBe(true)
  expect(statSync(join(folder, 'keys', 'mail')).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(folder, 'keys'))).toEqual(['mail'])
})

test('a damaged secret stops the program: a new one would rename mails that were sent', () => {
  const folder = aFolder()
  mailSecret(folder, seededRandom('secret'))
  writeFileSync(join(folder, 'keys', 'mail'), 'short')
  expect(() => mailSecret(folder, seededRandom('other'))).toThrow('damaged')
})
