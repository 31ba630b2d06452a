/** Rules of merging: who must agree, what moves, what stays, and who may say no afterwards. */
import { describe, expect, test } from 'vitest'
import type { Ulid } from '../../../platform/clock.ts'
import type { Instant } from '../../../platform/values.ts'
import {
  ann,
  anObjection,
  aRule,
  as,
  aSupporter,
  behind,
  ben,
  CALLS,
  chair,
  cy,
  dayAfter,
  dora,
  noon,
  OBJECTION_STATES,
  person,
  stranger,
  theChair,
} from '../fixtures.ts'
import type { CallId } from '../call.ts'
import type { Merge, MergeId } from '../merge.ts'
import type { Behind, ObjectionId, Supporter } from '../objection.ts'
import { findSharer, objectsIn, standing } from './behind.ts'
import { wholeOf } from './chain.ts'
import {
  agreeToMerge,
  CARRIED_MAX,
  endMerge,
  mayStandApart,
  proposeMerge,
  standApart,
  type Merging,
  type Pair,
} from './merging.ts'
import { mayAnswer, mayJoin } from './objections.ts'
import { mayWrite } from './minority.ts'
import { sayWord } from './settling.ts'

const rule = aRule()
const id = (letter: string) => letter.padEnd(26, '0') as Ulid as string as ObjectionId
const [A, B, C] = [id('1A'), id('1B'), id('1C')]
const mergeId = (letter: string) => id(letter) as string as MergeId
const call = CALLS.open

const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) =>
  result.ok ? 'ok' : result.refusal?.kind
const value = <Value>(result: { ok: true; value: Value } | { ok: false; refusal: unknown }) => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

/** Ann's objection A, which Dora shares, and Ben's objection B, which Cy shares. */
const into = behind({ id: A }, { ...aSupporter(dora), objection: A })
const from = behind(
  { id: B, raisedBy: ben, owner: ben, group: 'business' },
  { ...aSupporter(cy), objection: B },
)
const pair: Pair = { call, from, into }
const asking = { now: noon, id: mergeId('1M'), reason: undefined, before: [] as readonly Merge[] }
const byBen = () => value(proposeMerge(pair, as(ben), rule, asking))
const merged = (): Merging => value(agreeToMerge(pair, byBen().merge, as(ann), dayAfter(noon)))

/** Both sides as they are after the changes of a merge. */
function after({ from: one, into: other }: Pair, { changes }: Merging): Pair {
  const apply = (behindOne: Behind): Behind =>
    changes.reduce((now: Behind, change): Behind => {
      if (change.kind === 'objection') {
        return change.objection.id === now.objection.id
          ? { ...now, objection: change.objection }
          : now
      }
      const { supporter } = change
      if (supporter.objection !== now.objection.id) return now
      const others = now.supporters.filter((row) => row.person !== supporter.person)
      return { ...now, supporters: [...others, supporter] }
    }, behindOne)
  return { call, from: apply(one), into: apply(other) }
}

