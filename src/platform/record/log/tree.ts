/**
 * The Merkle tree of RFC 6962 §2.1: hashes, the compact range of a growing tree, proofs.
 *
 * Pure: knows neither files nor what a leaf says.
 */
import { hash } from 'node:crypto'
import type { Brand } from '../../values.ts'
import { concat, fromBase64, sameBytes } from './encoding.ts'

export const HASH_BYTES = 32

/** 32 bytes of SHA-256. */
export type Hash = Brand<Uint8Array, 'Hash'>

/** A tree's size (leaves) and root. */
export type Head = { readonly size: number; readonly root: Hash }

/** Leaves [start, end), both ends within one tree. */
export type Span = { readonly start: number; readonly end: number }

/** The hash of the complete subtree of 2^height leaves that is the `index`-th of its height. */
export type NodeAt = (height: number, index: number) => Promise<Hash>

/** The complete subtrees that a tree of `size` leaves is made of, largest first. */
export type CompactRange = { readonly size: number; readonly peaks: readonly Hash[] }

// RFC 6962 §2.1: the prefixes keep a leaf from ever passing for a node.
const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

function sha256(...parts: readonly Uint8Array[]): Hash {
  const { buffer, byteOffset, length } = hash('sha256', concat(parts), 'buffer')
  return new Uint8Array(buffer, byteOffset, length) as Uint8Array as Hash
}

export const hashFrom = (bytes: Uint8Array | undefined): Hash | undefined =>
  bytes?.length === HASH_BYTES ? (bytes as Hash) : undefined

/** Reads a hash from base64. */
export const hashOf = (raw: unknown): Hash | undefined =>
  typeof raw === 'string' ? hashFrom(fromBase64(raw)) : undefined

export const leafHash = (entry: Uint8Array): Hash => sha256(LEAF, entry)
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(NODE, left, right)

export const EMPTY_ROOT = sha256()
export const EMPTY_RANGE: CompactRange = { size: 0, peaks: [] }
export const EMPTY_HEAD: Head = { size: 0, root: EMPTY_ROOT }

export const sameHead = (one: Head, other: Head): boolean =>
  one.size === other.size && sameBytes(one.root, other.root)

/** The range with more leaves at its end. */
export function extended({ size, peaks }: CompactRange, leaves: readonly Hash[]): CompactRange {
  const stack = [...peaks]
  let count = size
  for (const leaf of leaves) {
    let node = leaf
    // Each trailing one bit of the old size is a finished subtree waiting for its sibling.
    for (let rest = count; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      node = nodeHash(last(stack.pop()), node)
    }
    stack.push(node)
    count++
  }
  return { size: count, peaks: stack }
}

export function rootOf({ peaks }: CompactRange): Hash {
  return peaks.length === 0 ? EMPTY_ROOT : peaks.reduceRight((right, left) => nodeHash(left, right))
}

/** What an inclusion proof consists of, from the leaf's sibling up (RFC 6962 §2.1.1). */
export function inclusionSpans(index: number, size: number): readonly Span[] {
  const path = (start: number, end: number): readonly Span[] => {
    if (end - start === 1) return []
    const middle = start + splitOf(end - start)
    return index < middle
      ? [...path(start, middle), { start: middle, end }]
      : [...path(middle, end), { start, end: middle }]
  }
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  }
  return path(0, size)
}

/** What a consistency proof consists of (RFC 6962 §2.1.2). */
export function consistencySpans(oldSize: number, newSize: number): readonly Span[] {
  const path = (start: number, end: number, known: boolean): readonly Span[] => {
    if (end === oldSize) return known ? [] : [{ start, end }]
    const middle = start + splitOf(end - start)
    return oldSize <= middle
      ? [...path(start, middle, known), { start: middle, end }]
      : [...path(middle, end, false), { start, end: middle }]
  }
  if (!(0 < oldSize && oldSize <= newSize)) {
    throw new RangeError(`no consistency from ${oldSize} to ${newSize}`)
  }
  return path(0, newSize, true)
}

/** The tree hash of a span that RFC 6962 names: it starts where a subtree of its height does. */
export async function spanHash({ start, end }: Span, nodeAt: NodeAt): Promise<Hash> {
  if (start === end) return EMPTY_ROOT
  const peaks: Hash[] = []
  for (let at = start; at < end;) {
    const height = heightWithin(end - at)
    const width = 2 ** height
    peaks.push(await nodeAt(height, at / width))
    at += width
  }
  return rootOf({ size: end - start, peaks })
}

export type Inclusion = Head & {
  readonly index: number
  readonly leaf: Hash
  readonly proof: readonly Hash[]
}

/** RFC 9162 §2.1.3.2. A tree of size 0 includes nothing. */
export function includes({ index, size, leaf, proof, root }: Inclusion): boolean {
  if (!isSize(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) return false
  let node = leaf
  let [at, end] = [index, size - 1]
  for (const sibling of proof) {
    if (end === 0) return false
    if (at % 2 === 1 || at === end) {
      node = nodeHash(sibling, node)
      while (at % 2 === 0 && at !== 0) [at, end] = [half(at), half(end)]
    } else {
      node = nodeHash(node, sibling)
    }
    ;[at, end] = [half(at), half(end)]
  }
  return end === 0 && sameBytes(node, root)
}

export type Consistency = {
  readonly old: Head
  readonly new: Head
  readonly proof: readonly Hash[]
}

/** RFC 9162 §2.1.4.2. Says nothing of a tree of size 0: everything would be consistent with it. */
export function isConsistent({ old, new: grown, proof }: Consistency): boolean {
  if (!isSize(old.size) || !isSize(grown.size) || old.size > grown.size) return false
  if (old.size === grown.size) return proof.length === 0 && sameBytes(old.root, grown.root)

  // The old root of a complete tree is itself the proof's first hash, and is left out of it.
  const path = isPowerOfTwo(old.size) ? [old.root, ...proof] : proof
  const [first, ...rest] = path
  if (first === undefined || proof.length === 0) return false
  let [oldNode, newNode] = [first, first]
  let [at, end] = [old.size - 1, grown.size - 1]
  while (at % 2 === 1) [at, end] = [half(at), half(end)]
  for (const sibling of rest) {
    if (end === 0) return false
    if (at % 2 === 1 || at === end) {
      oldNode = nodeHash(sibling, oldNode)
      newNode = nodeHash(sibling, newNode)
      while (at % 2 === 0 && at !== 0) [at, end] = [half(at), half(end)]
    } else {
      newNode = nodeHash(newNode, sibling)
    }
    ;[at, end] = [half(at), half(end)]
  }
  return end === 0 && sameBytes(oldNode, old.root) && sameBytes(newNode, grown.root)
}

/** The largest power of two below `count` (RFC 6962's k); `count` is 2 or more. */
const splitOf = (count: number) => 2 ** heightWithin(count - 1)

/** Height of the largest complete subtree within `count` leaves. Exact, which `log2` is not. */
function heightWithin(count: number): number {
  let height = 0
  while (2 ** (height + 1) <= count) height++
  return height
}

const half = (count: number) => Math.floor(count / 2)
const isSize = (size: number) => Number.isSafeInteger(size) && size > 0
const isPowerOfTwo = (size: number) => size === 2 ** heightWithin(size)

function last(peak: Hash | undefined): Hash {
  if (!peak) throw new Error('a compact range with fewer peaks than its size has bits')
  return peak
}
