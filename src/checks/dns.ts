/** Questions to the DNS, each with a bound of time, and one answer for "there is none". */
import { Resolver } from 'node:dns/promises'
import { isIPv4 } from 'node:net'
import type { MxRecord } from 'node:dns'

/** One attempt, and how many there are: a doctor that waits for minutes is closed by its reader. */
const ANSWER_LONGEST_MS = 2_000
const TRIES = 2

/** What `setServers` takes, and would throw for anything else. */
const ADDRESS =
  /^(?:(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?|\[[\da-f:.]+\](?::\d{1,5})?|[\da-f:]+:[\da-f:]*)$/i

export type Answer<Value> =
  | { readonly kind: 'found'; readonly values: readonly Value[] }
  /** The name or the record does not exist. */
  | { readonly kind: 'none' }
  /** Nobody answered, or only with a failure of their own: nothing is known. */
  | { readonly kind: 'unreached'; readonly why: string }

export type Dns = {
  readonly mx: (name: string) => Promise<Answer<MxRecord>>
  /** Each record as one text, whatever parts it was cut into. */
  readonly txt: (name: string) => Promise<Answer<string>>
  /** IPv4 and IPv6. */
  readonly addresses: (name: string) => Promise<Answer<string>>
  readonly alias: (name: string) => Promise<Answer<string>>
  readonly names: (address: string) => Promise<Answer<string>>
}

/**
 * @param server `address` or `address:port`; those of this machine where none is given
 * @returns nothing where it is no address
 */
export function openDns(server?: string): Dns | undefined {
  const resolver = new Resolver({ timeout: ANSWER_LONGEST_MS, tries: TRIES })
  if (server !== undefined) {
    if (!ADDRESS.test(server)) return undefined
    resolver.setServers([server])
  }
  return {
    mx: (name) => answered(resolver.resolveMx(name)),
    txt: (name) =>
      answered(resolver.resolveTxt(name).then((all) => all.map((one) => one.join('')))),
    addresses: async (name) => {
      const both = [answered(resolver.resolve4(name)), answered(resolver.resolve6(name))]
      const [four, six] = await Promise.all(both)
      if (four?.kind !== 'found') return six?.kind === 'found' || !four ? (six ?? NONE) : four
      return { ...four, values: [...four.values, ...(six?.kind === 'found' ? six.values : [])] }
    },
    alias: (name) => answered(resolver.resolveCname(name)),
    // Not `reverse`, which says that there is no name where no server answers.
    names: (address) => answered(resolver.resolvePtr(reverseName(address))),
  }
}

/** RFC 1035 §3.5, RFC 3596 §2.5. */
export function reverseName(address: string): string {
  if (isIPv4(address)) return `${address.split('.').toReversed().join('.')}.in-addr.arpa`
  const [head = [], tail] = address.split('::').map((half) => half.split(':').filter(Boolean))
  const given = [...head, ...(tail ?? [])]
  const zeros = Array<string>(Math.max(GROUPS - given.length, 0)).fill('0')
  const groups = tail === undefined ? given : [...head, ...zeros, ...tail]
  const digits = groups.map((group) => group.padStart(4, '0')).join('')
  return `${[...digits].toReversed().join('.')}.ip6.arpa`
}
const GROUPS = 8

const NONE = { kind: 'none' } as const
/** Of c-ares: the server knows that there is none. */
const ABSENT: ReadonlySet<string> = new Set(['ENODATA', 'ENOTFOUND'])

async function answered<Value>(asked: Promise<readonly Value[]>): Promise<Answer<Value>> {
  try {
    const values = await asked
    return values.length === 0 ? NONE : { kind: 'found', values }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return ABSENT.has(code) ? NONE : { kind: 'unreached', why: code }
  }
}
