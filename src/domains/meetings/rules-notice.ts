/** How long ahead a meeting is called, its agenda published and its papers there. Pure. */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { holdsRole, type Actor } from '../people/index.ts'
import { mayActAs } from '../processes/index.ts'
import { later, type MeetingRule, type Span } from '../templates/index.ts'
import type { Hosting } from './hosting.ts'
import type { MeetingKind } from './meeting.ts'
import type { Refusal } from './refusal.ts'

const span = (of: string, source: string, tag: string): Span => ({ for: of, source, tag })

const WITH_AGENDA = 'so that its agenda can be read first'
const POSTED = 'agenda posted at least 7 days ahead where practicable (processes.md 2.9)'
const ITEMS = { source: 'members set the agenda', tag: 'S1' } as const
const BY = ['members', 'chair', 'vice-chair', 'facilitator', 'secretary', 'staff']

/** What holds for a body, which has no template. Source: processes.md 2.9 [V]; the others [D]. */
const OF_BODIES: Readonly<Record<MeetingKind, MeetingRule>> = {
  call: {
    kind: 'call',
    notice: span('P1D', 'so that people in every zone read it', 'D'),
    emergency: 'allowed',
    items: { by: BY, ...ITEMS },
  },
  plenary: {
    kind: 'plenary',
    notice: span('P14D', 'so that people can travel or find a hub', 'D'),
    agenda: span('P7D', POSTED, 'V'),
    papers: span('P7D', 'with the agenda', 'D'),
    items: { by: BY, until: span('P3D', 'so that members can prepare', 'D'), ...ITEMS },
  },
  board: {
    kind: 'board',
    notice: span('P7D', WITH_AGENDA, 'D'),
    emergency: 'allowed',
    agenda: span('P7D', POSTED, 'V'),
    papers: span('P7D', 'with the agenda', 'D'),
    items: { by: BY, until: span('P3D', 'so that members can prepare', 'D'), ...ITEMS },
  },
  forum: {
    kind: 'forum',
    notice: span('P30D', 'so that people can travel or find a hub', 'D'),
    agenda: span('P7D', POSTED, 'V'),
    items: { by: [...BY, 'participants'], until: span('P3D', WITH_AGENDA, 'D'), ...ITEMS },
  },
  'office-hours': { kind: 'office-hours' },
}

/** The rule that holds; undefined where the template of the process says nothing of its kind. */
export const ruleOf = (hosting: Hosting, kind: MeetingKind): MeetingRule | undefined =>
  hosting.kind === 'body'
    ? OF_BODIES[kind]
    : hosting.template.meetings.find((rule) => rule.kind === kind)

/** The latest hour before a meeting, a span ahead of it: an agenda is due then. */
export function dueBefore(starts: Instant, { for: length }: Span): Instant {
  const business = /^P(\d+)B$/.exec(length)
  const back = business ? `P${business[1]}D` : length
  return Temporal.Instant.fromEpochMilliseconds(starts)
    .toZonedDateTimeISO('UTC')
    .subtract(Temporal.Duration.from(back)).epochMilliseconds as Instant
}

const CHAIRS = ['chair', 'vice-chair', 'facilitator'] as const

const isChair = (hosting: Hosting, actor: Actor): boolean =>
  hosting.kind === 'process'
    ? mayActAs(hosting.process, { kind: 'person', actor }, CHAIRS).ok
    : holdsRole(actor, hosting.body.id, ...CHAIRS)

export type Notice = {
  readonly hosting: Hosting
  readonly kind: MeetingKind
  readonly actor: Actor
  /** Whether a reason was given for calling it later than that. */
  readonly hasReason: boolean
}

/** Whether it is called at shorter notice than the rule asks, which only a chair may, with why. */
export function judgeNotice(
  { hosting, kind, actor, hasReason }: Notice,
  starts: Instant,
  now: Instant,
): Result<'in-time' | 'short', Refusal> {
  const rule = ruleOf(hosting, kind)
  if (!rule?.notice) return ok('in-time')
  const earliest = later(now, rule.notice.for)
  if (starts >= earliest) return ok('in-time')
  const isAllowed = rule.emergency === 'allowed'
  if (!isAllowed || !hasReason) {
    return refuse({ kind: 'short-notice', span: rule.notice.for, earliest, isAllowed })
  }
  return isChair(hosting, actor) ? ok('short') : refuse({ kind: 'emergency-for-chair' })
}
