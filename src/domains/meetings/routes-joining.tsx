/** HTTP for going into the room of a call: asks the server of the place, and saves nothing. */
import { absent, page } from '../../platform/http/index.ts'
import type { VideoRefusal } from '../../platform/video/index.ts'
import { actorOf, type Mount, type Tools } from '../people/index.ts'
import { askedBy, type Here } from './acting.tsx'
import { loadShown } from './load.ts'
import { meetingId, NAME_LENGTH_MAX, seriesId, type MeetingId } from './meeting.ts'
import { isDoor } from './own-links.ts'
import type { Refusal } from './refusal.ts'
import { mayGoIn, nextToJoin } from './rules-joining.ts'
import type { MeetingShown } from './shown.ts'
import { findDoor } from './store-doors.ts'
import { meetingsOf } from './store.ts'
import { titleIn } from './twins.ts'
import { JoiningPage } from './views-joining.tsx'

export const joinRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/meetings/:id/join', (c) => {
      const id = meetingId(c.req.param('id'))
      return id ? join(c, tools, id) : absent(c)
    })
    app.get('/series/:id/join', async (c) => {
      const id = seriesId(c.req.param('id'))
      const { read, clock } = c.var.here.database
      const all = id ? await meetingsOf(read, { kind: 'series', series: id }) : []
      const next = nextToJoin(all, clock.now())
      return next ? join(c, tools, next.id) : absent(c)
    })
  }

async function join(c: Here, { video, url }: Tools, id: MeetingId): Promise<Response> {
  if (video?.kind !== 'big-blue-button') return absent(c)
  const asked = await askedBy(c)
  const shown = await loadShown(asked, id)
  const door = shown?.meeting.ways.closed ? await findDoor(asked.read, id) : undefined
  const link = door?.join ?? shown?.meeting.ways.join
  if (!shown || link === undefined || !isDoor(link, url)) return absent(c)
  const viewer = await actorOf(c)
  const going = mayGoIn(shown, viewer, asked.now)
  if (!going.ok) return refused(c, shown, going.refusal)
  const person = viewer?.name ?? (c.req.query('name') ?? '').trim().slice(0, NAME_LENGTH_MAX)
  if (person === '') return page(c, <JoiningPage shown={shown} step={{ kind: 'name' }} />)
  const entered = await video.enter({
    room: `parley-${id}`,
    title: titleIn(shown),
    person,
    moderates: going.value.moderates,
    back: `${url}/meetings/${id}`,
  })
  if (!entered.ok) return refused(c, shown, entered.refusal)
  if (!viewer)
    return page(c, <JoiningPage shown={shown} step={{ kind: 'in', href: entered.value }} />)
  const headers = { location: entered.value, 'cache-control': 'no-store' }
  return new Response(null, { status: 302, headers })
}

const refused = (c: Here, shown: MeetingShown, refusal: Refusal | VideoRefusal) =>
  page(c, <JoiningPage shown={shown} step={{ kind: 'refused', refusal }} />, { status: 422 })
