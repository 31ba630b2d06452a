/** What programs and archives read of the proceedings of a meeting. Pure. */
import { formatWhen, type Language, type Translate } from '../../platform/languages/index.ts'
import { endsOf, meetingPhase } from '../meetings/index.ts'
import { minutesPhase } from '../minutes/index.ts'
import { plain } from '../processes/index.ts'
import type { MeetingProceedings } from './load.ts'
import { inLine, listed, paragraphs, quoted } from './markdown.ts'

type Saying = { readonly t: Translate; readonly language: Language }

export function meetingJson({ shown, host, hubs, cycle, summary, parts }: MeetingProceedings) {
  const { meeting, now } = shown
  return {
    meeting: `/meetings/${meeting.id}`,
    title: plain(shown, meeting.title, ''),
    host: host.path,
    starts: new Date(meeting.starts).toISOString(),
    ends: new Date(endsOf(meeting)).toISOString(),
    zone: meeting.zone,
    phase: meetingPhase(meeting, now),
    state: minutesPhase(shown),
    hubs,
    cycle: cycle && { path: cycle.path, region: cycle.region },
    summary: summary && { version: summary.version, role: summary.role, words: summary.words },
    parts: Object.fromEntries(parts.map(({ name, json }) => [name, json])),
  }
}

export function meetingMd(proceedings: MeetingProceedings, { t, language }: Saying): string {
  const { shown, host, hubs, cycle, summary, parts } = proceedings
  const { meeting } = shown
  const removed = t('minutes.removed')
  const { state } = meeting
  const { venue } = meeting.ways
  return `${paragraphs([
    `# ${inLine(plain(shown, meeting.title, removed))}`,
    listed([
      formatWhen(meeting.starts, 'UTC', language),
      `${t('proceedings.host')} ${inLine(host.name)}`,
      ...(venue === undefined
        ? []
        : [`${t('proceedings.venue')} ${inLine(plain(shown, venue, removed))}`]),
      ...(hubs.length === 0
        ? []
        : [`${t('proceedings.hubs')} ${hubs.map(({ said }) => inLine(said)).join(' · ')}`]),
      ...(cycle
        ? [`${t('proceedings.cycle')} ${inLine(cycle.name)} · ${inLine(cycle.region)}`]
        : []),
    ]),
    ...(state.kind === 'cancelled'
      ? [`**${t('meetings.phase.cancelled')}**`, quoted(plain(shown, state.reason, removed))]
      : []),
    ...(summary ? [`## ${t('proceedings.summary')}`, quoted(summary.words)] : []),
    ...parts.flatMap(({ heading, beside, md }) => [
      `## ${t(heading)}`,
      ...(beside === undefined ? [] : [beside]),
      md,
    ]),
  ])}\n`
}
