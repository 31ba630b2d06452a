/**
 * Sixty-four ways to write in somebody else's name. Each is a whole mail as its forger hands it
 * over; what becomes of it is not judged here.
 */

/** All that a forger may know. */
export type Known = {
  readonly victim: string
  readonly victimName: string
  /** Takes part here too, and so has addresses and mail of their own. */
  readonly mallory: string
  readonly list: string
  /** Mallory's own secret address for the same thing. */
  readonly own: string
  /** The victim's: known to the forger only once it proves nothing any more, or to no avail. */
  readonly expired: string
  readonly revoked: string
  readonly leaked: string
  /** The name under which the operator's own server states what it found. */
  readonly server: string
  /** What a mail of ours to the victim is called. */
  readonly answered: string
  readonly now: number
}

export type Forged = {
  readonly to: string
  readonly lines: readonly string[]
  readonly path: string
  /** From elsewhere, and not by the operator's own server. */
  readonly peer?: string
}

export type Forgery = { readonly name: string; readonly write: (known: Known) => Forged }

const DAY_MS = 24 * 60 * 60 * 1_000
const dated = (ms: number) => new Date(ms).toUTCString().replace('GMT', '+0000')

type More = {
  readonly from?: readonly string[]
  readonly to?: string
  readonly shown?: readonly string[]
  readonly top?: readonly string[]
  readonly more?: readonly string[]
  readonly date?: number | undefined
  readonly path?: string
  readonly peer?: string
}

function mail(known: Known, asked: More = {}): Forged {
  const { victim, list, now } = known
  const { from = [`From: ${victim}`], to = list, shown = [`To: ${to}`], top = [] } = asked
  const { more = [], path = victim, peer } = asked
  const date = 'date' in asked ? asked.date : now
  const lines = [
    ...top,
    ...from,
    ...shown,
    ...(date === undefined ? [] : [`Date: ${dated(date)}`]),
    ...more,
  ]
  return { to, lines, path, ...(peer === undefined ? {} : { peer }) }
}

const header = (value: string) => (known: Known) => `Authentication-Results: ${fill(value, known)}`

const fill = (value: string, { server, victim }: Known) =>
  value.replaceAll('SERVER', server).replaceAll('DOMAIN', victim.split('@')[1] ?? '')

type Way = readonly [name: string, more: (known: Known) => More]

/** `From` alone, in all its shapes. */
const FROMS: readonly Way[] = [
  ['a bare From', () => ({})],
  ['a From with the name', (k) => ({ from: [`From: "${k.victimName}" <${k.victim}>`] })],
  ['two Froms, theirs first', (k) => ({ from: [`From: ${k.victim}`, `From: ${k.mallory}`] })],
  ['two Froms, theirs last', (k) => ({ from: [`From: ${k.mallory}`, `From: ${k.victim}`] })],
  ['two authors in one From', (k) => ({ from: [`From: ${k.victim}, ${k.mallory}`] })],
  ['the other way round', (k) => ({ from: [`From: ${k.mallory}, ${k.victim}`] })],
  ['a group', (k) => ({ from: [`From: us: ${k.victim};`] })],
  ['a comment', (k) => ({ from: [`From: ${k.victim} (${k.mallory})`] })],
  ['a route', (k) => ({ from: [`From: <@example.net:${k.victim}>`] })],
  ['capitals', (k) => ({ from: [`From: ${k.victim.toUpperCase()}`] })],
  ['a folded From', (k) => ({ from: [`From:\r\n ${k.victim}`] })],
  ['their address as a name', (k) => ({ from: [`From: "${k.victim}" <${k.mallory}>`] })],
  ['an encoded name', (k) => ({ from: [`From: =?UTF-8?Q?${k.victim}?= <${k.mallory}>`] })],
  ['no From, a Sender', (k) => ({ from: [`Sender: ${k.victim}`] })],
  ['Sender another', (k) => ({ more: [`Sender: ${k.mallory}`] })],
  ['resent by them', (k) => ({ from: [`From: ${k.mallory}`, `Resent-From: ${k.victim}`] })],
  ['Reply-To', (k) => ({ from: [`From: ${k.mallory}`, `Reply-To: ${k.victim}`] })],
  ['the return path', (k) => ({ from: [`From: ${k.mallory}`], path: k.victim })],
  ['another return path', (k) => ({ path: k.mallory })],
  ['from elsewhere', () => ({ peer: '192.0.2.7' })],
]