describe('a merge', () => {
  test('needs the word of both owners, and until then both stand', () => {
    const asked = byBen()
    expect(asked).toMatchObject({ changes: [], merge: { agreed: [ben], state: { kind: 'asked' } } })
    expect(kindOf(agreeToMerge(pair, asked.merge, as(ben), noon))).toBe('merge-agreed')
    for (const party of [as(cy), as(dora), theChair, as(person(9))]) {
      expect(kindOf(agreeToMerge(pair, asked.merge, party, noon))).toBe('merge-not-yours')
    }
    expect(kindOf(agreeToMerge(pair, asked.merge, stranger, noon))).toBe('signed-out')
    expect(merged().merge).toMatchObject({ agreed: [ben, ann], state: { kind: 'merged' } })
  })

  test('that an officer proposes waits for both; nobody else proposes one', () => {
    const asked = value(proposeMerge(pair, theChair, rule, asking))
    expect(asked.merge).toMatchObject({ agreed: [], proposedBy: chair })
    const first = value(agreeToMerge(pair, asked.merge, as(ann), noon))
    expect(first).toMatchObject({ changes: [], merge: { state: { kind: 'asked' } } })
    expect(value(agreeToMerge(pair, first.merge, as(ben), noon)).changes).toHaveLength(4)
    expect(kindOf(proposeMerge(pair, as(cy), rule, asking))).toBe('merge-not-yours')
  })

  test('of two objections of one owner is agreed by that owner alone', () => {
    const own = behind({ id: B })
    const done = value(proposeMerge({ ...pair, from: own }, as(ann), rule, asking))
    expect(done.merge.state.kind).toBe('merged')
  })

  test('moves everybody behind the one to the other, and takes no word away', () => {
    const { from: part, into: whole } = after(pair, merged())
    expect(part.objection).toMatchObject({ title: 'c-title', state: { kind: 'merged', into: A } })
    expect(standing(whole)).toEqual([ann, dora, ben, cy])
    expect(objectsIn([part, whole], ben)).toBe(true)
    expect(objectsIn([part], cy)).toBe(false)
    const now = dayAfter(noon, 2)
    expect(kindOf(mayAnswer({ call, behind: part }, theChair, rule, now))).toBe('already-ended')
    expect(kindOf(mayJoin({ call, behind: part }, as(person(9)), rule, now))).toBe('already-ended')
    expect(kindOf(mayAnswer({ call, behind: whole }, theChair, rule, now))).toBe('ok')
  })

  test('leaves its owner the word of a sharer and the right of a minority statement', () => {
    const { into: whole } = after(pair, merged())
    const answered = {
      ...whole,
      objection: { ...whole.objection, state: OBJECTION_STATES.satisfied },
    }
    const said = { now: noon, word: 'maintained', round: 1 } as const
    const changes = value(sayWord({ call, behind: answered }, as(ben), said))
    expect(changes.at(-1)).toMatchObject({ act: 'pass', objection: { owner: ben } })
    const ended = { call: CALLS.closed, behind: whole }
    const at = { now: dayAfter(noon, 30), written: [] }
    expect(kindOf(mayWrite(ended, as(ben), at))).toBe('ok')
    expect(kindOf(mayWrite(ended, as(cy), at))).toBe('ok')
  })

  test('ends by the no of an owner or of whoever asked, before the other agreed', () => {
    const asked = byBen().merge
    for (const party of [as(ben), as(ann)]) {
      const ended = value(endMerge(pair, asked, party, noon))
      expect(ended.state.kind).toBe('ended')
      expect(kindOf(agreeToMerge(pair, ended, as(ann), noon))).toBe('merge-ended')
    }
    expect(kindOf(endMerge(pair, asked, as(cy), noon))).toBe('merge-not-yours')
    expect(kindOf(endMerge(pair, merged().merge, as(ben), noon))).toBe('merge-ended')
    const byChair = value(proposeMerge(pair, theChair, rule, asking)).merge
    expect(value(endMerge(pair, byChair, theChair, noon)).state.kind).toBe('ended')
  })

  test('is over once either was answered, given up or merged meanwhile', () => {
    const asked = byBen().merge
    const over = [
      OBJECTION_STATES.answered,
      OBJECTION_STATES.maintained,
      OBJECTION_STATES.satisfied,
      OBJECTION_STATES.withdrawn,
      { kind: 'merged', into: C, mergedAt: noon } as const,
    ]
    for (const state of over) {
      const one = { ...pair, into: { ...into, objection: { ...into.objection, state } } }
      const other = { ...pair, from: { ...from, objection: { ...from.objection, state } } }
      expect(kindOf(agreeToMerge(one, asked, as(ann), noon))).toBe('merge-over')
      expect(kindOf(agreeToMerge(other, asked, as(ann), noon))).toBe('merge-over')
      expect(kindOf(proposeMerge(one, as(ben), rule, asking))).toBe('merge-over')
    }
  })

  test('is not made in drafts, after the designation, across calls or with itself', () => {
    for (const [kind, other] of Object.entries(CALLS)) {
      const found = kindOf(proposeMerge({ ...pair, call: other }, as(ben), rule, asking))
      const may = ['open', 'closed'].includes(kind)
      expect([kind, found === 'ok']).toEqual([kind, may])
    }
    const elsewhere = behind({ id: A, call: '1CB' as CallId })
    for (const one of [elsewhere, from]) {
      const refused = proposeMerge({ ...pair, into: one }, as(ben), rule, asking)
      expect(kindOf(refused)).toBe('merge-with-itself')
    }
  })

  test('is asked for once at a time, in one direction, and not without end', () => {
    const { merge } = byBen()
    const again = { ...asking, before: [merge] }
    expect(kindOf(proposeMerge(pair, as(ben), rule, again))).toBe('merge-asked')
    const back = { ...pair, from: into, into: from }
    expect(kindOf(proposeMerge(back, as(ann), rule, again))).toBe('merge-asked')
    const ended = { ...merge, state: { kind: 'ended', at: noon } as const }
    expect(kindOf(proposeMerge(pair, as(ben), rule, { ...asking, before: [ended] }))).toBe('ok')
    const often = { ...asking, before: Array.from({ length: 20 }, () => ended) }
    expect(kindOf(proposeMerge(pair, as(ben), rule, often))).toBe('too-many-merges')
  })

  test('is bound to those who speak for both now: an heir was never asked', () => {
    const asked = byBen().merge
    const passed = { ...pair, from: { ...from, objection: { ...from.objection, owner: cy } } }
    const half = value(agreeToMerge(passed, asked, as(ann), noon))
    expect(half).toMatchObject({ changes: [], merge: { state: { kind: 'asked' } } })
    expect(value(agreeToMerge(passed, half.merge, as(cy), noon)).merge.state.kind).toBe('merged')
  })

  test('carries no more people than one transaction writes', () => {
    const many = Array.from({ length: CARRIED_MAX }, (_, index): Supporter => {
      return { ...aSupporter(person(100 + index)), objection: B }
    })
    const crowd = { ...pair, from: { ...from, supporters: many } }
    expect(kindOf(proposeMerge(crowd, as(ben), rule, asking))).toBe('too-many-behind')
  })
})

