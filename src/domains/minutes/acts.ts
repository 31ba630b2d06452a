/** The kinds of act about what a meeting leaves, and what of each stands in clear. */
import { declareActs, type Act, type Clear, type Prose } from '../../platform/record/index.ts'
import { topicsOfHost, type Meeting, type Working } from '../meetings/index.ts'
import type { Capacity } from '../people/index.ts'

export const MINUTES_ACTS = declareActs({
  'attendance.enter': { meeting: 'text', as: 'text', way: 'text', person: 'text?' },
  'attendance.strike': { meeting: 'text' },
  'moderator.name': { meeting: 'text', person: 'text' },
  'moderator.end': { meeting: 'text', person: 'text' },
  'note.write': {
    meeting: 'text',
    kind: 'text',
    item: 'text?',
    beside: 'text?',
    speaker: 'text?',
    text: 'text?',
    clauses: 'texts?',
    action: 'text?',
  },
  'note.change': { version: 'whole' },
  'note.strike': {},
  'minutes.close': { until: 'seconds' },
  'minutes.reopen': {},
  'minutes.approve': { digest: 'text' },
  'correction.ask': { note: 'text' },
  'correction.take': { note: 'text' },
  'correction.decline': { note: 'text' },
  'trace.add': { meeting: 'text', kind: 'text', language: 'text', href: 'text?' },
})

export type MinutesAct = keyof typeof MINUTES_ACTS

type Told = {
  readonly act: MinutesAct
  /** What it is about, as `note:01J…`. */
  readonly obj: `${string}:${string}`
  readonly cap?: Capacity | `role:${string}` | undefined
  readonly clear?: Clear
  readonly parts?: readonly Prose[]
}

export function actOf(working: Working, meeting: Meeting, told: Told): Act {
  const { hosting, actor, via } = working
  const { clear = {}, parts = [] } = told
  return {
    act: told.act,
    actor: actor.person,
    cap: told.cap ?? 'personal',
    obj: told.obj,
    via,
    clear,
    topics: [...topicsOfHost(hosting), `meeting:${meeting.id}`],
    ...(hosting.kind === 'process' ? { rules: hosting.process.pin.hash } : {}),
    ...(parts.length > 0 ? { parts } : {}),
  }
}
