/** HTTP for who comes to a meeting: private planning, shown to those who run it. */
import type { Context } from 'hono'
import { z } from 'zod'
import { absent, page, tick, type To } from '../../platform/http/index.ts'
import { readerOf } from '../../platform/http/index.ts'
import { ok, refuse } from '../../platform/values.ts'
import {
  isInvited,
  loadMeeting,
  mayRun,
  meetingId,
  placeOf,
  type Meeting,
  findHosted,
} from '../meetings/index.ts'
import {
  actorOf,
  answerForm,
  findPeople,
  gone,
  namesOf,
  type Mount,
  type SiteEnv,
  type Tools,
} from '../people/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Read } from '../../platform/db/index.ts'
import { COMING, stillSaid, wayFrom, WAYS, type Said, type Way } from './coming.ts'
import { placesOf } from './load.ts'
import { regionsComing } from './load-regions.ts'
import { answer, countsOf, mayAnswer, type Refusal } from './rules.ts'
import type { ComingShown, Returned } from './shown.ts'
import { addAsk, asksOf, ASKS_OF_ONE_MAX, removeAsk, type AskedAbout } from './store.ts'
import { saidOf, saveSaid } from './store-answers.ts'
import { ComingPage } from './views.tsx'
import { titleOf } from './wording.ts'

type Here = Context<SiteEnv>

/** `hub:` and an id. */
const WAY_LENGTH_MAX = 40

const Coming = z.object({
  permanence: tick(),
  coming: z.enum(COMING),
  way: z
    .string()
    .max(WAY_LENGTH_MAX)
    .optional()
    .transform((raw = '', context): Way | undefined => {
      const way = wayFrom(raw)
      if (way || raw === '') return way
      context.addIssue({ code: 'invalid_value', values: [...WAYS] })
      return z.NEVER
    }),
})
const Asking = z.object({ permanence: tick(), wanted: z.enum(['yes', 'no']) })

export const comingRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/meetings/:id/coming', (c) => showComing(c))
    app.post('/meetings/:id/coming', (c) => sayComing(c, tools))
    app.post('/meetings/:id/invitations', (c) => askForOne(c, tools))
  }

const idOf = (c: Here) => meetingId(c.req.param('id') ?? '')

const sayComing = (c: Here, tools: Tools): Promise<Response> =>
  answerForm<typeof Coming, Refusal>(c, tools, {
    schema: Coming,
    work: async ({ tx, actor, now, data: { coming, way } }) => {
      const id = idOf(c)
      const meeting = id && (await loadMeeting(tx, id))
      if (!meeting) return refuse(gone)
      const typed = { coming, way, hubs: await placesOf(tx, meeting.id) }
      const said = answer(meeting, actor, typed, now)
      if (!said.ok) return said
      await saveSaid(tx, said.value)
      return ok(savedAt(meeting))
    },
    again: (again, refusal) => showComing(c, { again, refusal }),
  })

/** Of a series, to all its meetings. */
const aboutOf = ({ series, id }: Meeting): AskedAbout =>
  series ? `series:${series.id}` : `meeting:${id}`

const askForOne = (c: Here, tools: Tools): Promise<Response> =>
  answerForm<typeof Asking, Refusal>(c, tools, {
    schema: Asking,
    work: async ({ tx, actor, now, data: { wanted } }) => {
      const id = idOf(c)
      const meeting = id && (await loadMeeting(tx, id))
      if (!meeting) return refuse(gone)
      const about = aboutOf(meeting)
      if (wanted === 'no') {
        await removeAsk(tx, about, actor.person)
        return ok(savedAt(meeting))
      }
      const allowed = mayAnswer(meeting, actor, now)
      if (!allowed.ok) return allowed
      const asked = await asksOf(tx, actor.person)
      if (asked.length >= ASKS_OF_ONE_MAX) {
        return refuse({ kind: 'too-many-asks', most: ASKS_OF_ONE_MAX })
      }
      await addAsk(tx, { about, person: actor.person, at: now })
      return ok(savedAt(meeting))
    },
    again: (again, refusal) => showComing(c, { again, refusal }),
  })

const savedAt = ({ id }: Meeting): To => `/meetings/${id}/coming?saved=1`

async function showComing(c: Here, returned?: Returned): Promise<Response> {
  const { read, clock } = c.var.here.database
  const id = idOf(c)
  const found = id && (await findHosted(read, id))
  if (!found) return absent(c)
  const { meeting, hosting } = found
  const actor = await actorOf(c)
  const { t } = await readerOf(c)
  const said = await saidOf(read, meeting.id)
  const current = said.filter((one) => stillSaid(one, meeting))
  const asked = actor ? await asksOf(read, actor.person) : []
  const shown: ComingShown = {
    meeting,
    title: titleOf(meeting, { t, words: await wordsOf(read, [meeting.title]) }),
    practice: placeOf(hosting).practice,
    isOpen: meeting.state.kind === 'planned' && meeting.starts > clock.now(),
    hubs: (await placesOf(read, meeting.id)).map(({ id: hub, place }) => ({
      id: hub,
      place: place ?? t('calendars.removed'),
    })),
    own: said.find(({ person }) => person === actor?.person),
    isInvited: isInvited(hosting, actor),
    isAsked: asked.includes(aboutOf(meeting)),
    isSignedIn: actor !== undefined,
    counts: countsOf(current),
    regions: await regionsComing(read, hosting, current, clock.now()),
    people: mayRun(hosting, actor).ok ? await namedIn(read, current) : undefined,
    saved: c.req.query('saved') !== undefined,
    returned,
  }
  const status = returned ? (returned.refusal ? 422 : 400) : 200
  return page(c, <ComingPage shown={shown} />, { status })
}

async function namedIn(read: Read, said: readonly Said[]) {
  const people = await findPeople(
    read,
    said.map(({ person }) => person),
  )
  const names = await namesOf(read, people)
  return said.map((one) => ({ name: names.get(one.person)?.name ?? one.person, said: one }))
}
