/** Checks of the records that mail needs in the DNS: what is wrong, what to add. Adds nothing. */
import { isIP } from 'node:net'
import { unreachable } from '../platform/values.ts'
import { openDns, type Answer, type Dns } from './dns.ts'
import { mend, note, well, type Finding } from './finding.ts'
import { isSpf, spfVerdict, type SpfVerdict } from './spf.ts'

export type MailPlace = {
  /** The part after @ of all our addresses. */
  readonly domain: string
  /** The name of the machine that takes mail for it, as far as the settings say. */
  readonly host: string
  /** Addresses from which mail leaves; none where a relay sends it. */
  readonly sendsFrom: readonly string[]
  /** Whether a door of ours is open: without one no MX is needed. */
  readonly takesMail: boolean
  /** Of the key that signs here; absent where none does. */
  readonly dkim: { readonly selector: string; readonly publicKey: string } | undefined
}

/** Names that only this machine or this network knows (RFC 6761, RFC 6762, RFC 8375). */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|test|invalid|example|internal|home\.arpa)$/

export const isPublicName = (domain: string): boolean =>
  domain.includes('.') && !LOCAL_NAME.test(domain)

/** @param server the resolver to ask; this machine's where none is given */
export async function checkMailDns(place: MailPlace, server?: string): Promise<readonly Finding[]> {
  const { domain } = place
  if (!isPublicName(domain)) {
    return [note('DNS', `${domain} is no name of the public DNS: no record is looked for`)]
  }
  const strange = place.sendsFrom.filter((ip) => isIP(ip) === 0)
  const dns = openDns(server)
  if (!dns || strange.length > 0) {
    const says = `cannot be asked like this: ${[...(dns ? [] : [server]), ...strange].join(', ')}`
    return [mend('DNS', says, 'Give addresses: --resolver 9.9.9.9 --sends-from 192.0.2.1')]
  }
  const [mx, spf, dkim, dmarc, ...ptr] = await Promise.all([
    checkMx(dns, place),
    checkSpf(dns, place),
    checkDkim(dns, place),
    checkDmarc(dns, place),
    ...checkPtr(dns, place),
  ])
  return [mx, ...spf, dkim, dmarc, ...ptr]
}

type DnsRecord = { readonly name: string; readonly type: string; readonly data: string }

const line = ({ name, type, data }: DnsRecord) => `${name}. ${type} ${data}`
const add = (record: DnsRecord) => `Add: ${line(record)}`
/** Beside the one that is there a second one would spoil both. */
const change = (record: DnsRecord) => `Change it to: ${line(record)}`
const later = (way: string) =>
  `When its reports are clean, ${way.charAt(0).toLowerCase()}${way.slice(1)}`
const keepOne = (record: DnsRecord) => `Keep one, and remove the others: ${line(record)}`

/** An address on the web that only this machine knows is no name for others. */
const hostShown = (host: string): string =>
  isPublicName(host) && isIP(host) === 0 ? host : 'THE-NAME-OF-YOUR-MAIL-SERVER'

const unreached = (what: string, why: string): Finding =>
  note(what, `could not be asked: the DNS gave no answer (${why})`)

async function checkMx(dns: Dns, { domain, host, takesMail }: MailPlace): Promise<Finding> {
  const what = 'MX'
  const own = { name: domain, type: 'MX', data: `10 ${hostShown(host)}.` }
  const answer = await dns.mx(domain)
  if (answer.kind === 'unreached') return unreached(what, answer.why)
  if (answer.kind === 'none') {
    const says = `${domain} names no server that takes its mail, so answers and bounces are lost`
    return takesMail ? mend(what, says, add(own)) : note(what, `${says}. ${add(own)}`)
  }
  const exchanges = answer.values.toSorted((a, b) => a.priority - b.priority)
  const [first] = exchanges
  // RFC 7505.
  if (first && first.exchange.replace('.', '') === '') {
    const says = `${domain} says that it takes no mail at all (null MX), so bounces are lost`
    return takesMail ? mend(what, says, change(own)) : note(what, says)
  }
  for (const { exchange } of exchanges) {
    const alias = await dns.alias(exchange)
    if (alias.kind === 'found') {
      const says = `${exchange} is an alias, and an MX must name the host itself (RFC 2181 §10.3)`
      return mend(what, says, change({ ...own, data: `10 ${alias.values[0]}.` }))
    }
    const found = await dns.addresses(exchange)
    if (found.kind === 'none') {
      const says = `${exchange} has no address, so no server finds it`
      const lacking = { name: exchange, type: 'A', data: 'THE ADDRESS OF THAT SERVER' }
      return mend(what, says, add(lacking))
    }
  }
  return well(what, exchanges.map(({ exchange }) => exchange).join(', '))
}

