/** What meetings say to the gates of a process, and to whoever opens a window. Judges no gate. */
import type { Read } from '../../platform/db/index.ts'
import { type FactProvider, type MeetingProvider, plain } from '../processes/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { placeOf } from './hosting.ts'
import { linesOf, wordsIn } from './load.ts'
import { endsOf, meetingPhase, type MeetingKind } from './meeting.ts'
import { comingMeetings } from './store-spans.ts'
import { MEETINGS_MAX, meetingsOf } from './store.ts'

export const meetingFacts: FactProvider = {
  facts: ['meetings.planned', 'meetings.held', 'meetings.plenaries-held'],
  async provide(db, process, now) {
    const all = await meetingsOf(db, { kind: 'process', process: process.id })
    const phases = all.map((meeting) => ({ kind: meeting.kind, phase: meetingPhase(meeting, now) }))
    const held = phases.filter(({ phase }) => phase === 'held')
    return {
      'meetings.planned': { value: phases.filter(({ phase }) => phase === 'planned').length },
      'meetings.held': { value: held.length },
      'meetings.plenaries-held': { value: held.filter(({ kind }) => kind === 'plenary').length },
    }
  },
}

/** Calls and office hours keep nobody from answering; what people travel to does. */
const KEEPS_BUSY = ['plenary', 'board', 'forum'] as const satisfies readonly MeetingKind[]

/** Days that were announced here, beside those that bodies only say in their shape. */
export const announcedMeetings = (other: MeetingProvider): MeetingProvider => ({
  async meetings(read: Read, within) {
    const span = { from: within.from, until: within.to, limit: MEETINGS_MAX, kinds: KEEPS_BUSY }
    const all = (await comingMeetings(read, span)).filter(({ state }) => state.kind !== 'cancelled')
    const lines = await linesOf(read, all)
    const words = await wordsOf(read, wordsIn(lines))
    const announced = lines.map(({ meeting, hosting }) => ({
      title: plain({ words }, meeting.title, ''),
      body: plain({ words }, placeOf(hosting).name, placeOf(hosting).slug),
      slug: placeOf(hosting).slug,
      from: meeting.starts,
      to: endsOf(meeting),
    }))
    return [...(await other.meetings(read, within)), ...announced]
  },
})
