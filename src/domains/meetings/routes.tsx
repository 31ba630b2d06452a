/** HTTP for meetings: the list of all, the page of each, series, and their forms. */
import { absent, page } from '../../platform/http/index.ts'
import { refuse, type Instant } from '../../platform/values.ts'
import { canTry, sectionsAbout, type Mount, type Tools } from '../people/index.ts'
import { askedBy, onMeeting, type Here } from './acting.tsx'
import { itemId, type ItemId } from './agenda.ts'
import {
  Acting,
  Adding,
  Cancelling,
  Declining,
  Entering,
  Moving,
  Placing,
  Settling,
} from './forms.ts'
import { linkAt } from './link.ts'
import { loadMeetings, loadSeries, loadShown } from './load.ts'
import { endsOf, meetingId, seriesId } from './meeting.ts'
import { besideRoutes } from './routes-beside.tsx'
import { isOwnLink, madeBy } from './own-links.ts'
import { joinRoutes } from './routes-joining.tsx'
import { callRoutes } from './routes-new.tsx'
import { mayRun } from './rules-standing.ts'
import { doneAt, runFormOf } from './running.ts'
import type { MeetingShown, Returned } from './shown.ts'
import { addItem, declineItem, orderItems, publishAgenda, withdrawItem } from './steps-agenda.ts'
import { cancelMeeting, changeWays, moveMeeting, settleMeeting } from './steps-moving.ts'
import { meetingJson, meetingsJson, seriesJson } from './twins.ts'
import { MeetingPage } from './views.tsx'
import { MeetingsPage } from './views-list.tsx'
import { RunningPage } from './views-running.tsx'
import { SeriesPage } from './views-series.tsx'

export const meetingRoutes =
  (tools: Tools): Mount =>
  (app) => {
    callRoutes(tools)(app)
    joinRoutes(tools)(app)
    app.get('/meetings', (c) => showMeetings(c))
    app.get('/meetings/:id', (c) => showMeeting(c, tools))
    app.get('/meetings/:id/running', (c) => showMeeting(c, tools, { runs: true }))
    app.get('/series/:id', (c) => showSeries(c, tools))
    changeRoutes(tools)(app)
    agendaRoutes(tools)(app)
    for (const mount of besideRoutes({ tools, again: back(tools) })) mount(app)
  }

const back = (tools: Tools) => (c: Here, returned: Returned) =>
  showMeeting(c, tools, { returned, runs: runFormOf(returned.form) !== undefined })

const changeRoutes =
  (tools: Tools): Mount =>
  (app) => {
    const again = back(tools)
    app.post('/meetings/:id/moves', (c) =>
      onMeeting(c, tools, {
        form: 'move',
        schema: Moving,
        act: (working, meeting, { day, time, ...asked }) =>
          moveMeeting(working, meeting, { ...asked, local: `${day}T${time}` }),
        again,
        to: doneAt('move'),
      }),
    )
    app.post('/meetings/:id/cancellation', (c) =>
      onMeeting(c, tools, {
        form: 'cancel',
        schema: Cancelling,
        act: cancelMeeting,
        again,
        to: doneAt('cancel'),
      }),
    )
    app.post('/meetings/:id/ways', (c) =>
      onMeeting(c, tools, {
        form: 'ways',
        schema: Entering,
        act: async (working, meeting, asked) => {
          const made = madeBy(tools, asked)
          if (!made.ok) return made
          return changeWays(working, meeting, { ...asked, made: made.value })
        },
        again,
        to: doneAt('ways'),
      }),
    )
    app.post('/meetings/:id/settlement', (c) =>
      onMeeting(c, tools, { form: 'settle', schema: Settling, act: settleMeeting, again }),
    )
  }