describe('a chain of merges', () => {
  test('carries those of the first to the last, and is found from the first', () => {
    const first = after(pair, merged())
    const last = behind({ id: C, raisedBy: dora, owner: dora })
    const next: Pair = { call, from: first.into, into: last }
    const asked = value(proposeMerge(next, as(ann), rule, asking)).merge
    const second = after(next, value(agreeToMerge(next, asked, as(dora), dayAfter(noon, 2))))
    expect(standing(second.into)).toEqual([dora, ann, ben, cy])
    const all = [first.from, second.from, second.into]
    expect(wholeOf(first.from, all)?.objection.id).toBe(C)
    expect(wholeOf(second.into, all)).toBeUndefined()
    const part = { call, from: first.from, whole: second.into, agreed: [ben, ann] }
    const apart = value(standApart(part, as(cy), dayAfter(noon, 3)))
    expect(apart.left).toMatchObject([{ supporter: { objection: C, person: cy } }])
  })
})

describe('saying no to a merge', () => {
  const whenMerged = () => {
    const { from: part, into: whole } = after(pair, merged())
    return { call, from: part, whole, agreed: [ben, ann] }
  }
  const later = dayAfter(noon, 2)

  test('lets the objection stand again for whoever was not asked, and for nobody else', () => {
    const part = whenMerged()
    const { objection, left } = value(standApart(part, as(cy), later))
    expect(objection).toMatchObject({ id: B, owner: cy, raisedBy: ben, state: { kind: 'open' } })
    expect(left).toMatchObject([{ act: 'leave', supporter: { objection: A, person: cy } }])
    expect(standing({ ...part.from, objection })).toEqual([cy])
    for (const party of [as(ben), as(ann), as(dora), theChair]) {
      expect(kindOf(standApart(part, party, later))).toBe('merge-not-yours')
    }
  })

  test('keeps a stand behind the other that was taken before, by their own act', () => {
    const both = { ...pair, into: behind({ id: A }, { ...aSupporter(cy), objection: A }) }
    const asked = value(proposeMerge(both, as(ben), rule, asking)).merge
    const done = after(both, value(agreeToMerge(both, asked, as(ann), dayAfter(noon))))
    expect(findSharer(done.into, cy)?.joinedAt).toBe(noon)
    const part = { call, from: done.from, whole: done.into, agreed: [ben, ann] }
    expect(value(standApart(part, as(cy), later)).left).toEqual([])
  })

  test('is over with the designation, and with the stand itself', () => {
    const part = whenMerged()
    const designated = { ...part, call: CALLS.designated }
    expect(kindOf(mayStandApart(designated, as(cy), later))).toBe('already-designated')
    const gone: Behind = {
      ...part.whole,
      supporters: part.whole.supporters.map((one) =>
        one.person === cy ? { ...one, state: { kind: 'left' } } : one,
      ),
    }
    expect(kindOf(mayStandApart({ ...part, whole: gone }, as(cy), later))).toBe('not-behind')
    const again = { ...part, from: { ...part.from, objection: anObjection({ id: B }) } }
    expect(kindOf(mayStandApart(again, as(cy), later as Instant))).toBe('merge-ended')
  })
})
