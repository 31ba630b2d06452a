/** The kinds of act of meetings, and what of each stands in clear. */
import {
  declareActs,
  type Act,
  type Clear,
  type Prose,
  type Via,
} from '../../platform/record/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import { topicsOf as topicsOfProcess } from '../processes/index.ts'
import { hostKey } from '../processes/index.ts'
import type { Hosting } from './hosting.ts'
import { type Meeting, type SeriesId } from './meeting.ts'

export const MEETING_ACTS = declareActs({
  'series.make': { host: 'text', kind: 'text', count: 'whole' },
  'meeting.call': {
    host: 'text',
    kind: 'text',
    starts: 'seconds',
    minutes: 'whole',
    zone: 'text',
    local: 'text',
    series: 'text?',
    number: 'whole?',
    shortNotice: 'yes-no',
  },
  'meeting.move': {
    from: 'seconds',
    starts: 'seconds',
    minutes: 'whole',
    zone: 'text',
    local: 'text',
    revision: 'whole',
    shortNotice: 'yes-no',
  },
  /** The zone changed its law: which of the two was kept, the wall time or the instant. */
  'meeting.settle': { stays: 'text', starts: 'seconds', local: 'text', revision: 'whole' },
  'meeting.change': { revision: 'whole' },
  'meeting.cancel': { starts: 'seconds', revision: 'whole' },
  'meeting.hold': { starts: 'seconds' },
  'agenda.publish': { items: 'whole' },
  'agenda.add': { item: 'text', number: 'whole', minutes: 'whole?', link: 'text?' },
  'agenda.change': { item: 'text', number: 'whole', place: 'whole', minutes: 'whole?' },
  'agenda.decline': { item: 'text', number: 'whole' },
  'agenda.withdraw': { item: 'text', number: 'whole' },
  'hub.open': { hub: 'text' },
  'hub.close': { hub: 'text' },
  'hub.join': { hub: 'text' },
  'hub.leave': { hub: 'text' },
  'session.add': {
    session: 'text',
    number: 'whole',
    starts: 'seconds',
    minutes: 'whole',
    channels: 'texts',
    captions: 'text?',
  },
  'session.remove': { session: 'text', number: 'whole' },
  'material.submit': { material: 'text', href: 'text' },
  'material.attach': { material: 'text', size: 'whole', sha256: 'text', scanned: 'yes-no' },
  'material.approve': { material: 'text' },
  'material.decline': { material: 'text' },
  'cycle.make': { body: 'text', regions: 'texts' },
  'cycle.place': { cycle: 'text', region: 'text', again: 'yes-no' },
})

export type MeetingAct = keyof typeof MEETING_ACTS

/** Somebody at work on a meeting whose host was loaded. */
export type Working = {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Instant
  readonly via: Via
  readonly actor: Actor
  readonly hosting: Hosting
}

export const seconds = (at: Instant) => Math.floor(at / 1_000)

/** The list of meetings, and the page of the host. */
export const topicsOf = (hosting: Hosting): readonly string[] => [
  'meetings',
  ...(hosting.kind === 'process'
    ? topicsOfProcess(hosting.process)
    : ['bodies', `body:${hosting.body.id}`]),
]

type Told = {
  readonly act: MeetingAct
  /** In which role; nothing for who speaks for themselves. */
  readonly role: string | undefined
  readonly clear: Clear
  readonly parts?: readonly Prose[]
}

const rulesOf = (hosting: Hosting) =>
  hosting.kind === 'process' ? { rules: hosting.process.pin.hash } : {}

export function actOf(working: Working, meeting: Meeting, told: Told): Act {
  const { hosting } = working
  return {
    act: told.act,
    actor: working.actor.person,
    cap: told.role === undefined ? 'personal' : `role:${told.role}`,
    obj: `meeting:${meeting.id}`,
    ...rulesOf(hosting),
    via: working.via,
    clear: told.clear,
    topics: [...topicsOf(hosting), `meeting:${meeting.id}`, ...seriesTopic(meeting)],
    ...(told.parts && told.parts.length > 0 ? { parts: told.parts } : {}),
  }
}

const seriesTopic = ({ series }: Meeting) => (series ? [`series:${series.id}`] : [])

export function seriesAct(working: Working, id: SeriesId, told: Told): Act {
  const { hosting } = working
  return {
    act: told.act,
    actor: working.actor.person,
    cap: `role:${told.role ?? 'chair'}`,
    obj: `series:${id}`,
    ...rulesOf(hosting),
    via: working.via,
    clear: told.clear,
    topics: [...topicsOf(hosting), `series:${id}`],
    ...(told.parts && told.parts.length > 0 ? { parts: told.parts } : {}),
  }
}

/** What stands in clear of a call: all that tells when it is. */
export const callClear = (meeting: Meeting): Clear => ({
  host: hostKey(meeting.host),
  kind: meeting.kind,
  starts: seconds(meeting.starts),
  minutes: meeting.minutes,
  zone: meeting.zone,
  local: meeting.local,
  shortNotice: meeting.shortNotice !== undefined,
  ...(meeting.series ? { series: meeting.series.id, number: meeting.series.number } : {}),
})