const agendaRoutes =
  (tools: Tools): Mount =>
  (app) => {
    const again = back(tools)
    const to = '#agenda'
    app.post('/meetings/:id/items', (c) =>
      onMeeting(c, tools, {
        form: 'item',
        schema: Adding,
        act: async (working, meeting, { topic, minutes, about }) => {
          const link = about === undefined ? undefined : linkAt(about)
          if (about !== undefined && link === undefined) {
            return refuse({ kind: 'no-such-thing' })
          }
          return addItem(working, meeting, { topic, minutes, link })
        },
        again,
        to,
      }),
    )
    app.post('/meetings/:id/agenda', (c) =>
      onMeeting(c, tools, {
        form: 'publish',
        schema: Acting,
        act: publishAgenda,
        again,
        to: doneAt('publish'),
      }),
    )
    const named = (c: Here): ItemId | undefined => itemId(c.req.param('item') ?? '')
    app.post('/meetings/:id/items/:item/place', (c) => {
      const id = named(c)
      if (!id) return absent(c)
      return onMeeting(c, tools, {
        form: `place-${id}`,
        schema: Placing,
        act: (working, meeting, { place, minutes }) =>
          orderItems(working, meeting, [{ id, place, minutes }]),
        again,
        to: doneAt('place'),
      })
    })
    app.post('/meetings/:id/items/:item/declining', (c) => {
      const item = named(c)
      if (!item) return absent(c)
      return onMeeting(c, tools, {
        form: `decline-${item}`,
        schema: Declining,
        act: (working, meeting, { reason }) => declineItem(working, meeting, { item, reason }),
        again,
        to: doneAt('decline'),
      })
    })
    app.post('/meetings/:id/items/:item/withdrawal', (c) => {
      const item = named(c)
      if (!item) return absent(c)
      return onMeeting(c, tools, {
        form: `withdraw-${item}`,
        schema: Acting,
        act: (working, meeting) => withdrawItem(working, meeting, { item }),
        again,
        to,
      })
    })
  }

const statusOf = (returned: Returned | undefined) =>
  returned ? { status: returned.refusal ? (422 as const) : (400 as const) } : {}

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

type Showing = { readonly returned?: Returned; readonly runs?: boolean }

async function showMeeting(
  c: Here,
  tools: Tools,
  { returned, runs = false }: Showing = {},
): Promise<Response> {
  const id = meetingId(c.req.param('id') ?? '')
  const asked = await askedBy(c, returned)
  const shown = id && (await loadShown(asked, id))
  if (!shown) return absent(c)
  const own = ownOf(shown, tools)
  if (runs) return showRunning(c, { ...shown, ...own })
  const later = await sectionsAbout(tools, asked.read, `meeting:${id}`)
  const { meeting } = shown
  return page(c, <MeetingPage shown={{ ...shown, ...own, later }} />, {
    ...statusOf(returned),
    json: meetingJson(shown),
    topics: [`meeting:${meeting.id}`],
    until: nextOf([meeting.starts, endsOf(meeting)], shown.now),
  })
}

const ownOf = ({ meeting, door }: MeetingShown, tools: Tools) => ({
  video: tools.video?.kind,
  ownLink: isOwnLink(door?.join ?? meeting.ways.join, tools),
})

/** Nothing for whom it is not; who lost the office meanwhile is told so by the form. */
function showRunning(c: Here, shown: MeetingShown): Response | Promise<Response> {
  const { returned, hosting, viewer } = shown
  if (!returned && !canTry(mayRun(hosting, viewer))) return absent(c)
  const done = returned ? undefined : runFormOf(c.req.query('done'))
  return page(c, <RunningPage shown={shown} done={done} />, statusOf(returned))
}

async function showSeries(c: Here, tools: Tools): Promise<Response> {
  const id = seriesId(c.req.param('id') ?? '')
  const asked = await askedBy(c)
  const shown = id && (await loadSeries(asked, id))
  if (!shown) return absent(c)
  const later = await sectionsAbout(tools, asked.read, `series:${id}`)
  const edges = shown.lines.flatMap(({ meeting }) => [meeting.starts, endsOf(meeting)])
  return page(c, <SeriesPage shown={shown} later={later} />, {
    json: seriesJson(shown),
    topics: [`series:${shown.series.id}`],
    until: nextOf(edges, shown.now),
  })
}
