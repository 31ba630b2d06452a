/** A history is told by those who serve the group, one version after the other. */
import { expect, test } from 'vitest'
import { VERSIONS_MAX } from './history.ts'
import { follows } from './rules.ts'

test('a version follows the one that its author saw, and no other', () => {
  expect(follows(0, 0)).toEqual({ ok: true, value: 1 })
  expect(follows(3, 3)).toEqual({ ok: true, value: 4 })
  expect(follows(2, 3)).toEqual({
    ok: false,
    refusal: { kind: 'told-meanwhile', version: 3 },
  })
})

test('there is a last version, and it says so', () => {
  expect(follows(VERSIONS_MAX - 1, VERSIONS_MAX - 1).ok).toBe(true)
  expect(follows(VERSIONS_MAX, VERSIONS_MAX)).toMatchObject({ refusal: { kind: 'told-enough' } })
})
