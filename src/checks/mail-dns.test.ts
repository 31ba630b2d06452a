/** What the doctor says of records, asked of a DNS server on loopback. */
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startSmallDns, type Zone } from './dns.fixtures.ts'
import { openDns, reverseName } from './dns.ts'
import { sayFinding } from './finding.ts'
import { checkMailDns, isPublicName, type MailPlace } from './mail-dns.ts'
import { checkExchange } from './mail-port.ts'
import { spfVerdict } from './spf.ts'

const DOMAIN = 'lists.parley-site.org'
const HOST = 'mail.parley-site.org'
const IP = '192.0.2.1'
/** As long as the public half of 2048 bits: it needs two strings of a TXT record. */
const KEY = 'MIIBIjANBg'.repeat(40)

const TAGS = `v=DKIM1; k=rsa; p=${KEY}`

const PLACE: MailPlace = {
  domain: DOMAIN,
  host: HOST,
  sendsFrom: [IP],
  takesMail: true,
  dkim: { selector: '2026', publicKey: KEY },
}

const SOUND: Required<Zone> = {
  mx: { [DOMAIN]: [[10, HOST]] },
  txt: {
    [DOMAIN]: ['some-site-verification=1', `v=spf1 ip4:${IP} -all`],
    [`2026._domainkey.${DOMAIN}`]: [`v=DKIM1; k=rsa; p=${KEY}`],
    [`_dmarc.${DOMAIN}`]: ['v=DMARC1; p=quarantine'],
  },
  a: { [HOST]: [IP] },
  cname: {},
  ptr: { '1.2.0.192.in-addr.arpa': [HOST] },
}

async function aDns(zone: Zone) {
  const { server, close } = await startSmallDns(zone)
  onTestFinished(close)
  return server
}

const said = async (zone: Zone, place: Partial<MailPlace> = {}) =>
  (await checkMailDns({ ...PLACE, ...place }, await aDns(zone))).map(sayFinding)

test('a domain whose records are sound has nothing to be mended', async () => {
  expect(await said(SOUND)).toEqual([
    `well  MX: ${HOST}`,
    `well  SPF: ${IP} may send`,
    `well  DKIM record: 2026._domainkey.${DOMAIN} holds the key that signs`,
    'well  DMARC: v=DMARC1; p=quarantine',
    `well  PTR: ${IP} is ${HOST}`,
  ])
})

test('where there is nothing, each record is given as it has to be added', async () => {
  const lines = await said({})
  expect(lines.every((line) => line.startsWith('MEND'))).toBe(true)
  expect(lines.map((line) => line.split('→ ')[1])).toEqual([
    `Add: ${DOMAIN}. MX 10 ${HOST}.`,
    `Add: ${DOMAIN}. TXT "v=spf1 ip4:${IP} -all"`,
    `Add: 2026._domainkey.${DOMAIN}. TXT "${TAGS.slice(0, 255)}" "${TAGS.slice(255)}"`,
    `Add: _dmarc.${DOMAIN}. TXT "v=DMARC1; p=quarantine; rua=mailto:postmaster@${DOMAIN}"`,
    `Ask whoever gave you ${IP} for: PTR ${HOST}. And let ${HOST} have this address.`,
  ])
})

const txt = (name: string, ...values: readonly string[]): Zone => ({
  ...SOUND,
  txt: { ...SOUND.txt, [name]: values },
})
const key = `2026._domainkey.${DOMAIN}`
const dmarc = `_dmarc.${DOMAIN}`

