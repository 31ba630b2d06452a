/** Figures for an operator's dashboard, in Prometheus' format. Counts no person. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { PageCache } from './cache.ts'

export type Metrics = {
  readonly answered: (method: string, status: number, seconds: number) => void
  readonly fromCache: () => void
  /** Others add their own figures to it. */
  readonly registry: Registry
}

/** From a page made in 5 ms to one given up. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const METHODS = new Set(['GET', 'HEAD', 'POST'])

export function createMetrics(cache: PageCache): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'parley_request_seconds',
    help: 'Answers by method and class of status; pages from the cache apart.',
    labelNames: ['method', 'status'],
    buckets: SECONDS,
    registers: [registry],
  })
  let fromCache = 0
  new Counter({
    name: 'parley_pages_from_cache_total',
    help: 'Pages answered from memory.',
    registers: [registry],
    collect() {
      this.reset()
      this.inc(fromCache)
    },
  })
  new Gauge({
    name: 'parley_cached_pages',
    help: 'Public pages in memory.',
    registers: [registry],
    collect() {
      this.set(cache.figures().pages)
    },
  })
  new Gauge({
    name: 'parley_cached_bytes',
    help: 'Bytes that they take, compressed forms counted.',
    registers: [registry],
    collect() {
      this.set(cache.figures().bytes)
    },
  })
  return {
    answered: (method, status, seconds) =>
      requests.observe(
        {
          method: METHODS.has(method) ? method : 'other',
          status: `${Math.floor(status / 100)}xx`,
        },
        seconds,
      ),
    fromCache: () => (fromCache += 1),
    registry,
  }
}
