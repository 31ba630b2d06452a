/** How often one may ask: two windows for reading, two for writing. Bounded in memory; no clock. */
import { minutes, seconds, type Duration, type Instant } from '../values.ts'

/** So many requests within one window. */
export type Window = { readonly span: Duration; readonly requestsMax: number }
export type Allowance = { readonly burst: Window; readonly sustained: Window }
export type Kind = 'read' | 'write'
export type By = 'subject' | 'network'

const BURST = seconds(10)
const SUSTAINED = minutes(10)

const allowance = (burst: number, sustained: number): Allowance => ({
  burst: { span: BURST, requestsMax: burst },
  sustained: { span: SUSTAINED, requestsMax: sustained },
})

/**
 * Far above what hands can do, far below what harms. A network is a whole meeting hall behind one
 * address (promise R-12: 1,000 people), so it may write more than one person may. Pages from the
 * cache are not counted.
 */
export const ALLOWANCES = {
  subject: { read: allowance(300, 6_000), write: allowance(200, 3_000) },
  network: { read: allowance(1_000, 20_000), write: allowance(300, 5_000) },
} as const satisfies Record<By, Record<Kind, Allowance>>

/** Callers remembered at a time; the longest silent is forgotten first. */
export const CALLERS_MAX = 20_000

export type Caller = { readonly by: By; readonly name: string; readonly kind: Kind }
export type Limited =
  { readonly kind: 'allowed' } | { readonly kind: 'too-often'; readonly retryAfterSeconds: number }

type Count = { windowStart: number; requests: number }
type Counts = { readonly burst: Count; readonly sustained: Count }

export type Limits = { readonly ask: (caller: Caller, now: Instant) => Limited }

export function createLimits(allowances = ALLOWANCES, callersMax = CALLERS_MAX): Limits {
  const callers = new Map<string, Counts>()

  function countsOf(key: string): Counts {
    const counts = callers.get(key) ?? { burst: fresh(), sustained: fresh() }
    callers.delete(key)
    callers.set(key, counts)
    if (callers.size > callersMax) {
      for (const oldest of callers.keys()) {
        callers.delete(oldest)
        break
      }
    }
    return counts
  }

  return {
    ask({ by, name, kind }, now) {
      const { burst, sustained } = allowances[by][kind]
      const counts = countsOf(`${by} ${kind} ${name}`)
      const wait = Math.max(
        waitFor(counts.burst, burst, now),
        waitFor(counts.sustained, sustained, now),
      )
      if (wait > 0) return { kind: 'too-often', retryAfterSeconds: Math.ceil(wait / 1_000) }
      counts.burst.requests += 1
      counts.sustained.requests += 1
      return { kind: 'allowed' }
    },
  }
}

const fresh = (): Count => ({ windowStart: -Infinity, requests: 0 })

/** Milliseconds until the window has room; opens a new window when the last is over. */
function waitFor(count: Count, { span, requestsMax }: Window, now: Instant): number {
  if (now - count.windowStart >= span || now < count.windowStart) {
    count.windowStart = now
    count.requests = 0
  }
  return count.requests < requestsMax ? 0 : count.windowStart + span - now
}

/** One household or hall: an IPv4 address, or the /64 that an IPv6 address lies in. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::', 2)
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right]
  const prefix = groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
  return `${prefix.join(':')}::/64`
}
