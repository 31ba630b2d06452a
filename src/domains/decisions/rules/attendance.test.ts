/** Who still takes part, by group: numbers that add up, whoever spoke and however often. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PersonId } from '../../people/index.ts'
import { ann, aSupporter, behind, ben, cy, dora, person } from '../fixtures.ts'
import type { ShownKind } from '../position.ts'
import { attendance } from './attendance.ts'
import { fellSilent } from './silent.ts'

const groups = ['academia', 'business']
const takes = (who: PersonId, kind: ShownKind & ('support' | 'none'), group = 'academia') => ({
  person: who,
  shown: { kind },
  group,
})
const nothing = { positions: [], behind: [] }

test('three spoke, one still does, one says no position, one is gone, one came, one reacts', () => {
  const before = {
    positions: [takes(ann, 'support'), takes(cy, 'support', 'business')],
    behind: [behind({ owner: ann, raisedBy: ann }, aSupporter(ben))],
  }
  const now = {
    positions: [takes(ann, 'support'), takes(ben, 'none', 'business'), takes(dora, 'support')],
    behind: [],
  }
  expect(attendance({ before, now, reacted: [cy] }, groups)).toEqual([
    { group: 'academia', before: 1, still: 1, gone: 0, joined: 1, reacted: 0 },
    { group: 'business', before: 2, still: 1, gone: 1, joined: 0, reacted: 1 },
  ])
})

test('a group that the process does not have counts as none', () => {
  const now = { positions: [takes(ann, 'support', 'elsewhere')], behind: [] }
  const [line] = attendance({ before: nothing, now, reacted: [] }, groups)
  expect(line).toMatchObject({ group: '', joined: 1 })
})

test('who spoke before is still here or gone, and the gone are those fallen silent', () => {
  const spoken = fc.array(
    fc
      .record({ who: fc.integer({ min: 1, max: 9 }), kind: fc.constantFrom('support', 'none') })
      .map(({ who, kind }) => takes(person(who), kind, groups[who % 2])),
  )
  fc.assert(
    fc.property(spoken, spoken, (earlier, later) => {
      const before = { positions: earlier, behind: [] }
      const now = { positions: later, behind: [] }
      const lines = attendance({ before, now, reacted: [] }, groups)
      for (const line of lines) expect(line.still + line.gone).toBe(line.before)
      const gone = lines.reduce((sum, line) => sum + line.gone, 0)
      expect(gone).toBe(fellSilent(before, now).length)
    }),
  )
})
