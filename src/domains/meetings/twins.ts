/** What programs read of meetings. Pure; never what is for those invited alone. */
import { plain } from '../processes/index.ts'
import { placeOf } from './hosting.ts'
import { endsOf, meetingPhase } from './meeting.ts'
import type { SeriesShown } from './views-series.tsx'
import type { Line, MeetingShown, MeetingsShown, Scene } from './shown.ts'

export function lineJson(scene: Scene, { meeting, hosting }: Line) {
  const { id, kind, zone, local, minutes, revision, series } = meeting
  return {
    id,
    kind,
    host: placeOf(hosting).path,
    title: plain(scene, meeting.title, ''),
    starts: new Date(meeting.starts).toISOString(),
    ends: new Date(endsOf(meeting)).toISOString(),
    zone,
    local,
    minutes,
    revision,
    phase: meetingPhase(meeting, scene.now),
    ...(series ? { series: `/series/${series.id}`, number: series.number } : {}),
  }
}

export const meetingsJson = (shown: MeetingsShown) => ({
  coming: shown.coming.map((line) => lineJson(shown, line)),
  past: shown.past.map((line) => lineJson(shown, line)),
})

export function meetingJson(shown: MeetingShown) {
  const { ways, state } = shown.meeting
  const words = (of: string | undefined) => (of === undefined ? undefined : plain(shown, of, ''))
  return {
    ...lineJson(shown, shown),
    join: ways.join,
    stream: ways.stream,
    dialIn: words(ways.dialIn),
    venue: words(ways.venue),
    forInvited: ways.closed,
    cancelled: state.kind === 'cancelled' ? words(state.reason) : undefined,
    agenda: shown.agenda.map(({ id, number, place, topic, minutes, link, state: is }) => ({
      id,
      number,
      place,
      topic: words(topic),
      minutes,
      link,
      state: is.kind,
    })),
  }
}

export const seriesJson = (shown: SeriesShown) => ({
  id: shown.series.id,
  title: plain(shown, shown.series.title, ''),
  host: placeOf(shown.hosting).path,
  pattern: shown.series.pattern,
  meetings: shown.lines.map((line) => lineJson(shown, line)),
})
