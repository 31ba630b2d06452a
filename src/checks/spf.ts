/**
 * Whether an SPF record lets an address send (RFC 7208): its plain mechanisms, followed as a
 * receiver follows them. What it does not follow (macros, `exists`, `ptr`) it says so.
 */
import { BlockList, isIP, isIPv6 } from 'node:net'
import type { Answer, Dns } from './dns.ts'

/** RFC 7208 §4.6.4: receivers stop there, and call the record broken. */
export const LOOKUPS_MAX = 10

export type SpfVerdict =
  | 'pass'
  | 'fail'
  /** No mechanism names the address, and none says what holds then. */
  | 'neutral'
  /** A part that receivers follow and we do not, or that nobody answered for. */
  | 'unknown'
  | 'broken'

export const isSpf = (text: string): boolean => /^v=spf1( |$)/i.test(text)

type Walk = { readonly dns: Dns; readonly ip: string; lookups: number }

/** @param record of `domain` */
export function spfVerdict(dns: Dns, record: string, domain: string, ip: string) {
  return judge({ dns, ip, lookups: 0 }, record, domain)
}

const QUALIFIED = { '+': 'pass', '-': 'fail', '~': 'fail', '?': 'neutral' } as const
const isQualifier = (raw: string): raw is keyof typeof QUALIFIED => raw in QUALIFIED

async function judge(walk: Walk, record: string, domain: string): Promise<SpfVerdict> {
  const terms = record.trim().split(/ +/).slice(1)
  for (const term of terms.filter((one) => !one.includes('='))) {
    const first = term.charAt(0)
    const qualifier = isQualifier(first) ? first : '+'
    const mechanism = isQualifier(first) ? term.slice(1) : term
    const match = await matches(walk, mechanism, domain)
    if (match === 'yes') return QUALIFIED[qualifier]
    if (match !== 'no') return match
  }
  const redirect = terms.find((term) => /^redirect=/i.test(term))?.slice('redirect='.length)
  return redirect === undefined ? 'neutral' : following(walk, redirect)
}

type Match = 'yes' | 'no' | 'unknown' | 'broken'

/** `a`, `a:host/24//64`, `ip6:2001:db8::/32`. */
const MECHANISM = /^([a-z][a-z0-9]*)(?::([^/]+))?((?:\/{1,2}\d+)*)$/i

async function matches(walk: Walk, mechanism: string, domain: string): Promise<Match> {
  const [, name = '', of = '', span = ''] = MECHANISM.exec(mechanism) ?? []
  switch (name.toLowerCase()) {
    case 'all':
      return 'yes'
    case 'ip4':
    case 'ip6':
      return within(walk.ip, `${of}${span}`)
    case 'a':
      return amongAddresses(walk, await walked(walk, () => walk.dns.addresses(of || domain)), span)
    case 'mx':
      return amongExchanges(walk, of || domain, span)
    case 'include': {
      const verdict = await following(walk, of)
      if (verdict === 'unknown' || verdict === 'broken') return verdict
      return verdict === 'pass' ? 'yes' : 'no'
    }
    default:
      return 'unknown'
  }
}

async function following(walk: Walk, domain: string): Promise<SpfVerdict> {
  if (domain.includes('%')) return 'unknown'
  const answer = await walked(walk, () => walk.dns.txt(domain))
  if (answer === 'broken') return answer
  if (answer.kind === 'unreached') return 'unknown'
  const records = answer.kind === 'found' ? answer.values.filter(isSpf) : []
  const [record] = records
  return record === undefined || records.length > 1 ? 'broken' : judge(walk, record, domain)
}

async function walked<Value>(walk: Walk, ask: () => Promise<Answer<Value>>) {
  walk.lookups += 1
  return walk.lookups > LOOKUPS_MAX ? ('broken' as const) : ask()
}

function amongAddresses(walk: Walk, answer: Answer<string> | 'broken', span: string): Match {
  if (answer === 'broken') return answer
  if (answer.kind === 'unreached') return 'unknown'
  if (answer.kind === 'none') return 'no'
  const [four = '', six = ''] = span.split('//').map((length) => length.replace('/', ''))
  const isIn = (address: string) => {
    const length = isIPv6(address) ? six : four
    return within(walk.ip, length === '' ? address : `${address}/${length}`) === 'yes'
  }
  return answer.values.some(isIn) ? 'yes' : 'no'
}

async function amongExchanges(walk: Walk, domain: string, span: string): Promise<Match> {
  const answer = await walked(walk, () => walk.dns.mx(domain))
  if (answer === 'broken') return answer
  if (answer.kind !== 'found') return answer.kind === 'none' ? 'no' : 'unknown'
  // RFC 7208 §4.6.4: the addresses of ten exchanges are asked for, and counted with the `mx`.
  for (const { exchange } of answer.values.slice(0, LOOKUPS_MAX)) {
    const match = amongAddresses(walk, await walk.dns.addresses(exchange), span)
    if (match !== 'no') return match
  }
  return 'no'
}

/** @param network an address, or one with the length of its prefix */
function within(ip: string, network: string): Match {
  const [address = '', length] = network.split('/')
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (isIP(address) === 0) return 'broken'
  const bits = length === undefined ? (family === 'ipv6' ? 128 : 32) : Number(length)
  if (!(bits >= 0 && bits <= (family === 'ipv6' ? 128 : 32))) return 'broken'
  const list = new BlockList()
  list.addSubnet(address, bits, family)
  return list.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4') ? 'yes' : 'no'
}
