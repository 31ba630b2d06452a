/** What programs read of meetings. Pure; never what is for those invited alone. */
import { plain } from '../processes/index.ts'
import { nextRegion } from './cycle.ts'
import { placeOf } from './hosting.ts'
import { endsOf, meetingPhase } from './meeting.ts'
import type { MaterialId } from './material.ts'
import type { CycleShown } from './views-cycles.tsx'
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

export const titleIn = (shown: MeetingShown): string => plain(shown, shown.meeting.title, '')

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
    hubs: shown.hubs
      .filter(({ closedAt }) => closedAt === undefined)
      .map(({ id, place, line, host, people }) => ({
        id,
        place: words(place),
        line: words(line),
        host,
        people,
      })),
    sessions: shown.sessions
      .filter(({ goneAt }) => goneAt === undefined)
      .map(({ id, number, title, starts, minutes, room, channels, captions }) => ({
        id,
        number,
        title: words(title),
        starts: new Date(starts).toISOString(),
        minutes,
        room: words(room),
        channels,
        captions,
      })),
    materials: shown.materials.map(({ id, title, href, state: is }) => ({
      id,
      title: words(title),
      href,
      state: is.kind,
      ...fileJson(shown, id),
    })),
    region: shown.round?.region,
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

function fileJson(shown: MeetingShown, id: MaterialId) {
  const file = shown.files.get(id)
  if (!file) return {}
  const { name, size, sha256, scanned } = file
  return { file: { name: plain(shown, name, ''), size, sha256, scanned } }
}

export const seriesJson = (shown: SeriesShown) => ({
  id: shown.series.id,
  title: plain(shown, shown.series.title, ''),
  host: placeOf(shown.hosting).path,
  pattern: shown.series.pattern,
  meetings: shown.lines.map((line) => lineJson(shown, line)),
})

export const cycleJson = ({ cycle, rounds, ...scene }: CycleShown) => ({
  id: cycle.id,
  name: plain(scene, cycle.name, ''),
  regions: cycle.regions,
  next: nextRegion(cycle, rounds),
  meetings: rounds.map((line) => ({ ...lineJson(scene, line), region: line.region })),
})