test.each<[string, Zone, string]>([
  ['a null MX', { ...SOUND, mx: { [DOMAIN]: [[0, '.']] } }, 'takes no mail at all'],
  ['an MX without address', { ...SOUND, mx: { [DOMAIN]: [[1, 'no.example']] } }, 'has no address'],
  ['an MX that is an alias', { ...SOUND, cname: { [HOST]: 'x.parley-site.org' } }, 'is an alias'],
  ['two SPF records', txt(DOMAIN, 'v=spf1 -all', 'v=spf1 mx -all'), 'there are 2 records'],
  ['SPF for the whole world', txt(DOMAIN, 'v=spf1 +all'), 'every server in the world'],
  ['SPF for others', txt(DOMAIN, 'v=spf1 ip4:198.51.100.0/24 ~all'), `does not let ${IP} send`],
  ['SPF that includes nothing', txt(DOMAIN, 'v=spf1 include:no.example -all'), 'is broken'],
  ['another key', txt(key, 'v=DKIM1; p=AAAA'), 'another key than the one that signs'],
  ['a revoked key', txt(key, 'v=DKIM1; p='), 'is revoked'],
  ['a policy that is none', txt(dmarc, 'v=DMARC1; p=none'), 'reports are clean, change it to'],
  ['a policy nobody knows', txt(dmarc, 'v=DMARC1; rua=mailto:a@b.example'), 'no policy'],
  ['two policies', txt(dmarc, 'v=DMARC1; p=none', 'v=DMARC1; p=reject'), 'more than one record'],
  [
    'a name that leads elsewhere',
    {
      ...SOUND,
      a: { [HOST]: [IP], 'other.example': ['192.0.2.9'] },
      ptr: { '1.2.0.192.in-addr.arpa': ['other.example'] },
    },
    'does not lead back',
  ],
])('%s is found, and nothing else', async (_name, zone, words) => {
  const wrong = (await said(zone)).filter((line) => !line.startsWith('well'))
  expect(wrong).toHaveLength(1)
  expect(wrong[0]).toContain(words)
})

test('what is there is changed and not added a second time', async () => {
  const how = async (zone: Zone) =>
    (await said(zone)).flatMap((line) => line.split('→ ').slice(1)).join()
  const relay = 'v=spf1 ip4:198.51.100.0/24 ~all'
  expect(await how(txt(DOMAIN, relay))).toBe(
    `Change it to: ${DOMAIN}. TXT "v=spf1 ip4:198.51.100.0/24 ip4:${IP} ~all"`,
  )
  expect(await how(txt(DOMAIN, 'v=spf1 -all', 'v=spf1 mx -all'))).toBe(
    `Keep one, and remove the others: ${DOMAIN}. TXT "v=spf1 ip4:${IP} -all"`,
  )
  expect(await how({ ...SOUND, mx: { [DOMAIN]: [[0, '.']] } })).toBe(
    `Change it to: ${DOMAIN}. MX 10 ${HOST}.`,
  )
  expect(await how(txt(key, 'v=DKIM1; p='))).toMatch(/^Change it to: 2026\._domainkey/)
  expect(await how(txt(dmarc, 'v=DMARC1; rua=mailto:a@b.example'))).toMatch(/^Change it to: _dmarc/)
})

test('a host without a public name is left to whoever knows it', async () => {
  const lines = await said({}, { host: 'localhost' })
  expect(lines[0]).toContain('MX 10 THE-NAME-OF-YOUR-MAIL-SERVER.')
  expect(lines.at(-1)).toContain('PTR THE-NAME-OF-YOUR-MAIL-SERVER.')
  expect((await said({}, { host: '192.0.2.1' }))[0]).toContain('THE-NAME-OF-YOUR-MAIL-SERVER.')
})

test('a key in pieces, and the policy of the domain above, are as good', async () => {
  const { [dmarc]: _none, ...others } = SOUND.txt
  const zone = {
    ...SOUND,
    txt: {
      ...others,
      [key]: [`v=DKIM1; k=rsa; p=${KEY.replace(/(.{60})/g, '$1 ')}`],
      '_dmarc.parley-site.org': ['v=DMARC1; p=none; sp=reject'],
    },
  }
  expect((await said(zone)).filter((line) => !line.startsWith('well'))).toEqual([])
})

test('behind a relay only what we can know is asked for', async () => {
  const lines = await said(SOUND, { sendsFrom: [], dkim: undefined, takesMail: false })
  expect(lines.map((line) => line.slice(0, 4))).toEqual(['well', 'note', 'note', 'well', 'note'])
})

