/** HTTP for who is on the telephone, entered in the room: by the rule of who came. */
import type { Hono } from 'hono'
import { ok } from '../../platform/values.ts'
import { enterGuests, explainMinutes, guestNames } from '../minutes/index.ts'
import type { SiteEnv } from '../people/index.ts'
import { Acting } from './forms.ts'
import { roomPath } from './parts.tsx'
import { onRoom, type RoomTools } from './sent.tsx'

const Callers = Acting.extend({ names: guestNames })

export const mountTelephone = (app: Hono<SiteEnv>, tools: RoomTools): void => {
  app.post('/meetings/:id/room/callers', (c) =>
    onRoom(c, tools, {
      ...{ form: 'room-callers', schema: Callers, explain: explainMinutes },
      act: async (working, meeting, { names }) => {
        const entered = await enterGuests(working, meeting, { names, way: 'phone' })
        return entered.ok ? ok(`${roomPath(meeting)}#telephone` as const) : entered
      },
    }),
  )
}
