/** The tree: published vectors, every small size, and proofs that must be refused. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  consistencySpans,
  EMPTY_RANGE,
  EMPTY_ROOT,
  extended,
  hashFrom,
  includes,
  inclusionSpans,
  isConsistent,
  leafHash,
  nodeHash,
  rootOf,
  spanHash,
  type Hash,
  type NodeAt,
  type Span,
} from './tree.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const fromHex = (text: string): Hash => {
  const hash = hashFrom(Buffer.from(text, 'hex'))
  if (!hash) throw new Error(`not a hash: ${text}`)
  return hash
}

/** RFC 6962, 8 leaves; equal to the constants of transparency-dev/merkle. */
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const LEAVES = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7',
  '07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7',
  'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  '4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658',
  'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
  '46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1',
]
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const A = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e'
const B = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4'
const C = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0'
const D = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a'

/** RFC 6962 §2.1 as it is written there: the oracle of these tests. */
function treeHash(leaves: readonly Hash[]): Hash {
  const [only] = leaves
  if (!only) return EMPTY_ROOT
  if (leaves.length === 1) return only
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)))
}

const nodesOf = (leaves: readonly Hash[]): NodeAt => {
  return async (height, index) =>
    treeHash(leaves.slice(index * 2 ** height, (index + 1) * 2 ** height))
}
const hashes = (spans: readonly Span[], leaves: readonly Hash[]) =>
  Promise.all(spans.map((span) => spanHash(span, nodesOf(leaves))))

const eight = INPUTS.map((input) => leafHash(Buffer.from(input, 'hex')))

test('the leaves and roots of the published tree come out as published', () => {
  expect(eight.map(hex)).toEqual(LEAVES)
  ROOTS.forEach((root, size) => {
    expect(hex(rootOf(extended(EMPTY_RANGE, eight.slice(0, size))))).toBe(root)
    expect(hex(treeHash(eight.slice(0, size)))).toBe(root)
  })
})

test.each([
  [0, 1, []],
  [0, 8, [LEAVES[1], A, B]],
  [5, 8, [LEAVES[4], C, ROOTS[4]]],
  [2, 3, [ROOTS[2]]],
  [1, 5, [LEAVES[0], A, LEAVES[4]]],
] as const)('the inclusion of leaf %i in a tree of %i is proved as published', async (...row) => {
  const [index, size, published] = row
  const proof = await hashes(inclusionSpans(index, size), eight)
  expect(proof.map(hex)).toEqual(published)
  const leaf = fromHex(LEAVES[index] ?? '')
  const root = fromHex(ROOTS[size] ?? '')
  expect(includes({ index, size, leaf, proof, root })).toBe(true)
})

test.each([
  [1, 1, []],
  [1, 8, [LEAVES[1], A, B]],
  [6, 8, [D, C, ROOTS[4]]],
  [2, 5, [A, LEAVES[4]]],
] as const)('the growth from %i to %i leaves is proved as published', async (...row) => {
  const [from, to, published] = row
  const proof = await hashes(consistencySpans(from, to), eight)
  expect(proof.map(hex)).toEqual(published)
  expect(isConsistent({ old: headAt(from, eight), new: headAt(to, eight), proof })).toBe(true)
})

function headAt(size: number, leaves: readonly Hash[]) {
  return { size, root: treeHash(leaves.slice(0, size)) }
}

const many = Array.from({ length: 70 }, (_, index) => leafHash(Uint8Array.of(index)))
const other = leafHash(Uint8Array.of(255, 255))

test('every leaf of every tree up to 70 is proved, and only at its own index', async () => {
  for (let size = 1; size <= many.length; size++) {
    const { root } = headAt(size, many)
    for (let index = 0; index < size; index++) {
      const proof = await hashes(inclusionSpans(index, size), many)
      const leaf = many[index] ?? other
      const claim = { index, size, leaf, proof, root }
      expect(includes(claim)).toBe(true)
      expect(includes({ ...claim, leaf: other })).toBe(false)
      expect(includes({ ...claim, root: other })).toBe(false)
      expect(includes({ ...claim, index: index + 1 })).toBe(false)
      expect(includes({ ...claim, proof: [...proof, other] })).toBe(false)
      expect(includes({ ...claim, proof: [other, ...proof] })).toBe(false)
      if (size > 1) expect(includes({ ...claim, proof: proof.slice(1) })).toBe(false)
      if (size > 1) expect(includes({ ...claim, proof: proof.slice(0, -1) })).toBe(false)
    }
  }
})

test('every growth up to 70 is proved, and no other old tree is', async () => {
  for (let to = 1; to <= many.length; to++) {
    for (let from = 1; from <= to; from++) {
      const proof = await hashes(consistencySpans(from, to), many)
      const claim = { old: headAt(from, many), new: headAt(to, many), proof }
      expect(isConsistent(claim)).toBe(true)
      expect(isConsistent({ ...claim, old: { size: from, root: other } })).toBe(false)
      expect(isConsistent({ ...claim, new: { size: to, root: other } })).toBe(false)
      expect(isConsistent({ ...claim, proof: [...proof, other] })).toBe(false)
      expect(isConsistent({ ...claim, proof: [other, ...proof] })).toBe(false)
      if (from < to) {
        expect(isConsistent({ ...claim, proof: proof.slice(1) })).toBe(false)
        expect(isConsistent({ ...claim, proof: proof.slice(0, -1) })).toBe(false)
        expect(isConsistent({ ...claim, old: claim.new, new: claim.old })).toBe(false)
      }
    }
  }
})

test('a tree that grows in steps has the root of one that grew at once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 12 }), (steps) => {
      let range = EMPTY_RANGE
      const leaves: Hash[] = []
      for (const step of steps) {
        const more = Array.from({ length: step }, (_, at) =>
          leafHash(Uint8Array.of(leaves.length, at)),
        )
        leaves.push(...more)
        range = extended(range, more)
      }
      expect(hex(rootOf(range))).toBe(hex(treeHash(leaves)))
    }),
  )
})

describe('claims about no tree at all are refused', () => {
  const empty = { size: 0, root: EMPTY_ROOT }
  const one = headAt(1, many)

  test('a tree of size 0 includes nothing and is consistent with nothing', () => {
    expect(includes({ ...empty, index: 0, leaf: other, proof: [] })).toBe(false)
    expect(isConsistent({ old: empty, new: one, proof: [] })).toBe(false)
    expect(isConsistent({ old: empty, new: empty, proof: [] })).toBe(false)
  })

  test.each([-1, 0.5, 2 ** 53, Number.NaN])('an index of %d', (index) => {
    expect(includes({ ...one, index, leaf: many[0] ?? other, proof: [] })).toBe(false)
    expect(() => inclusionSpans(index, 1)).toThrow(RangeError)
  })

  test('sizes near 2^53 are answered exactly and at once', async () => {
    const size = 2 ** 53 - 1
    expect(inclusionSpans(size - 1, size)).toHaveLength(52)
    expect(inclusionSpans(0, size)).toHaveLength(53)
    expect(consistencySpans(size - 1, size)).toHaveLength(53)
  })
})
