/** HTTP for live rooms: the room, each of its parts, and where each form goes. */
import type { Hono } from 'hono'
import { absent, page, type To } from '../../platform/http/index.ts'
import { after, minutes, ok, seconds, type Instant, type Result } from '../../platform/values.ts'
import { meetingId, topicsOfHost, type Meeting } from '../meetings/index.ts'
import type { Mount, SiteEnv } from '../people/index.ts'
import { explain } from './explain.ts'
import * as forms from './forms.ts'
import { loadPart, loadRoom } from './load-room.ts'
import type { RoomAsked, RoomPart, RoomScene } from './part.ts'
import { roomPath } from './parts.tsx'
import type { Refusal } from './refusal.ts'
import { opensAt, shutsAt } from './room.ts'
import { OWN_PARTS } from './room-parts.tsx'
import { askedBy, onRoom, type Here, type RoomTools } from './sent.tsx'
import { handId, runningOf, turnId } from './speaking.ts'
import { askToSpeak, endTurn, giveFloor, lengthenTurn, withdrawHand } from './steps-floor.ts'
import { mountTelephone } from './routes-telephone.ts'
import { closeRoom, openRoom, putItem } from './steps-sitting.ts'
import { findHand, findTurn, turnsOf } from './store.ts'
import { roomJson } from './twins.ts'
import { EVERY_SECONDS, PartAlone, RoomPage } from './views.tsx'
import { Queue } from './views-floor.tsx'
import { loadFloor } from './load.ts'

/** Kept no longer than this while somebody speaks: its clock is read without scripts, too. */
const KEPT_SPEAKING = seconds(5)

/** @param tools with the parts of later domains, in their order */
export const roomRoutes =
  (tools: RoomTools): Mount =>
  (app) => {
    const all = { ...tools, roomParts: [...OWN_PARTS, ...tools.roomParts] }
    app.get('/meetings/:id/room', (c) => showRoom(c, all))
    app.get('/meetings/:id/room/:part', (c) => showPart(c, all))
    app.get('/meetings/:id/room/:part/own', (c) => showOwn(c, all))
    mountSitting(app, all)
    mountFloor(app, all)
    mountTelephone(app, all)
  }

const led = (result: Result<unknown, Refusal>, meeting: Meeting, at = ''): Result<To, Refusal> =>
  result.ok ? ok<To>(`${roomPath(meeting)}${at}`) : result

function mountSitting(app: Hono<SiteEnv>, tools: RoomTools): void {
  app.post('/meetings/:id/room/sittings', (c) =>
    onRoom(c, tools, {
      ...{ form: 'room-sitting', schema: forms.Sitting, explain },
      act: async (working, meeting, { to, revision }) =>
        led(
          to === 'open'
            ? await openRoom(working, meeting)
            : await closeRoom(working, meeting, { revision }),
          meeting,
        ),
    }),
  )
  app.post('/meetings/:id/room/table', (c) =>
    onRoom(c, tools, {
      ...{ form: 'room-table', schema: forms.Putting, explain },
      act: async (working, meeting, { item, revision }) =>
        led(await putItem(working, meeting, { item, revision }), meeting),
    }),
  )
}

function mountFloor(app: Hono<SiteEnv>, tools: RoomTools): void {
  app.post('/meetings/:id/room/hands', (c) =>
    onRoom(c, tools, {
      ...{ form: 'room-ask', schema: forms.Asking, explain },
      act: async (working, meeting, { as: capacity, way, ofOrder: isOfOrder }) =>
        led(await askToSpeak(working, meeting, { capacity, way, isOfOrder }), meeting, '#queue'),
    }),
  )
  app.post('/meetings/:id/room/raised', (c) =>
    onRoom(c, tools, {
      ...{ form: 'room-ask-for', schema: forms.AskingFor, explain },
      act: async (working, meeting, { line, ofOrder: isOfOrder }) => {
        const asked = { capacity: 'personal', way: 'room', isOfOrder, line } as const
        return led(await askToSpeak(working, meeting, asked), meeting, '#queue')
      },
    }),
  )
  app.post('/meetings/:id/room/turns', (c) =>
    onRoom(c, tools, {
      ...{ form: c.req.query('other') === undefined ? 'room-floor' : 'room-floor-other', explain },
      schema: forms.Giving,
      act: async (working, meeting, { hand, last, reason }) =>
        led(await giveFloor(working, meeting, { hand, last, reason }), meeting, '#floor'),
    }),
  )
  app.post('/room-hands/:id/withdrawal', (c) => withdraw(c, tools))
  app.post('/room-turns/:id/end', (c) => end(c, tools))
  app.post('/room-turns/:id/extensions', (c) => lengthen(c, tools))
}