async function checkSpf(dns: Dns, place: MailPlace): Promise<readonly Finding[]> {
  const what = 'SPF'
  const { domain, sendsFrom } = place
  const own = { name: domain, type: 'TXT', data: `"${spfFor(place)}"` }
  const answer = await dns.txt(domain)
  if (answer.kind === 'unreached') return [unreached(what, answer.why)]
  const records = answer.kind === 'found' ? answer.values.filter(isSpf) : []
  const [only, ...more] = records
  if (only === undefined) {
    return [mend(what, 'no record says which servers may send for this domain', add(own))]
  }
  if (more.length > 0) {
    const says = `there are ${records.length} records, so that none counts (RFC 7208 §3.2)`
    return [mend(what, says, keepOne(own))]
  }
  if (/(?:^| )\+?all(?: |$)/i.test(only)) {
    return [mend(what, 'it lets every server in the world send for this domain (all)', change(own))]
  }
  if (sendsFrom.length === 0) {
    return [note(what, `${only}; see that it names your relay (doctor mail --sends-from ADDRESS)`)]
  }
  const judged = sendsFrom.map(async (ip) =>
    spfFinding(ip, await spfVerdict(dns, only, domain, ip), {
      letIn: change({ ...own, data: `"${withAddress(only, ip)}"` }),
      anew: change(own),
    }),
  )
  return Promise.all(judged)
}

/** As much as the settings tell. */
const spfFor = ({ sendsFrom }: MailPlace): string => {
  const own = sendsFrom.map((ip) => `ip${isIP(ip)}:${ip}`)
  return ['v=spf1', ...(own.length === 0 ? ['include:YOUR-RELAY'] : own), '-all'].join(' ')
}

/** Before what says who may not: the terms that are there, a relay's among them, stay. */
function withAddress(record: string, ip: string): string {
  const terms = record.trim().split(/ +/)
  const last = terms.findIndex((term) => /^(?:[-~?+]?all$|redirect=)/i.test(term))
  return terms.toSpliced(last === -1 ? terms.length : last, 0, `ip${isIP(ip)}:${ip}`).join(' ')
}

type Ways = { readonly letIn: string; readonly anew: string }

function spfFinding(ip: string, verdict: SpfVerdict, { letIn, anew }: Ways): Finding {
  switch (verdict) {
    case 'pass':
      return well('SPF', `${ip} may send`)
    case 'fail':
    case 'neutral':
      return mend('SPF', `the record does not let ${ip} send, so its mail looks forged`, letIn)
    case 'unknown':
      return note('SPF', `whether ${ip} may send could not be followed to its end`)
    case 'broken':
      return mend('SPF', 'the record is broken, or needs more than ten look-ups (RFC 7208)', anew)
    default:
      return unreachable(verdict)
  }
}

async function checkDkim(dns: Dns, { domain, dkim }: MailPlace): Promise<Finding> {
  const what = 'DKIM record'
  if (!dkim) return note(what, 'not looked for: no key signs here, unless your relay does')
  const name = `${dkim.selector}._domainkey.${domain}`
  const own = { name, type: 'TXT', data: quoted(`v=DKIM1; k=rsa; p=${dkim.publicKey}`) }
  const answer = await dns.txt(name)
  if (answer.kind === 'unreached') return unreached(what, answer.why)
  const found = answer.kind === 'found' ? answer.values : []
  if (found.length === 0) {
    return mend(what, `${name} is not there, so no signature of ours can be checked`, add(own))
  }
  const keys = found.map((text) => tagOf(text, 'p'))
  if (keys.every((key) => key === '')) {
    return mend(what, `${name} says that its key is revoked (empty p=)`, change(own))
  }
  if (!keys.includes(dkim.publicKey)) {
    const says = `${name} holds another key than the one that signs, so all mail fails`
    return mend(what, says, change(own))
  }
  return well(what, `${name} holds the key that signs`)
}

