/** The log's key: what it signs, what it refuses, and how its process lives and dies. */
import { mkdir, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, inject, test } from 'vitest'
import { openCheckpoint } from './checkpoint.ts'
import { diskFiles } from './files.ts'
import { entriesTo, ORIGIN, signerOn } from './log.fixtures.ts'
import { openReceipt } from './receipt.ts'
import { SignerDown, startSignerProcess } from './signer-child.ts'
import { signerOver, startSigner, type LogSigner } from './signer.ts'
import { openSigning } from './signing.ts'
import { consistencySpans, EMPTY_RANGE, extended, leafHash, rootOf, spanHash } from './tree.ts'
import { subtree } from './tiles.ts'
import type { Hash, Head, NodeAt } from './tree.ts'

const leaves = entriesTo(40).map(leafHash)
const headAt = (size: number): Head => ({
  size,
  root: rootOf(extended(EMPTY_RANGE, leaves.slice(0, size))),
})
const nodeAt: NodeAt = async (height, index) => {
  const width = 2 ** height
  return subtree(leaves.slice(index * width, (index + 1) * width), width)
}
const growth = (from: number, to: number): Promise<readonly Hash[]> =>
  Promise.all(consistencySpans(from, to).map((span) => spanHash(span, nodeAt)))

const newFolder = async () => {
  const folder = join(await mkdtemp(join(inject('folder'), 'signer-')), 'keys')
  await mkdir(folder)
  return folder
}
const open: LogSigner[] = []
const started = (folder: string) => {
  const signer = startSigner({ folder, origin: ORIGIN })
  open.push(signer)
  return signer
}
afterEach(async () => {
  for (const signer of open.splice(0)) await signer.close()
})

const stateOf = async (signer: LogSigner) => {
  const state = await signer.state()
  if (!state.ok) throw new Error(state.refusal)
  return state.value
}

test('a growing log is signed step by step, the same question answered the same', async () => {
  const signer = started(await newFolder())
  const first = await signer.checkpoint(headAt(3), [])
  const again = await signer.checkpoint(headAt(3), [])
  const second = await signer.checkpoint(headAt(8), await growth(3, 8))
  const { log, last } = await stateOf(signer)

  expect(again).toEqual(first)
  expect(last).toEqual(headAt(8))
  for (const [answer, size] of [[first, 3] as const, [second, 8] as const]) {
    if (!answer.ok) throw new Error(answer.refusal)
    expect(openCheckpoint(answer.value, log)).toMatchObject({ ...headAt(size), origin: ORIGIN })
  }
})

test('it signs no fork, no smaller tree, and nothing without the proof', async () => {
  const signer = signerOn(diskFiles, await newFolder())
  const wrong = leaves[0] as Hash
  await signer.checkpoint(headAt(8), [])
  const refusals = [
    await signer.checkpoint({ size: 8, root: wrong }, []),
    await signer.checkpoint(headAt(7), []),
    await signer.checkpoint(headAt(9), []),
    await signer.checkpoint({ size: 9, root: wrong }, await growth(8, 9)),
    await signer.checkpoint(headAt(9), await growth(7, 9)),
    await signer.checkpoint(headAt(0), []),
  ].map((answer) => (answer.ok ? 'signed' : answer.refusal))

  expect(refusals).toEqual([
    'not-consistent',
    'smaller-than-signed',
    'not-consistent',
    'not-consistent',
    'not-consistent',
    'malformed',
  ])
  expect((await stateOf(signer)).last).toEqual(headAt(8))
  expect((await signer.checkpoint(headAt(9), await growth(8, 9))).ok).toBe(true)
})

