/** HTTP for what stands beside a meeting: hubs, sessions, papers, private requests, its region. */
import { absent, page, type To } from '../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { answerForm, sectionsAbout, type Gone, type Mount, type Tools } from '../people/index.ts'
import { askedBy, onMeeting, workingOn, type Here } from './acting.tsx'
import { cycleId } from './cycle.ts'
import { Acting, AddingSession, MakingCycle, OfferingHub, PlacingInCycle } from './forms.ts'
import { hubId, sessionId } from './hub.ts'
import { loadCycle } from './load.ts'
import { hostNamed } from './load-new.ts'
import { paperRoutes, type Shows } from './routes-papers.tsx'
import { requestRoutes } from './routes-requests.ts'
import type { Refusal } from './refusal.ts'
import { makeCycle, placeInCycle } from './steps-cycles.ts'
import { addSession, closeHub, comeToHub, offerHub, removeSession } from './steps-hubs.ts'
import { cycleJson } from './twins.ts'
import { CyclePage } from './views-cycles.tsx'
import { MakingCyclePage } from './views-making.tsx'

export const besideRoutes = (shows: Shows): readonly Mount[] => [
  hubRoutes(shows),
  sessionRoutes(shows),
  paperRoutes(shows),
  requestRoutes(shows),
  cycleRoutes(shows),
]

const hubRoutes =
  ({ tools, again }: Shows): Mount =>
  (app) => {
    const to = '#hubs'
    app.post('/meetings/:id/hubs', (c) =>
      onMeeting(c, tools, { form: 'hub', schema: OfferingHub, act: offerHub, again, to }),
    )
    app.post('/meetings/:id/hubs/:hub/closing', (c) => {
      const id = hubId(c.req.param('hub'))
      if (!id) return absent(c)
      return onMeeting(c, tools, {
        form: `close-${id}`,
        schema: Acting,
        act: (working, meeting) => closeHub(working, meeting, id),
        again,
        to,
      })
    })
    for (const [path, comes] of [
      ['people', true],
      ['departures', false],
    ] as const) {
      app.post(`/meetings/:id/hubs/:hub/${path}`, (c) => {
        const hub = hubId(c.req.param('hub'))
        if (!hub) return absent(c)
        return onMeeting(c, tools, {
          form: `come-${hub}`,
          schema: Acting,
          act: (working, meeting) => comeToHub(working, meeting, { hub, comes }),
          again,
          to,
        })
      })
    }
  }

const sessionRoutes =
  ({ tools, again }: Shows): Mount =>
  (app) => {
    const to = '#sessions'
    app.post('/meetings/:id/sessions', (c) =>
      onMeeting(c, tools, {
        form: 'session',
        schema: AddingSession,
        act: (working, meeting, { day, time, ...asked }) =>
          addSession(working, meeting, { ...asked, local: `${day}T${time}` }),
        again,
        to,
      }),
    )
    app.post('/meetings/:id/sessions/:session/removal', (c) => {
      const id = sessionId(c.req.param('session'))
      if (!id) return absent(c)
      return onMeeting(c, tools, {
        form: `remove-${id}`,
        schema: Acting,
        act: (working, meeting) => removeSession(working, meeting, id),
        again,
        to,
      })
    })
  }

const cycleRoutes =
  ({ tools, again }: Shows): Mount =>
  (app) => {
    app.get('/cycles/:id', (c) => showCycle(c, tools))
    app.post('/bodies/:slug/cycles', (c) => make(c, tools))
    app.post('/meetings/:id/cycle', (c) =>
      onMeeting(c, tools, {
        form: 'cycle',
        schema: PlacingInCycle,
        act: async (working, meeting, { cycle, ...asked }) => {
          const id = cycleId(cycle)
          return id
            ? placeInCycle(working, meeting, { ...asked, cycle: id })
            : refuse({ kind: 'not-of-body' })
        },
        again,
        to: '#cycle',
      }),
    )
  }

async function showCycle(c: Here, tools: Tools): Promise<Response> {
  const id = cycleId(c.req.param('id') ?? '')
  const shown = id && (await loadCycle(await askedBy(c), id))
  if (!shown) return absent(c)
  const edges = shown.rounds.flatMap(({ meeting }) =>
    meeting.starts > shown.now ? [meeting.starts] : [],
  )
  const later = await sectionsAbout(tools, c.var.here.database.read, `cycle:${id}`)
  return page(c, <CyclePage shown={shown} later={later} />, {
    json: cycleJson(shown),
    topics: [`cycle:${id}`, 'meetings'],
    until: edges[0],
  })
}

async function make(c: Here, tools: Tools): Promise<Response> {
  const named = `body:${c.req.param('slug') ?? ''}`
  const hosting = await hostNamed(c.var.here.database.read, named)
  if (hosting?.kind !== 'body') return absent(c)
  return answerForm<typeof MakingCycle, Refusal>(c, tools, {
    schema: MakingCycle,
    work: async (sent): Promise<Result<To, Refusal | Gone>> => {
      const made = await makeCycle(await workingOn(sent, hosting, tools), sent.data)
      return made.ok ? ok<To>(`/cycles/${made.value.id}`) : made
    },
    again: async (again_, refusal) => {
      const returned = { form: 'make-cycle', again: again_, refusal }
      const shown = { ...(await askedBy(c, returned)), hosting }
      return page(c, <MakingCyclePage shown={shown} />, { status: refusal ? 422 : 400 })
    },
  })
}
