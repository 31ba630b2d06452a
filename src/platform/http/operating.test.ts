/** Health and figures, for whom they are meant. */
import { expect, test } from 'vitest'
import { healthOf, databaseHealth } from './health.ts'
import { NotKept } from '../db/index.ts'
import { createMetrics } from './metrics.ts'
import { mountOperating } from './operating.ts'
import { createPageCache } from './cache.ts'
import { serveAssets } from './assets.ts'
import { aServer } from './server.fixtures.ts'
import { aWorld } from './http.fixtures.tsx'
import type { HealthCheck } from './health.ts'

const well: HealthCheck = async () => ({ name: 'record', kind: 'well' })
const late: HealthCheck = async () => ({ name: 'mail', kind: 'degraded', why: '3 wait' })

test('a place that can read and write is well', async () => {
  const world = await aWorld()
  const checks = await healthOf([databaseHealth(world.database), well, late])()
  expect(checks).toEqual([
    { name: 'database', kind: 'well' },
    { name: 'record', kind: 'well' },
    { name: 'mail', kind: 'degraded', why: '3 wait' },
  ])
})

const operating = (health: readonly HealthCheck[]) => ({
  assets: serveAssets([]),
  health: healthOf(health),
  metrics: createMetrics(createPageCache()),
})

test('one check that fails makes the whole unwell, and says why', async () => {
  const full: HealthCheck = async () => {
    throw new NotKept('the disk is full')
  }
  const { app } = await aWorld({
    mount: [(routes) => mountOperating(routes, operating([full, well]))],
  })
  const answer = await app.request('/healthz')
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({
    kind: 'failing',
    checks: [{ name: 'database', kind: 'failing', why: 'the disk is full' }, { kind: 'well' }],
  })
})

test('a check that is only late keeps the place open', async () => {
  const { app } = await aWorld({
    mount: [(routes) => mountOperating(routes, operating([well, late]))],
  })
  expect((await app.request('/healthz')).status).toBe(200)
})

test('figures are for this machine alone, and not for whom a proxy speaks', async () => {
  const { ask } = await aServer({
    mount: [(routes) => mountOperating(routes, operating([well]))],
  })
  const own = await ask('/metrics')
  expect(own.status).toBe(200)
  expect(own.body.toString()).toContain('parley_cached_pages 0')
  expect((await ask('/metrics', { 'x-forwarded-for': '127.0.0.1' })).status).toBe(404)
})