test('another signer over the same key knows what the first one signed', async () => {
  const folder = await newFolder()
  const [one, other] = [started(folder), started(folder)]
  await Promise.all([one.state(), other.state()])
  expect((await stateOf(one)).log.vkey).toBe((await stateOf(other)).log.vkey)
  await one.checkpoint(headAt(5), [])
  expect(await other.checkpoint(headAt(4), [])).toMatchObject({ refusal: 'smaller-than-signed' })
  expect((await other.checkpoint(headAt(6), await growth(5, 6))).ok).toBe(true)
})

test('a receipt states the promise, and nothing that the asker wrote', async () => {
  const signer = started(await newFolder())
  const { log } = await stateOf(signer)
  const facts = { index: 2, leaf: leaves[2] as Hash, acceptedAt: 1_798_761_600 }
  const receipt = await signer.receipt(facts)
  if (!receipt.ok) throw new Error(receipt.refusal)
  expect(openReceipt(receipt.value, log)).toEqual({ ...facts, origin: ORIGIN })
  expect(await signer.receipt({ ...facts, acceptedAt: 0.5 })).toMatchObject({ ok: false })
})

test.each([
  undefined,
  'checkpoint',
  {},
  { kind: 'sign', text: 'anything' },
  { kind: 'checkpoint', size: '3', root: 'x', proof: [] },
  { kind: 'checkpoint', size: 3, root: 'x', proof: [] },
  { kind: 'receipt', index: 1, leaf: 'a\nb', acceptedAt: 1 },
])('the request %j is refused', async (request) => {
  const [folder, random] = [await newFolder(), (count: number) => new Uint8Array(count).fill(7)]
  const signing = await openSigning({ files: diskFiles, folder, origin: ORIGIN, random })
  expect(await signing.answer(request)).toEqual({ kind: 'refused', reason: 'malformed' })
})

test('a damaged memory of what was signed stops it from signing', async () => {
  const folder = await newFolder()
  const signer = signerOn(diskFiles, folder)
  await signer.checkpoint(headAt(3), [])
  const path = join(folder, 'last-signed')
  await writeFile(path, (await readFile(path, 'utf8')).replace('\n3\n', '\n2\n'))
  const answer = await signer.checkpoint(headAt(8), await growth(3, 8))
  expect(answer).toEqual({ ok: false, refusal: 'state-damaged' })
})

test('the key is readable by its owner alone, and nothing half-written is left', async () => {
  const folder = await newFolder()
  const before = await stateOf(started(folder))
  expect((await stat(join(folder, 'log-key'))).mode & 0o777).toBe(0o600)
  expect(await readdir(join(folder, '.new'))).toEqual([])
  expect((await stateOf(started(folder))).log.vkey).toBe(before.log.vkey)
})

test('the key of another log is not used', async () => {
  const folder = await newFolder()
  await stateOf(signerOn(diskFiles, folder))
  await expect(signerOn(diskFiles, folder, 'other.example/2026').state()).rejects.toThrow('other')
})

test('a signer that is killed is started again, and remembers', async () => {
  const folder = await newFolder()
  const child = startSignerProcess({ folder, origin: ORIGIN })
  const signer = signerOver(child)
  open.push(signer)
  await signer.checkpoint(headAt(5), [])
  const pid = child.pid() ?? 0
  process.kill(pid, 'SIGKILL')
  expect((await stateOf(signer)).last).toEqual(headAt(5))
  expect(child.pid()).not.toBe(pid)
})

test('a signer that cannot live is given up, and says so', async () => {
  const folder = await newFolder()
  await writeFile(join(folder, 'log-key'), 'no key\n')
  const signer = started(folder)
  await expect(signer.state()).rejects.toThrow(SignerDown)
  await expect(signer.state()).rejects.toThrow('resting')
}, 30_000)

test('a signer that is closed is gone, and is asked nothing more', async () => {
  const folder = await newFolder()
  const child = startSignerProcess({ folder, origin: ORIGIN })
  const signer = signerOver(child)
  await signer.state()
  const pid = child.pid() ?? 0
  await signer.close()
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  await expect(signer.state()).rejects.toThrow(SignerDown)
})
