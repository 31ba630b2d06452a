/** Forged mail: the ways to write in another's name (promise R-7); none of them proves it. */
import { expect, test } from 'vitest'
import { after, days, instant } from '../../values.ts'
import { address, anInbox, DOMAIN, letter, SERVER, type Post } from './inbox.fixtures.ts'
import type { Proof } from './provider.ts'
import { provenBy } from './proof.ts'

const LIST = `list@${DOMAIN}`
const CHAIR = 'chair@example.org'
const EVE = 'eve@evil.example'
const DATE = 'Date: Sat, 21 Nov 2026 11:59:00 +0000'
const TO = `To: ${LIST}`
const RECEIVED = 'Received: from relay by mx.example.org; Sat, 21 Nov 2026 12:00:00 +0000'

const states = (domain: string, server = SERVER) =>
  `Authentication-Results: ${server}; dmarc=pass (p=reject) header.from=${domain}`
const PASS_EVE = states('evil.example')
const PASS = states('example.org')

type Secrets = { readonly eve: string; readonly old: string; readonly chair: string }
type Forgery = {
  readonly name: string
  readonly why: readonly Extract<Proof, { kind: 'nobody' }>['why'][]
  readonly mail: (secrets: Secrets) => Omit<Post, 'raw'> & { readonly lines: readonly string[] }
}

const toList = (...lines: readonly string[]) => ({ to: LIST, lines: [...lines, TO, DATE] })

const FORGERIES: readonly Forgery[] = [
  {
    name: 'a statement that stands below its author',
    why: ['statement-unclear'],
    mail: () => toList(`From: Chair <${CHAIR}>`, PASS),
  },
  {
    name: 'the From of another',
    why: ['no-statement'],
    mail: () => toList(`From: Chair <${CHAIR}>`),
  },
  {
    name: 'the name of another on an address of one’s own',
    why: [],
    mail: () => toList(PASS_EVE, RECEIVED, `From: "Chair <${CHAIR}>" <${EVE}>`),
  },
  {
    name: 'another as Sender and Reply-To',
    why: ['other-sender'],
    mail: () => toList(PASS_EVE, `From: ${EVE}`, `Sender: ${CHAIR}`, `Reply-To: ${CHAIR}`),
  },
  {
    name: 'two From fields',
    why: ['not-one-author'],
    mail: () => toList(PASS_EVE, `From: ${CHAIR}`, `From: ${EVE}`),
  },
  {
    name: 'two authors in one From',
    why: ['not-one-author'],
    mail: () => toList(PASS, `From: ${CHAIR}, ${EVE}`),
  },
  {
    name: 'a group as From',
    why: ['not-one-author'],
    mail: () => toList(PASS, `From: Chairs: ${CHAIR};`),
  },
  {
    name: 'a signature of another domain',
    why: ['no-statement'],
    mail: () =>
      toList(PASS_EVE, 'DKIM-Signature: v=1; d=evil.example; s=a; h=from; b=x', `From: ${CHAIR}`),
  },
  {
    name: 'words appended to a body that is signed in part',
    why: ['signature-open-ended'],
    mail: () =>
      toList(PASS, 'DKIM-Signature: v=1; d=example.org; l=120; s=a; b=x', `From: ${CHAIR}`),
  },
  {
    name: 'a signed message sent again to another list',
    why: ['not-addressed'],
    mail: () => ({
      to: LIST,
      lines: [PASS, `From: ${CHAIR}`, 'To: other-list@elsewhere.example', DATE],
    }),
  },
  {
    name: 'a signed message of last month',
    why: ['stale'],
    mail: () => ({
      to: LIST,
      lines: [PASS, `From: ${CHAIR}`, TO, 'Date: Wed, 21 Oct 2026 10:00:00 +0000'],
    }),
  },
  {
    name: 'a statement of one’s own below that of our server',
    why: ['statement-unclear'],
    mail: () =>
      toList(
        `Authentication-Results: ${SERVER}; dmarc=fail header.from=example.org`,
        RECEIVED,
        PASS,
        `From: ${CHAIR}`,
      ),
  },
  {
    name: 'a statement under the name of another server, or below two servers',
    why: ['no-statement'],
    mail: () => toList(states('example.org', 'mx.evil.example'), `From: ${CHAIR}`),
  },
  {
    name: 'a statement on DMARC where our server stated only SPF',
    why: ['statement-unclear'],
    mail: () =>
      toList(`Authentication-Results: ${SERVER}; spf=pass`, RECEIVED, PASS, `From: ${CHAIR}`),
  },
  {
    name: 'a statement below what a second server wrote',
    why: ['statement-unclear'],
    mail: () => toList(RECEIVED, RECEIVED, PASS, `From: ${CHAIR}`),
  },
  {
    name: 'a statement inside a comment, and one inside another result',
    why: ['no-statement'],
    mail: () =>
      toList(
        `Authentication-Results: ${SERVER}; spf=pass (dmarc=pass header.from=example.org)` +
          ' smtp.mailfrom=evil.example',
        `From: ${CHAIR}`,
      ),
  },
  {
    name: 'a forged chain of ARC',
    why: ['no-statement'],
    mail: () =>
      toList(
        `ARC-Authentication-Results: i=1; ${SERVER}; dmarc=pass header.from=example.org`,
        'ARC-Seal: i=1; cv=none; d=evil.example; s=a; b=x',
        `From: ${CHAIR}`,
      ),
  },
  {
    name: 'encoded words that hide a second address',
    why: ['no-statement', 'not-one-author'],
    mail: () =>
      toList(PASS_EVE, `From: =?utf-8?q?chair=40example=2Eorg?= <${CHAIR}> =?utf-8?q?=3C?=`),
  },
  {
    name: 'an encoded word for an address',
    why: ['not-one-author', 'no-statement'],
    mail: () => toList(PASS, 'From: =?utf-8?q?chair=40example=2Eorg?='),
  },
  {
    name: 'a local part that looks like another',
    why: ['not-one-author'],
    mail: () => toList(PASS, 'From: ch\u0430ir@example.org'),
  },
  {
    name: 'a comment and a route in an address',
    why: ['not-one-author'],
    mail: () => toList(PASS, 'From: <@evil.example:chair@example.org> (chair)'),
  },
  {
    name: 'the secret address of somebody else',
    why: ['token-of-another'],
    mail: ({ eve }) => ({ to: eve, lines: [`From: ${CHAIR}`, `To: ${eve}`, DATE] }),
  },
  {
    name: 'a secret address that has ended',
    why: ['token-expired'],
    mail: ({ old }) => ({ to: old, lines: [`From: ${CHAIR}`, `To: ${old}`, DATE] }),
  },
  {
    name: 'a secret address that a public archive quotes',
    why: ['token-of-another'],
    mail: ({ chair }) => ({ to: chair, lines: [`From: ${EVE}`, `To: ${chair}`, DATE] }),
  },
  {
    name: 'a secret address that a reply to all gave away',
    why: ['seen-by-others'],
    mail: ({ chair }) => ({ to: chair, lines: [`From: ${CHAIR}`, `To: ${chair}, ${EVE}`, DATE] }),
  },
  {
    name: 'a message sent again by another',
    why: ['other-sender'],
    mail: () => toList(PASS, `Resent-From: ${EVE}`, `From: ${CHAIR}`),
  },
  {
    name: 'our server’s statement, brought by a stranger',
    why: ['no-statement'],
    mail: () => ({ ...toList(PASS, `From: ${CHAIR}`), door: 'smtp', peer: '203.0.113.9' }),
  },
]

