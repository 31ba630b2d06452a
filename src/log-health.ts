/** How the record stands, for `/healthz`: behind is shown, halted is a failure. */
import type { HealthCheck } from './platform/http/index.ts'
import type { Sequencer } from './platform/record/log/index.ts'
import { unreachable } from './platform/values.ts'

export const logHealth = (sequencer: Sequencer): HealthCheck =>
  async function record() {
    const name = 'record'
    const health = sequencer.health()
    switch (health.kind) {
      case 'leading':
      case 'standby':
        return { name, kind: 'well' }
      case 'waiting':
        return { name, kind: 'degraded', why: `acts are kept, not yet published: ${health.reason}` }
      case 'halted':
        return { name, kind: 'failing', why: `the log is halted: ${JSON.stringify(health.alarm)}` }
      default:
        return unreachable(health)
    }
  }
