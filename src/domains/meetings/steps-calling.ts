/** Calling meetings: one, or a series of them, each with its own act, in one transaction. */
import { newUlid } from '../../platform/clock.ts'
import { prose, type Prose } from '../../platform/record/index.ts'
import { ok, type Result } from '../../platform/values.ts'
import { hostKey } from '../processes/index.ts'
import { actOf, callClear, seriesAct, type Working } from './acts.ts'
import { hostOf } from './hosting.ts'
import type { Joined, MakeLink } from './own-links.ts'
import { NO_WAYS, type Meeting, type MeetingId, type MeetingKind } from './meeting.ts'
import type { SeriesId, Ways } from './meeting.ts'
import type { Refusal } from './refusal.ts'
import { planCalls, type Plan } from './rules-calling.ts'
import type { Pattern, Series } from './series.ts'
import { saveDoor } from './store-doors.ts'
import { meetingsOf, saveMeeting, saveSeries } from './store.ts'

/** How one comes in, as somebody said it. */
export type WaysAsked = {
  readonly join?: string | undefined
  /** Given where this place is to make the link. */
  readonly made?: MakeLink | undefined
  readonly stream?: string | undefined
  readonly dialIn?: string | undefined
  readonly venue?: string | undefined
}

export type CallAsked = {
  readonly kind: MeetingKind
  readonly title: string
  readonly pattern: Pattern
  readonly ways: WaysAsked
  /** Why it is called at shorter notice than the rule asks. */
  readonly shortNotice: string | undefined
}

export type Called = {
  readonly meetings: readonly Meeting[]
  readonly series: SeriesId | undefined
}

/** What would be called: for the preview, which saves nothing. */
export async function planOf(
  { tx, now, actor, hosting }: Working,
  { kind, pattern, shortNotice }: CallAsked,
): Promise<Result<Plan, Refusal>> {
  const existing = (await meetingsOf(tx, hostOf(hosting))).length
  const hasReason = shortNotice !== undefined
  return planCalls(hosting, actor, { kind, pattern, hasReason }, { now, existing })
}

export async function callMeetings(
  working: Working,
  asked: CallAsked,
): Promise<Result<Called, Refusal>> {
  const planned = await planOf(working, asked)
  if (!planned.ok) return planned
  const { clock, actor } = working
  const title = prose('title', asked.title, clock)
  const reason =
    asked.shortNotice !== undefined && planned.value.short.size > 0
      ? prose('reason', asked.shortNotice, clock, actor.person)
      : undefined
  const said = { asked, plan: planned.value, title, reason }
  const series = asked.pattern.rhythm.kind === 'once' ? undefined : await makeSeries(working, said)
  const ids = planned.value.occurrences.map(() => newUlid(clock) as string as MeetingId)
  const join = linkFor(asked.ways, series ? `series/${series.id}` : ids[0] && `meetings/${ids[0]}`)
  const common = { ...said, ways: waysOf(working, { ...asked.ways, join }, said.plan.closed) }
  const meetings: Meeting[] = []
  for (const [index, id] of ids.entries()) {
    meetings.push(await callOne(working, common, { index, id, series: series?.id }))
  }
  return ok({ meetings, series: series?.id })
}

/** One for a whole series, so that a calendar has one address for all of it. */
const linkFor = ({ made, join }: WaysAsked, joined: Joined | undefined): string | undefined =>
  (joined && made?.(joined)) ?? join

type Said = {
  readonly asked: CallAsked
  readonly plan: Plan
  readonly title: Prose
  readonly reason: Prose | undefined
}
type Common = Said & { readonly ways: WaysMade }

export type WaysMade = {
  readonly ways: Ways
  readonly door: { readonly join: string | undefined; readonly dialIn: string | undefined }
  readonly parts: readonly Prose[]
}

/** What is for those invited alone goes behind the door, and into no row that is public. */
export function waysOf({ clock }: Working, asked: WaysAsked, closed: boolean): WaysMade {
  const { join, stream, dialIn, venue } = asked
  const said = (name: string, words: string | undefined) =>
    words === undefined ? undefined : prose(name, words, clock)
  const place = said('venue', venue)
  const number = closed ? undefined : said('dial-in', dialIn)
  return {
    ways: {
      ...NO_WAYS,
      closed,
      stream,
      join: closed ? undefined : join,
      dialIn: number?.commitment,
      venue: place?.commitment,
    },
    door: closed ? { join, dialIn } : { join: undefined, dialIn: undefined },
    parts: [number, place].filter((one) => one !== undefined),
  }
}

async function makeSeries(working: Working, { asked, plan, title }: Said): Promise<Series> {
  const { tx, clock, now, actor, hosting } = working
  const host = hostOf(hosting)
  const series: Series = {
    id: newUlid(clock) as string as SeriesId,
    host,
    kind: asked.kind,
    title: title.commitment,
    pattern: asked.pattern,
    madeBy: actor.person,
    madeAt: now,
  }
  const clear = { host: hostKey(host), kind: asked.kind, count: plan.occurrences.length }
  const told = { act: 'series.make', role: plan.role, clear, parts: [title] } as const
  await saveSeries(tx, series, seriesAct(working, series.id, told))
  return series
}

type One = {
  readonly index: number
  readonly id: MeetingId
  readonly series: SeriesId | undefined
}

/** Words that many meetings share are said once, with the first of them. */
async function callOne(
  working: Working,
  { asked, plan, title, reason, ways }: Common,
  { index, id, series }: One,
): Promise<Meeting> {
  const { tx, now, actor, hosting } = working
  const occurrence = plan.occurrences[index]
  if (!occurrence) throw new Error(`no occurrence ${index}`)
  const isShort = plan.short.has(occurrence.number)
  const meeting: Meeting = {
    id,
    host: hostOf(hosting),
    series: series === undefined ? undefined : { id: series, number: occurrence.number },
    kind: asked.kind,
    title: title.commitment,
    zone: occurrence.zone,
    local: occurrence.local,
    fold: asked.pattern.fold,
    starts: occurrence.starts,
    minutes: asked.pattern.minutes,
    ways: ways.ways,
    calledBy: actor.person,
    calledAt: now,
    shortNotice: isShort ? reason?.commitment : undefined,
    agendaAt: undefined,
    revision: 0,
    state: { kind: 'planned' },
  }
  const first = [...(series ? [] : [title]), ...(reason ? [reason] : []), ...ways.parts]
  const parts = index === 0 ? first : []
  const told = { act: 'meeting.call', role: plan.role, clear: callClear(meeting), parts } as const
  await saveMeeting(tx, meeting, actOf(working, meeting, told))
  if (ways.ways.closed) await saveDoor(tx, meeting.id, ways.door)
  return meeting
}