/** RFC 6376 §3.2: spaces and line ends inside a value are none. */
const tagOf = (text: string, tag: string): string | undefined =>
  new RegExp(`(?:^|;)\\s*${tag}\\s*=([^;]*)`, 'i').exec(text)?.[1]?.replace(/\s/g, '')

/** RFC 1035 §3.3: a string of a TXT record has 255 octets at most. */
const quoted = (text: string): string =>
  (text.match(/.{1,255}/g) ?? []).map((part) => `"${part}"`).join(' ')

async function checkDmarc(dns: Dns, { domain }: MailPlace): Promise<Finding> {
  const what = 'DMARC'
  const data = `"v=DMARC1; p=quarantine; rua=mailto:postmaster@${domain}"`
  const record = { name: `_dmarc.${domain}`, type: 'TXT', data }
  const own = await dmarcAt(dns, domain)
  if (own.kind === 'unreached') return unreached(what, own.why)
  // A receiver then asks the organisation's domain; one above is as far as we look.
  const above = domain.split('.').slice(1).join('.')
  const found = own.kind === 'none' && above.includes('.') ? await dmarcAt(dns, above) : own
  if (found.kind !== 'found') {
    const says = 'no record says what becomes of mail that is forged in your name'
    return mend(what, says, add(record))
  }
  // One of the domain above is left to its owner: ours, where there is one, comes before it.
  const mended = own === found ? change(record) : add(record)
  const [only = '', ...more] = found.values
  if (more.length > 0) {
    const how = own === found ? keepOne(record) : mended
    return mend(what, 'there is more than one record: none counts', how)
  }
  const policy = (own === found ? undefined : tagOf(only, 'sp')) ?? tagOf(only, 'p')
  const said = policy?.toLowerCase()
  if (said === 'reject' || said === 'quarantine') return well(what, only)
  if (said === 'none') {
    return note(what, `${only}: forged mail is only reported. ${later(mended)}`)
  }
  return mend(what, `the record has no policy that counts: ${only}`, mended)
}

async function dmarcAt(dns: Dns, domain: string): Promise<Answer<string>> {
  const answer = await dns.txt(`_dmarc.${domain}`)
  if (answer.kind !== 'found') return answer
  const values = answer.values.filter((text) => /^v=DMARC1\s*(;|$)/.test(text))
  return values.length === 0 ? { kind: 'none' } : { kind: 'found', values }
}

function checkPtr(dns: Dns, { sendsFrom, host }: MailPlace): readonly Promise<Finding>[] {
  if (sendsFrom.length > 0) return sendsFrom.map((ip) => ptrOf(dns, ip, host))
  const says = 'not looked for: mail leaves through another server, whose operator sees to it'
  return [Promise.resolve(note('PTR', says))]
}

/** Receivers refuse who has no name, or one that does not lead back. */
async function ptrOf(dns: Dns, ip: string, host: string): Promise<Finding> {
  const what = 'PTR'
  const named = hostShown(host)
  const how = `Ask whoever gave you ${ip} for: PTR ${named}. And let ${named} have this address.`
  const answer = await dns.names(ip)
  if (answer.kind === 'unreached') return unreached(what, answer.why)
  if (answer.kind === 'none') return mend(what, `${ip} has no name, and many refuse its mail`, how)
  for (const name of answer.values) {
    const back = await dns.addresses(name)
    if (back.kind === 'unreached') return unreached(what, back.why)
    if (back.kind === 'found' && back.values.includes(ip)) return well(what, `${ip} is ${name}`)
  }
  const [name] = answer.values
  return mend(what, `${ip} is called ${name}, which does not lead back to it`, how)
}
