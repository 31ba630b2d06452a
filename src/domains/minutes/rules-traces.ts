/** What is owed after a meeting, and by when. Pure. */
import { after, hours, type Instant } from '../../platform/values.ts'
import { endsOf, wasCalledOff, type Meeting } from '../meetings/index.ts'
import { OWED_HOURS, OWED_KINDS, type Trace, type TraceDuty } from './trace.ts'

/** Nothing is owed for a meeting that was called off. */
export function dutiesOf(
  meeting: Meeting,
  traces: readonly Trace[],
  now: Instant,
): readonly TraceDuty[] {
  if (wasCalledOff(meeting)) return []
  const ends = endsOf(meeting)
  const due = after(ends, hours(OWED_HOURS))
  return OWED_KINDS.map((kind) => {
    const first = traces.find((one) => one.kind === kind && one.what.kind === 'link')
    if (first) return { kind, due, state: 'met', at: first.at }
    const why = traces.find((one) => one.kind === kind)
    if (why) return { kind, due, state: 'excused', at: why.at }
    if (now < ends) return { kind, due, state: 'coming', at: undefined }
    return { kind, due, state: now < due ? 'due' : 'late', at: undefined }
  })
}