/** What a server is said to have found; a forger writes it into the mail itself. */
const STATED: readonly (readonly [name: string, stated: readonly string[]])[] = [
  ['another server', ['mx.example.net; dmarc=pass header.from=DOMAIN']],
  ['a server called alike', ['SERVER.example.net; dmarc=pass header.from=DOMAIN']],
  ['a failure', ['SERVER; dmarc=fail header.from=DOMAIN']],
  ['no policy', ['SERVER; dmarc=none header.from=DOMAIN']],
  ['a passing domain of their own', ['SERVER; dmarc=pass header.from=example.net']],
  ['a domain above', ['SERVER; dmarc=pass header.from=org']],
  ['a domain below', ['SERVER; dmarc=pass header.from=mail.DOMAIN']],
  ['no domain', ['SERVER; dmarc=pass']],
  ['a comment', ['SERVER; dmarc=fail (dmarc=pass header.from=DOMAIN)']],
  ['a quoted text', ['SERVER; dmarc=fail reason="dmarc=pass header.from=DOMAIN"']],
  ['DKIM alone', ['SERVER; dkim=pass header.d=DOMAIN']],
  ['SPF alone', ['SERVER; spf=pass smtp.mailfrom=DOMAIN']],
  ['both results', ['SERVER; dmarc=pass header.from=DOMAIN; dmarc=fail header.from=DOMAIN']],
  ['two statements', ['SERVER; dmarc=pass header.from=DOMAIN', 'SERVER; dmarc=fail']],
]
const TRACE = 'Received: from sender.example by mx.lists.localhost; Sat, 21 Nov 2026 12:00:00 +0000'
const PASS = 'SERVER; dmarc=pass header.from=DOMAIN'

const STATEMENTS: readonly Way[] = [
  ...STATED.map(([name, stated]): Way => [
    `stated: ${name}`,
    (known) => ({ top: stated.map((one) => header(one)(known)) }),
  ]),
  ['stated from elsewhere', (k) => ({ top: [header(PASS)(k)], peer: '192.0.2.7' })],
  [
    'stated below our trace',
    (k) => ({ top: [header('SERVER; spf=none')(k), TRACE, header(PASS)(k)] }),
  ],
  ['stated at the end', (k) => ({ more: [header(PASS)(k)] })],
  ['stated by ARC', (k) => ({ top: [`ARC-${header(PASS)(k).replace(': ', ': i=1; ')}`] })],
  ['stated under X', (k) => ({ top: [`X-${header(PASS)(k)}`] })],
  ['stated, four days old', (k) => ({ top: [header(PASS)(k)], date: k.now - 4 * DAY_MS })],
  ['stated, of the day after', (k) => ({ top: [header(PASS)(k)], date: k.now + 2 * DAY_MS })],
  ['stated, without a date', (k) => ({ top: [header(PASS)(k)], date: undefined })],
  ['stated, to somebody else', (k) => ({ top: [header(PASS)(k)], shown: [`To: ${k.mallory}`] })],
  ['stated, to nobody', (k) => ({ top: [header(PASS)(k)], shown: [] })],
  [
    'stated, signed in part',
    (k) => ({ top: [header(PASS)(k)], more: ['DKIM-Signature: v=1; d=example.org; l=10; b=x'] }),
  ],
  [
    'stated, two authors',
    (k) => ({ top: [header(PASS)(k)], from: [`From: ${k.victim}, ${k.mallory}`] }),
  ],
  ['stated, sent by another', (k) => ({ top: [header(PASS)(k)], more: [`Sender: ${k.mallory}`] })],
  [
    'stated, to the forger’s address',
    (k) => ({ top: [header(PASS)(k)], to: k.own, peer: '192.0.2.7' }),
  ],
]

/** Another last letter: a seal that nobody made. */
const otherSeal = (address: string) =>
  address.replace(/(.)@/, (_, last: string) => `${last === 'a' ? 'b' : 'a'}@`)

const SECRETS: readonly Way[] = [
  ['the forger’s address', (k) => ({ to: k.own })],
  ['the forger’s address in capitals', (k) => ({ to: k.own.toUpperCase() })],
  ['an expired address', (k) => ({ to: k.expired })],
  ['a revoked address', (k) => ({ to: k.revoked })],
  ['their address, the forger’s From', (k) => ({ to: k.leaked, from: [`From: ${k.mallory}`] })],
  ['their address, two Froms', (k) => ({ to: k.revoked, from: [`From: ${k.victim}, x@y.org`] })],
  ['the forger’s, with Delivered-To', (k) => ({ to: k.own, more: [`Delivered-To: ${k.victim}`] })],
  ['the forger’s, to both', (k) => ({ to: k.own, shown: [`To: ${k.own}, ${k.list}`] })],
  ['the forger’s, resent', (k) => ({ to: k.own, more: [`Resent-From: ${k.victim}`] })],
  ['a seal of nobody', (k) => ({ to: otherSeal(k.own) })],
  ['an answer to their mail', (k) => ({ more: [`In-Reply-To: ${k.answered}`] })],
  ['references of their mail', (k) => ({ more: [`References: ${k.answered}`] })],
  ['their client', () => ({ more: ['X-Mailer: Mutt', 'User-Agent: Mutt'] })],
  ['an original recipient', (k) => ({ more: [`X-Original-To: ${k.leaked}`] })],
  ['a List-Post', (k) => ({ to: k.own, more: [`X-Envelope-From: ${k.victim}`] })],
  ['an S/MIME note', () => ({ more: ['X-SMIME-Verified: yes', 'X-PGP-Verified: yes'] })],
]

export const FORGERIES: readonly Forgery[] = [...FROMS, ...STATEMENTS, ...SECRETS].map(
  ([name, more]) => ({ name, write: (known) => mail(known, more(known)) }),
)
