/** The only reader of time and of randomness. Decides nothing. */
import { createHash, randomBytes } from 'node:crypto'
import type { Instant } from './values.ts'

export type Clock = {
  /** The time that the rules are told. */
  readonly now: () => Instant
  /** The time at which things are really entered: `t` on the record. */
  readonly entered: () => Instant
  /** `count` bytes nobody can guess (seeded ones in tests and in the demo's choices). */
  readonly random: (count: number) => Uint8Array
  /** True where `now` is told and not read, so that no database is asked for its own. */
  readonly played: boolean
}

export const systemClock: Clock = {
  now: () => Date.now() as Instant,
  entered: () => Date.now() as Instant,
  random: (count) => randomBytes(count),
  played: false,
}

export type PlayedClock = Clock & {
  readonly set: (at: Instant) => void
}

/**
 * A clock that is told the time; it stands still between two calls of `set`.
 *
 * @param entered what `entered` reads; the demo passes the real time, tests leave it to `now`
 */
export function playedClock(
  start: Instant,
  random: Clock['random'],
  entered?: Clock['entered'],
): PlayedClock {
  let now = start
  return {
    now: () => now,
    entered: entered ?? (() => now),
    random,
    played: true,
    set: (at) => {
      now = at
    },
  }
}

/** Bytes that follow from a seed alone: SHA-256 in counter mode. For tests and simulation only. */
export function seededRandom(seed: string): Clock['random'] {
  let counter = 0
  return (count) => {
    const blocks: Buffer[] = []
    for (let size = 0; size < count; size += 32) {
      blocks.push(createHash('sha256').update(`${seed}/${counter++}`).digest())
    }
    return Buffer.concat(blocks).subarray(0, count)
  }
}

/**
 * 26 characters: 48 bits of time, 80 of randomness, in Crockford's alphabet. Of two made by one
 * clock in one millisecond the later is the greater: what is listed by id is listed as it came.
 */
export type Ulid = string

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/

type Made = { readonly at: Instant; readonly noise: bigint }

const lastOf = new WeakMap<Clock, Made>()

/** The first of a millisecond leaves the top bit free: 2^31 steps of 48 bits fit after it. */
const FIRST_BITS = 79
const STEP_BITS = 48

export function newUlid(clock: Clock): Ulid {
  const at = clock.now()
  const random = clock.random(10).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  const last = lastOf.get(clock)
  const noise =
    last?.at === at
      ? last.noise + BigInt.asUintN(STEP_BITS, random) + 1n
      : BigInt.asUintN(FIRST_BITS, random)
  lastOf.set(clock, { at, noise })
  return written((BigInt(at) << 80n) | noise)
}

function written(value: bigint): Ulid {
  let rest = value
  let text = ''
  for (let index = 0; index < 26; index++) {
    text = CROCKFORD.charAt(Number(rest & 31n)) + text
    rest >>= 5n
  }
  return text
}

export const isUlid = (raw: string): boolean => ULID.test(raw)
