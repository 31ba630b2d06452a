/** Mail claimed ahead, and outcomes written together: nothing is counted that was not tried. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openTestDatabase } from '../../../test/databases.ts'
import { playedClock, seededRandom } from '../clock.ts'
import { loadMigrations } from '../db/index.ts'
import { playedTimers } from '../jobs/timers.fixtures.ts'
import { after, instant, minutes } from '../values.ts'
import { hostName, mailAddress } from './address.ts'
import { HELD_LONGEST, openClaims } from './claims.ts'
import { listOutbox, openOutbox } from './outbox.ts'
import { openOutcomes } from './outcomes.ts'
import { ATTEMPT_LONGEST } from './smtp.ts'
import { outboxQueue } from './worker.ts'

const DOMAIN = hostName('lists.example.org') ?? expect.unreachable()
const mina = mailAddress('mina@example.org') ?? expect.unreachable()
const migrations = await loadMigrations(dirname(fileURLToPath(import.meta.url)))
const MAILS = 12

async function aPile() {
  const clock = playedClock(instant('2026-11-21T12:00Z'), seededRandom('claims'))
  const db = await openTestDatabase({ migrations, clock })
  onTestFinished(() => db.close())
  const { queueMail } = openOutbox({ clock, secret: new Uint8Array(32), domain: DOMAIN })
  await db.transact(async (tx) => {
    for (let index = 0; index < MAILS; index++) {
      const mail = { to: mina, language: 'en', about: 'call:1', text: 'Text.' } as const
      await queueMail(tx, { ...mail, subject: `Mail ${index}` })
    }
  })
  const queue = outboxQueue(db.engine)
  const states = async () => {
    const mails = await listOutbox(db.read, 100)
    return mails.toReversed().map(({ state, attempts }) => `${state.kind} ${attempts}`)
  }
  return { db, clock, queue, states, claims: openClaims(db, queue, 5) }
}

const times = (count: number, what: string) => Array<string>(count).fill(what)

test('few are claimed at first, more later, and a stop gives back what nobody began', async () => {
  const { claims, states } = await aPile()
  expect(await claims.take(2)).toHaveLength(2)
  expect(await states()).toEqual([...times(5, 'claimed 1'), ...times(MAILS - 5, 'waiting 0')])
  expect(await claims.take(5)).toHaveLength(3)
  expect(await claims.take(5)).toHaveLength(5)
  expect(await states()).toEqual(times(MAILS, 'claimed 1'))
  await claims.close()
  expect(await states()).toEqual([...times(10, 'claimed 1'), ...times(2, 'waiting 0')])
})

test('mail that waited behind a server that hangs is given back uncounted', async () => {
  const { claims, clock, states, queue } = await aPile()
  await claims.take(2)
  clock.set(after(clock.now(), HELD_LONGEST))
  expect((await claims.take(1))[0]).toMatchObject({ claimed: { attempts: 1 } })
  expect((await states()).slice(0, 2)).toEqual(times(2, 'claimed 1'))
  expect((await states()).some((state) => state.endsWith(' 2'))).toBe(false)
  expect(queue.lease).toBeGreaterThan(HELD_LONGEST + ATTEMPT_LONGEST)
})

test('what another has claimed meanwhile is not given back', async () => {
  const { db, claims, clock, queue, states } = await aPile()
  await claims.take(1)
  clock.set(after(clock.now(), minutes(6)))
  await openClaims(db, queue, MAILS).take(MAILS)
  await claims.close()
  expect(await states()).toEqual([...times(5, 'claimed 2'), ...times(MAILS - 5, 'claimed 1')])
})

test('outcomes of a moment are written together, and a stop writes what waits', async () => {
  const { db, queue, claims, states } = await aPile()
  const reports: unknown[] = []
  const timers = playedTimers()
  const report = (_: string, problem: unknown) => void reports.push(problem)
  const outcomes = openOutcomes({ db, queue, timers, report })
  const [first, second, third] = await claims.take(3)
  if (!first || !second || !third) return expect.unreachable()
  await outcomes.write({ ...first, outcome: { kind: 'done', words: '250 OK' } })
  await outcomes.write({ ...second, outcome: { kind: 'again', words: '450 busy' } })
  expect((await states())[0]).toBe('claimed 1')
  await timers.pass(minutes(1))
  await outcomes.close()
  expect((await states()).slice(0, 3)).toEqual(['sent 1', 'waiting 1', 'claimed 1'])
  await outcomes.write({ ...third, outcome: { kind: 'failed', words: '550 nobody here' } })
  await outcomes.close()
  expect((await states())[2]).toBe('failed 1')
  expect(reports).toEqual([])
})
