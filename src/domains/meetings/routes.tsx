/** HTTP for meetings: the list of all, and the page of each. */
import type { Context } from 'hono'
import { absent, page } from '../../platform/http/index.ts'
import { actorOf, sectionsAbout, type Mount, type SiteEnv, type Tools } from '../people/index.ts'
import { loadMeetings, loadShown, type Asked } from './load.ts'
import { endsOf, meetingId } from './meeting.ts'
import type { Returned } from './shown.ts'
import { meetingJson, meetingsJson } from './twins.ts'
import { MeetingPage } from './views.tsx'
import { MeetingsPage } from './views-list.tsx'
import type { Instant } from '../../platform/values.ts'

export type Here = Context<SiteEnv>

export const meetingRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/meetings', (c) => showMeetings(c))
    app.get('/meetings/:id', (c) => showMeeting(c, tools))
  }

export async function askedBy(c: Here, returned?: Returned): Promise<Asked> {
  const { read, clock } = c.var.here.database
  return { read, now: clock.now(), viewer: await actorOf(c), returned }
}

/** The next hour at which such a page changes by the clock. */
function nextOf(edges: readonly Instant[], now: Instant): Instant | undefined {
  return edges.filter((edge) => edge > now).toSorted((one, other) => one - other)[0]
}

async function showMeetings(c: Here): Promise<Response> {
  const shown = await loadMeetings(await askedBy(c))
  const edges = shown.coming.flatMap(({ meeting }) => [meeting.starts, endsOf(meeting)])
  return page(c, <MeetingsPage shown={shown} />, {
    json: meetingsJson(shown),
    topics: ['meetings', 'bodies', 'processes'],
    until: nextOf(edges, shown.now),
  })
}

async function showMeeting(c: Here, tools: Tools): Promise<Response> {
  const id = meetingId(c.req.param('id') ?? '')
  const asked = await askedBy(c)
  const shown = id && (await loadShown(asked, id))
  if (!shown) return absent(c)
  const later = await sectionsAbout(tools, asked.read, `meeting:${id}`)
  const { meeting } = shown
  return page(c, <MeetingPage shown={{ ...shown, later }} />, {
    json: meetingJson(shown),
    topics: [`meeting:${meeting.id}`],
    until: nextOf([meeting.starts, endsOf(meeting)], shown.now),
  })
}
