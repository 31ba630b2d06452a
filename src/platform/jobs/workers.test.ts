/** The loop that works: how much at once, how it rests, how it ends. */
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { seconds } from '../values.ts'
import { playedTimers } from './timers.fixtures.ts'
import { startWorkers } from './workers.ts'

type Desk = { readonly name: string; readonly end: () => void; readonly fail: () => void }

/** A worker whose items end when the test says so. */
function aWorker({ waiting, atOnce = 2 }: { waiting: string[]; atOnce?: number }) {
  const timers = playedTimers()
  const begun: Desk[] = []
  const problems: unknown[] = []
  const taken: number[] = []
  const takeFails = { times: 0 }
  const workers = startWorkers<string>({
    name: 'desk',
    atOnce,
    rest: seconds(1),
    timers,
    report: (_, problem) => problems.push(problem),
    take: async (room) => {
      taken.push(room)
      if (takeFails.times-- > 0) throw new Error('no store')
      return waiting.splice(0, room)
    },
    work: (name) =>
      new Promise((resolve, reject) => {
        begun.push({ name, end: resolve, fail: () => reject(new Error(name)) })
      }),
  })
  const names = () => begun.map(({ name }) => name)
  return { timers, begun, names, problems, taken, takeFails, workers }
}

const settle = async () => {
  for (let turn = 0; turn < 5; turn++) await setImmediate()
}

test('no more is under way at once than may be, and the next begins when one ends', async () => {
  const { names, begun, workers } = aWorker({ waiting: ['a', 'b', 'c', 'd'] })
  await settle()
  expect(names()).toEqual(['a', 'b'])

  begun[0]?.end()
  await settle()
  expect(names()).toEqual(['a', 'b', 'c'])
  begun.forEach(({ end }) => end())
  await settle()
  begun.forEach(({ end }) => end())
  await workers.stop()
  expect(names()).toEqual(['a', 'b', 'c', 'd'])
})

test('later work is found after the rest, or at once when somebody wakes the worker', async () => {
  const waiting: string[] = []
  const { names, begun, timers, workers } = aWorker({ waiting })
  await settle()
  waiting.push('a')
  await settle()
  expect(names()).toEqual([])
  await timers.pass(seconds(1))
  await settle()
  expect(names()).toEqual(['a'])

  waiting.push('b')
  workers.wake()
  await settle()
  expect(names()).toEqual(['a', 'b'])
  begun.forEach(({ end }) => end())
  await workers.stop()
})

test('stopping takes nothing more and waits for what is under way', async () => {
  const { names, begun, workers } = aWorker({ waiting: ['a', 'b', 'c'] })
  await settle()
  let stopped = false
  const stopping = workers.stop().then(() => (stopped = true))
  begun[0]?.end()
  await settle()
  expect(stopped).toBe(false)
  begun[1]?.end()
  await stopping
  expect(names()).toEqual(['a', 'b'])
})

test('an item that throws is reported, and its place is free for the next', async () => {
  const { names, begun, problems, workers } = aWorker({ waiting: ['a', 'b'], atOnce: 1 })
  await settle()
  begun[0]?.fail()
  await settle()
  expect(problems).toEqual([new Error('a')])
  expect(names()).toEqual(['a', 'b'])
  begun[1]?.end()
  await workers.stop()
})

test('a store that does not answer is asked ever more rarely, and work goes on', async () => {
  const waiting = ['a']
  const { names, begun, taken, takeFails, timers, workers } = aWorker({ waiting })
  takeFails.times = 3
  await timers.pass(seconds(1 + 2 + 4))
  await settle()
  expect(taken.length).toBeLessThan(8)
  expect(names()).toEqual(['a'])
  begun[0]?.end()
  await workers.stop()
})
