/** Acknowledged means: an fsync that began after the commit has ended. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, inject, test } from 'vitest'
import { barrier, logSync, openFile } from './group-commit.ts'
import { NotKept } from './not-kept.ts'

/** A disk whose syncs end when they are told to. */
function aDisk() {
  const running: PromiseWithResolvers<void>[] = []
  return {
    begun: () => running.length,
    sync: () => {
      const one = Promise.withResolvers<void>()
      running.push(one)
      return one.promise
    },
    end: (index: number) => running[index]?.resolve(),
    fail: (index: number) => running[index]?.reject(new Error('EIO')),
  }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

test('those who come while a sync runs wait for the next one, and share it', async () => {
  const disk = aDisk()
  const { durable } = barrier(disk.sync)
  const kept: string[] = []
  const first = durable().then(() => kept.push('first'))
  await settle()
  const others = ['second', 'third'].map((name) => durable().then(() => kept.push(name)))
  await settle()
  expect(disk.begun()).toBe(1)

  disk.end(0)
  await first
  await settle()
  expect(kept).toEqual(['first'])
  expect(disk.begun()).toBe(2)

  disk.end(1)
  await Promise.all(others)
  expect(kept).toEqual(['first', 'second', 'third'])
  expect(disk.begun()).toBe(2)
})

test('whatever the order of calls and syncs, nobody is answered by a sync begun before', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 30 }), async (steps) => {
      const disk = aDisk()
      const { durable } = barrier(disk.sync)
      const ended = { count: 0 }
      const endNext = async () => {
        if (ended.count < disk.begun()) disk.end(ended.count++)
        await settle()
      }
      const answers: Promise<void>[] = []
      for (const calls of steps) {
        if (!calls) {
          await endNext()
          continue
        }
        const begunBefore = disk.begun()
        answers.push(durable().then(() => expect(ended.count).toBeGreaterThan(begunBefore)))
      }
      const all = Promise.all(answers)
      for (let left = 0; left < 3; left++) {
        await settle()
        await endNext()
      }
      await all
    }),
  ))

test('a sync that failed is final, as a later one says nothing of the lost pages', async () => {
  const disk = aDisk()
  const { durable, refuseIfBroken } = barrier(disk.sync)
  const first = durable()
  await settle()
  const second = durable()
  disk.fail(0)
  await expect(first).rejects.toThrow(NotKept)
  await expect(second).rejects.toThrow(NotKept)
  await expect(durable()).rejects.toThrow(NotKept)
  expect(refuseIfBroken).toThrow(NotKept)
  expect(disk.begun()).toBe(1)
})

test('a log that is let go while it opens leaves nothing open, and is opened no more', async () => {
  const path = join(await mkdtemp(join(inject('folder'), 'log-')), 'wal')
  await writeFile(path, 'x')
  const counts = { opened: 0, closed: 0 }
  const log = logSync(path, async (name) => {
    const handle = await openFile(name)
    counts.opened += 1
    return {
      stat: () => handle.stat(),
      datasync: () => handle.datasync(),
      close: async () => {
        counts.closed += 1
        await handle.close()
      },
    }
  })
  const asked = log.sync()
  await log.close()
  await asked
  await log.sync()
  expect(counts).toEqual({ opened: 1, closed: 1 })
})