async function withdraw(c: Here, tools: RoomTools): Promise<Response> {
  const id = handId(c.req.param('id') ?? '')
  const hand = id && (await findHand(c.var.here.database.read, id))
  if (!hand) return absent(c)
  return onRoom(c, tools, {
    ...{ form: `room-withdraw-${hand.id}`, schema: forms.Acting, explain, meeting: hand.meeting },
    act: async (working, meeting) =>
      led(await withdrawHand(working, meeting, hand.id), meeting, '#queue'),
  })
}

async function end(c: Here, tools: RoomTools): Promise<Response> {
  const id = turnId(c.req.param('id') ?? '')
  const turn = id && (await findTurn(c.var.here.database.read, id))
  if (!turn) return absent(c)
  return onRoom(c, tools, {
    ...{ form: 'room-end', schema: forms.Acting, explain, meeting: turn.meeting },
    act: async (working, meeting) =>
      led(await endTurn(working, meeting, turn.id), meeting, '#floor'),
  })
}

async function lengthen(c: Here, tools: RoomTools): Promise<Response> {
  const id = turnId(c.req.param('id') ?? '')
  const turn = id && (await findTurn(c.var.here.database.read, id))
  if (!turn) return absent(c)
  return onRoom(c, tools, {
    ...{ form: 'room-lengthen', schema: forms.Lengthening, explain, meeting: turn.meeting },
    act: async (working, meeting, { minutes: more, reason }) =>
      led(await lengthenTurn(working, meeting, { turn: turn.id, more, reason }), meeting, '#floor'),
  })
}

/** When the clock changes a room next. */
async function untilOf({ db, meeting, now, phase }: RoomScene): Promise<Instant | undefined> {
  if (phase === 'open') {
    const speaks = runningOf(await turnsOf(db, meeting.id)) !== undefined
    return after(now, speaks ? KEPT_SPEAKING : minutes(1))
  }
  const edges = [opensAt(meeting), shutsAt(meeting)].filter((edge) => edge > now)
  return edges.toSorted((one, other) => one - other)[0]
}

const topicsOf = ({ hosting, meeting }: RoomScene): readonly string[] => [
  ...topicsOfHost(hosting),
  `meeting:${meeting.id}`,
]

/** The whole queue, where somebody asked for it. */
const wholeQueue: RoomPart = {
  name: 'queue',
  place: 'main',
  kinds: [],
  show: async (scene) => <Queue shown={await loadFloor(scene)} whole />,
}

/** A tag as the address of a room may name one. Source: RFC 5646, 4.4.1 (a buffer of 35). */
const TAG = /^(?=.{2,35}$)[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/

function roomAsked(c: Here): RoomAsked {
  const { every, language } = c.req.query()
  return {
    every: every === String(EVERY_SECONDS) ? EVERY_SECONDS : undefined,
    language: language !== undefined && TAG.test(language) ? language : undefined,
  }
}

async function showRoom(c: Here, tools: RoomTools): Promise<Response> {
  const id = meetingId(c.req.param('id') ?? '')
  const { queue } = c.req.query()
  const asked = roomAsked(c)
  const roomParts =
    queue === 'all'
      ? tools.roomParts.map((part) => (part.name === 'queue' ? wholeQueue : part))
      : tools.roomParts
  const shown = id && (await loadRoom(await askedBy(c, { ...tools, roomParts }, { asked }), id))
  if (!id || !shown) return absent(c)
  const { scene } = shown
  return page(c, <RoomPage shown={shown} />, {
    json: roomJson(await loadFloor(scene)),
    topics: topicsOf(scene),
    until: await untilOf(scene),
  })
}

/** The same for everybody, so that a thousand who ask at once are answered from what is kept. */
async function showPart(c: Here, tools: RoomTools): Promise<Response> {
  const id = meetingId(c.req.param('id') ?? '')
  const name = c.req.param('part') ?? ''
  const shown =
    id && (await loadPart(await askedBy(c, tools, { asked: roomAsked(c) }), id, name, 'shown'))
  if (!shown) return absent(c)
  const { scene, number, node } = shown
  return page(c, <PartAlone number={number} node={node} />, {
    topics: topicsOf(scene),
    until: await untilOf(scene),
  })
}

/** Forms of whoever asks, for the page that they have open; nothing where none is left for them. */
async function showOwn(c: Here, tools: RoomTools): Promise<Response> {
  const id = meetingId(c.req.param('id') ?? '')
  const name = c.req.param('part') ?? ''
  const shown = id && (await loadPart(await askedBy(c, tools), id, name, 'own'))
  if (!shown) return absent(c)
  return page(c, <PartAlone number={shown.number} node={shown.node} />)
}