async function aForgery() {
  const inbox = await anInbox()
  const { db, clock, replyAddresses } = inbox
  const make = (raw: string, until: number) =>
    db.transact((tx) =>
      replyAddresses.tokenFor(tx, {
        person: `p_${raw}`,
        address: address(raw),
        about: 'call:1',
        expires: after(clock.now(), days(until)),
      }),
    )
  const secrets = {
    eve: await make(EVE, 7),
    old: await make(CHAIR, 0),
    chair: await make(CHAIR, 7),
  }
  return { ...inbox, secrets }
}

/** Whoever is proven, it is not the chair. */
const namesChair = (proof: Proof | undefined): boolean =>
  proof !== undefined &&
  ((proof.kind === 'domain' && proof.address === CHAIR) ||
    (proof.kind === 'reply-address' && proof.person === `p_${CHAIR}`))

test.each(FORGERIES.map((forgery) => [forgery.name, forgery] as const))(
  '%s proves nobody to be who they are not',
  async (_, { mail, why }) => {
    const { got, post, secrets } = await aForgery()
    const { lines, ...to } = mail(secrets)
    await post({ ...to, sender: CHAIR, raw: letter([...lines, 'Message-ID: <f@evil.example>']) })
    const proof = got[0]?.proof
    expect(got).toHaveLength(1)
    expect(namesChair(proof)).toBe(false)
    if (why.length > 0) expect(why).toContain(proof?.kind === 'nobody' ? proof.why : proof?.kind)
  },
)

test('the control: the chair’s own mail proves the chair, both ways', async () => {
  const { got, post, secrets } = await aForgery()
  const from = `From: "The Chair" <${CHAIR}>`
  await post({ ...toList(), raw: letter([PASS, RECEIVED, from, TO, DATE]) })
  expect(got[0]?.proof).toEqual({ kind: 'domain', address: CHAIR })
  await post({ to: secrets.chair, raw: letter([from, `To: ${secrets.chair}`, DATE]) })
  expect(got[1]?.proof).toMatchObject({ kind: 'reply-address', person: `p_${CHAIR}` })
  await post({ ...toList(), raw: letter([RECEIVED, PASS, from, `Cc: ${LIST}`, DATE]) })
  expect(got[2]?.proof).toMatchObject({ kind: 'domain' })
})

test('where the operator trusts no server, nothing that one states is believed', () => {
  const headers = [PASS, `From: ${CHAIR}`].map((field) => {
    const [name = '', value = ''] = field.split(': ')
    return { name: name.toLowerCase(), value }
  })
  const recipient = { address: address(LIST), local: 'list' }
  const now = instant('2026-11-21T12:00Z')
  const mail = { to: [{ name: '', address: address(LIST) }], cc: [], date: now, sender: undefined }
  const evidence = { headers, mail, recipient, token: undefined, handedOver: true, now }
  expect(provenBy({ ...evidence, server: undefined })).toMatchObject({ kind: 'nobody' })
  expect(provenBy({ ...evidence, server: SERVER })).toMatchObject({ kind: 'domain' })
})
