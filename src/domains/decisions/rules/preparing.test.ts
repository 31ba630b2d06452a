/** Rules of preparing a designation together: nobody's words are lost, nobody signs unread ones. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { ann, aRule, as, ben, CALLS, chair, dayAfter, closing, stranger } from '../fixtures.ts'
import type { Preparation, Prepared, Sign } from '../prepared.ts'
import { agreedTo, mayPrepare, publishable, signVersion } from './preparing.ts'
import { standingOf, writeVersion } from './preparing.ts'

const rule = aRule({ answerers: ['liaison'] })
const call = CALLS.closed
const now = dayAfter(closing)
const theChair = as(chair, 'chair')
const liaison = as(ben, 'liaison')
const nothing: Preparation = { versions: [], signed: [] }

const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) =>
  result.ok ? 'ok' : result.refusal?.kind
const value = <Value>(result: { ok: true; value: Value } | { ok: false; refusal: unknown }) => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

const writing = (before: Preparation, seen: number) =>
  ({ now, before, seen, level: 'consensus', polarity: 'for', reasons: `after ${seen}` }) as const

/** Each item: who writes, and the newest version they had read. */
function written(...all: readonly (readonly [typeof theChair, number])[]): Preparation {
  const versions: Prepared[] = []
  for (const [party, seen] of all) {
    const before = { versions: [...versions], signed: [] }
    versions.push(value(writeVersion(call, party, rule, writing(before, seen))))
  }
  return { versions, signed: [] }
}

const sign = (before: Preparation, party: typeof theChair, number: number, said: Sign) =>
  signVersion(call, party, rule, { now, before, number, sign: said, why: 'The second sentence.' })

describe('officers who prepare a level', () => {
  test('are those who designate and those who answer, once the call has ended', () => {
    expect(kindOf(mayPrepare(call, theChair, rule, now))).toBe('ok')
    expect(kindOf(mayPrepare(call, liaison, rule, now))).toBe('ok')
    expect(kindOf(mayPrepare(call, as(ann, 'members'), rule, now))).toBe('not-your-role')
    expect(kindOf(mayPrepare(call, stranger, rule, now))).toBe('signed-out')
    for (const [kind, other] of Object.entries(CALLS)) {
      expect([kind, mayPrepare(other, theChair, rule, closing).ok]).toEqual([
        kind,
        kind === 'open' || kind === 'closed',
      ])
    }
    expect(kindOf(mayPrepare(CALLS.open, theChair, rule, dayAfter(closing, -1)))).toBe('not-ended')
  })

  test('who write at once both keep their words, until one has read both', () => {
    const both = written([theChair, 0], [theChair, 1], [liaison, 1])
    expect(standingOf(both).map(({ number }) => number)).toEqual([2, 3])
    expect(kindOf(publishable(both, 3, chair))).toBe('version-replaced')
    const one = written([theChair, 0], [theChair, 1], [liaison, 1], [theChair, 3])
    expect(standingOf(one).map(({ number }) => number)).toEqual([4])
    expect(publishable(one, 4, chair)).toMatchObject({ ok: true, value: { with: [] } })
  })

  test('never lose the newest words, whatever was read before they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 12 }), (seen) => {
        const all = written(...seen.map((one) => [theChair, one] as const))
        const standing = standingOf(all)
        expect(standing.at(-1)?.number).toBe(all.versions.length)
        // What nobody claims to have read stands; what somebody read is replaced.
        const read = Math.max(...all.versions.map(({ after }) => after))
        expect(standing.map(({ number }) => number)).toEqual(
          all.versions.map(({ number }) => number).filter((number) => number > read),
        )
      }),
    )
  })

  test('sign what stands, not their own, and say what is wrong where it is', () => {
    const two = written([theChair, 0], [theChair, 1])
    expect(kindOf(sign(two, liaison, 2, 'agrees'))).toBe('ok')
    expect(kindOf(sign(two, theChair, 2, 'agrees'))).toBe('own-version')
    expect(kindOf(sign(two, liaison, 1, 'agrees'))).toBe('version-replaced')
    expect(kindOf(sign(two, as(ann, 'members'), 2, 'agrees'))).toBe('not-your-role')
    const silent = { now, before: two, number: 2, sign: 'differs', why: undefined } as const
    expect(kindOf(signVersion(call, liaison, rule, silent))).toBe('differs-without-reason')
  })

  test('are named when it is published: those who agreed to these very words', () => {
    const one = written([liaison, 0])
    const agreed = { ...one, signed: [value(sign(one, theChair, 1, 'agrees'))] }
    expect(value(publishable(agreed, 1, chair)).with).toEqual([ben])
    expect(value(publishable(agreed, 1, ann)).with).toEqual([ben, chair])
    const differs = { ...one, signed: [value(sign(one, theChair, 1, 'differs'))] }
    expect(agreedTo(value(publishable(differs, 1, ann)).version, differs)).toEqual([ben])
    const next = { ...written([liaison, 0], [liaison, 1]), signed: agreed.signed }
    expect(value(publishable(next, 2, ann)).with).toEqual([ben])
    expect(kindOf(publishable(nothing, 0, chair))).toBe('version-replaced')
  })
})
