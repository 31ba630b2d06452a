/** How forms of a room are answered: parse, load, decide, save, or given back as typed. */
import type { Context } from 'hono'
import type { z } from 'zod'
import { absent, page, type To } from '../../platform/http/index.ts'
import { refuse, type Result } from '../../platform/values.ts'
import { loadMeeting, meetingId, workingOn, lockHosted } from '../meetings/index.ts'
import type { Meeting, MeetingId, MeetingWorking } from '../meetings/index.ts'
import { actorOf, answerForm, gone, type Gone } from '../people/index.ts'
import type { SiteEnv, Tools } from '../people/index.ts'
import type { Acting } from './forms.ts'
import { loadRoom, type Asked } from './load-room.ts'
import type { Returned, RoomPart, Saying } from './part.ts'
import { RoomPage } from './views.tsx'

export type Here = Context<SiteEnv>

/** With the parts of all domains: a form that comes back stands among them. */
export type RoomTools = Tools & { readonly roomParts: readonly RoomPart[] }

export async function askedBy(
  c: Here,
  { roomParts: parts }: RoomTools,
  more: Pick<Asked, 'returned' | 'asked'> = {},
): Promise<Asked> {
  const { read, clock } = c.var.here.database
  return { read, now: clock.now(), viewer: await actorOf(c), parts, ...more }
}

/** The room again, with a form as it was typed and why it was not taken. */
export async function roomAgain(
  c: Here,
  tools: RoomTools,
  id: MeetingId,
  returned: Returned,
): Promise<Response> {
  const shown = await loadRoom(await askedBy(c, tools, { returned }), id)
  if (!shown) return absent(c)
  return page(c, <RoomPage shown={shown} />, { status: returned.refusal ? 422 : 400 })
}

export type RoomFormPlan<Schema extends z.ZodType<Acting>, Refusal> = {
  /** Which form of the room it is, so that it takes what came back. */
  readonly form: string
  readonly schema: Schema
  readonly act: (
    working: MeetingWorking,
    meeting: Meeting,
    data: z.output<Schema>,
  ) => Promise<Result<To, Refusal | Gone>>
  readonly explain: (refusal: Refusal, saying: Saying) => string
  /** The meeting, where the address is not its own. */
  readonly meeting?: MeetingId
}

export async function onRoom<
  Schema extends z.ZodType<Acting>,
  Refusal extends { readonly kind: string },
>(c: Here, tools: RoomTools, plan: RoomFormPlan<Schema, Refusal>): Promise<Response> {
  const { form, schema, act, explain } = plan
  const id = plan.meeting ?? meetingId(c.req.param('id') ?? '')
  if (!id || !(await loadMeeting(c.var.here.database.read, id))) return absent(c)
  return answerForm<Schema, Refusal>(c, tools, {
    schema,
    work: async (sent): Promise<Result<To, Refusal | Gone>> => {
      const found = await lockHosted(sent.tx, id)
      if (!found) return refuse(gone)
      const { meeting, hosting } = found
      return act(await workingOn(sent, hosting, tools), meeting, sent.data)
    },
    again: (again, refusal) =>
      roomAgain(c, tools, id, {
        form,
        again,
        refusal: refusal && ((saying) => explain(refusal, saying)),
      }),
  })
}