test('an address is asked for below its own name', () => {
  expect(reverseName('192.0.2.1')).toBe('1.2.0.192.in-addr.arpa')
  const zeros = '0.'.repeat(20)
  expect(reverseName('2001:db8::567:89ab')).toBe(
    `b.a.9.8.7.6.5.0.${zeros.slice(0, 32)}8.b.d.0.1.0.0.2.ip6.arpa`,
  )
})

test('a resolver that does not answer is said to be silent, and no more', async () => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const { port } = socket.address()
  const closed = new Promise<void>((resolve) => socket.close(() => resolve()))
  await closed
  const findings = await checkMailDns(PLACE, `127.0.0.1:${port}`)
  expect(findings.map(({ kind }) => kind)).toEqual(Array(5).fill('note'))
  expect(findings[0]?.says).toContain('the DNS gave no answer (E')
})

test('a name of this machine is not looked for; a resolver that is none is refused', async () => {
  expect(isPublicName('lists.localhost')).toBe(false)
  const local = await checkMailDns({ ...PLACE, domain: 'lists.localhost' }, '127.0.0.1:1')
  expect(local).toMatchObject([{ kind: 'note', what: 'DNS' }])
  expect(await checkMailDns(PLACE, 'nonsense')).toMatchObject([{ kind: 'mend', what: 'DNS' }])
})

test('the server that the MX names is asked for its greeting', async () => {
  const server = createServer((socket) => socket.end('220 mail ready\r\n')).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : expect.unreachable()
  const resolver = await aDns({ mx: { [DOMAIN]: [[10, HOST]] }, a: { [HOST]: ['127.0.0.1'] } })
  expect(await checkExchange(DOMAIN, { resolver, port })).toEqual([
    { kind: 'well', what: `port ${port}`, says: `${HOST} answers: 220 mail ready` },
  ])
  server.close()
  await once(server, 'close')
  expect(await checkExchange(DOMAIN, { resolver, port })).toMatchObject([{ kind: 'note' }])
  expect(await checkExchange('other.parley-site.org', { resolver, port })).toEqual([])
})

describe('SPF', () => {
  const zone: Zone = {
    txt: {
      'relay.example': ['v=spf1 ip4:203.0.113.0/25 include:deep.relay.example ~all'],
      'deep.relay.example': ['v=spf1 ip6:2001:db8::/32 -all'],
      'loop.example': ['v=spf1 include:loop.example -all'],
    },
    mx: { 'x.example': [[5, 'in.x.example']] },
    a: { 'in.x.example': ['192.0.2.25'], 'x.example': ['192.0.2.7'] },
  }
  test.each([
    ['v=spf1 a -all', '192.0.2.7', 'pass'],
    ['v=spf1 a:in.x.example -all', '192.0.2.7', 'fail'],
    ['v=spf1 a/24 -all', '192.0.2.200', 'pass'],
    ['v=spf1 mx ~all', '192.0.2.25', 'pass'],
    ['v=spf1 include:relay.example -all', '203.0.113.9', 'pass'],
    ['v=spf1 include:relay.example -all', '203.0.113.200', 'fail'],
    ['v=spf1 include:relay.example -all', '2001:db8::1', 'pass'],
    ['v=spf1 redirect=relay.example', '203.0.113.9', 'pass'],
    ['v=spf1 ip4:192.0.2.7', '192.0.2.8', 'neutral'],
    ['v=spf1 ?all', '192.0.2.8', 'neutral'],
    ['v=spf1 exists:%{i}.example -all', '192.0.2.8', 'unknown'],
    ['v=spf1 ip4:192.0.2.300 -all', '192.0.2.8', 'broken'],
    ['v=spf1 include:loop.example -all', '192.0.2.8', 'broken'],
  ])('%s of %s is %s', async (record, ip, verdict) => {
    const dns = openDns(await aDns(zone)) ?? expect.unreachable()
    expect(await spfVerdict(dns, record, 'x.example', ip)).toBe(verdict)
  })
})
