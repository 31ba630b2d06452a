/** The kind of act of a history, and what of it stands in clear. */
import { declareActs, type Act, type Prose, type Via } from '../../platform/record/index.ts'
import { type Process, topicsOf } from '../processes/index.ts'
import type { History } from './history.ts'

export const STANDING_ACTS = declareActs({ 'history.write': { role: 'text', version: 'whole' } })

type Doing = { readonly process: Process; readonly via: Via }

export const writing = (
  { process, via }: Doing,
  { by, role, version }: History,
  words: Prose,
): Act => ({
  act: 'history.write',
  actor: by,
  cap: `role:${role}`,
  obj: `process:${process.id}`,
  rules: process.pin.hash,
  via,
  clear: { role, version },
  parts: [words],
  topics: topicsOf(process),
})
