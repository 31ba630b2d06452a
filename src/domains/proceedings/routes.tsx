/** HTTP for proceedings: of a meeting, of its acts on the record, and the forms of summaries. */
import type { Context } from 'hono'
import { z } from 'zod'
import type { Again } from '../../platform/html/index.ts'
import { absent, line, page, passage, readerOf, whole, type To } from '../../platform/http/index.ts'
import type { Instant } from '../../platform/values.ts'
import { ok, refuse } from '../../platform/values.ts'
import { meetingId, workingOn, lockHosted } from '../meetings/index.ts'
import type { Hosting, Meeting } from '../meetings/index.ts'
import { minutesEdge } from '../minutes/index.ts'
import { actorOf, answerForm, canTry, consent, gone } from '../people/index.ts'
import type { Mount, SiteEnv, Tools } from '../people/index.ts'
import { explain } from './explain.ts'
import { loadMeeting, type Asked, type MeetingProceedings } from './load.ts'
import { loadActs } from './load-acts.ts'
import type { PartTools } from './part.ts'
import { maySum, type Summed, type SummaryRefusal } from './rules.ts'
import { sumUp } from './steps.ts'
import { LINE_LENGTH_MAX, SUMMARY_LENGTH_MAX, VERSIONS_MAX } from './summary.ts'
import { meetingJson, meetingMd } from './twins.ts'
import { ActsPage } from './views-acts.tsx'
import { MeetingProceedingsPage } from './views-meeting.tsx'

export type Here = Context<SiteEnv>
export type ProceedingsTools = Tools & PartTools

export const Summing = z.object({
  ...consent,
  words: passage({ max: SUMMARY_LENGTH_MAX }),
  line: line({ max: LINE_LENGTH_MAX }),
  seen: whole({ max: VERSIONS_MAX }),
})

export type Returned = { readonly again: Again; readonly refusal: SummaryRefusal | undefined }

export const proceedingsRoutes =
  (tools: ProceedingsTools): Mount =>
  (app) => {
    app.get('/meetings/:id/proceedings', (c) => showMeeting(c, tools))
    app.get('/meetings/:id/record', (c) => showActs(c, tools))
    app.post('/meetings/:id/summaries', (c) => sumMeeting(c, tools))
  }

export async function askedBy(c: Here, tools: PartTools): Promise<Asked> {
  const { read, clock } = c.var.here.database
  const { t, language } = await readerOf(c)
  return { read, now: clock.now(), viewer: await actorOf(c), tools, t, language }
}

const summedOf = (meeting: Meeting, hosting: Hosting): Summed => ({
  hosting,
  starts: meeting.starts,
  isCancelled: meeting.state.kind === 'cancelled',
})

/** What the page of a host's meeting is read from: also actions, and objections to a summary. */
export const topicsAt = (hosting: Hosting, own: string): readonly string[] => [
  own,
  hosting.kind === 'process' ? `process:${hosting.process.id}` : `body:${hosting.body.id}`,
  'stewards',
]

const earliest = (edges: readonly (Instant | undefined)[]): Instant | undefined =>
  edges.flatMap((edge) => edge ?? []).toSorted((one, other) => one - other)[0]

async function showMeeting(c: Here, tools: ProceedingsTools, returned?: Returned) {
  const id = meetingId(c.req.param('id') ?? '')
  const asked = await askedBy(c, tools)
  const proceedings = id && (await loadMeeting(asked, id))
  if (!proceedings) return absent(c)
  const { shown, parts } = proceedings
  return page(
    c,
    <MeetingProceedingsPage
      proceedings={proceedings}
      summing={await summingAt(c, proceedings, returned)}
    />,
    {
      ...statusOf(returned),
      json: meetingJson(proceedings),
      md: meetingMd(proceedings, asked),
      topics: topicsAt(shown.hosting, `meeting:${shown.meeting.id}`),
      until: earliest([minutesEdge(shown), ...parts.map(({ until }) => until)]),
    },
  )
}

export const statusOf = (returned: Returned | undefined) =>
  returned ? { status: returned.refusal ? (422 as const) : (400 as const) } : {}

/** The form of a summary: for whoever may write one, and for whom it came back. */
async function summingAt(c: Here, { shown }: MeetingProceedings, returned?: Returned) {
  const { meeting, hosting, viewer, now } = shown
  const may = canTry(maySum(summedOf(meeting, hosting), viewer, now))
  if (!returned && !may) return undefined
  const { t, language, zone } = await readerOf(c)
  const template = hosting.kind === 'process' ? hosting.template : undefined
  const refusal = returned?.refusal
  return {
    action: `/meetings/${meeting.id}/summaries`,
    hosting,
    viewer,
    again: returned?.again,
    refusal: refusal && explain(refusal, { t, language, zone, template, now }),
  }
}

async function sumMeeting(c: Here, tools: ProceedingsTools): Promise<Response> {
  const id = meetingId(c.req.param('id') ?? '')
  const asked = await askedBy(c, tools)
  if (!id || !(await loadMeeting(asked, id))) return absent(c)
  const path = `/meetings/${id}/proceedings`
  return answerForm<typeof Summing, SummaryRefusal>(c, tools, {
    schema: Summing,
    work: async (sent) => {
      // Held, so that two summaries come one after the other.
      const found = await lockHosted(sent.tx, id)
      if (!found) return refuse(gone)
      const { meeting, hosting } = found
      const working = await workingOn(sent, hosting, tools)
      const place = { about: `meeting:${id}`, path, summed: summedOf(meeting, hosting) } as const
      const summed = await sumUp(working, place, sent.data)
      return summed.ok ? ok<To>(`/meetings/${id}/proceedings#summary`) : summed
    },
    again: (again, refusal) => showMeeting(c, tools, { again, refusal }),
  })
}

/** All acts of a meeting as the record has them, a page at a time. */
async function showActs(c: Here, tools: ProceedingsTools): Promise<Response> {
  const id = meetingId(c.req.param('id') ?? '')
  const before = Number(/^\d{1,15}$/.exec(c.req.query('before') ?? '')?.[0] ?? NaN)
  const asked = await askedBy(c, tools)
  const acts = id && (await loadActs(asked, id, Number.isNaN(before) ? undefined : before))
  if (!acts) return absent(c)
  return page(c, <ActsPage acts={acts} />, {
    json: { count: acts.count, entries: acts.lines },
    ...(Number.isNaN(before) ? { topics: [`meeting:${id}`] } : {}),
  })
}
