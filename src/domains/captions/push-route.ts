/** Where a program pushes captions: by its key, within bounds, answered in JSON. */
import type { Context } from 'hono'
import { absent, readBytes, readerOf } from '../../platform/http/index.ts'
import { instant, ok, refuse, type Result } from '../../platform/values.ts'
import { hostingOf, lockMeeting, meetingId, sessionId, findHosted } from '../meetings/index.ts'
import type { MeetingId } from '../meetings/index.ts'
import { findActor, type SiteEnv, type Tools } from '../people/index.ts'
import { sittingOf } from '../rooms/index.ts'
import type { z } from 'zod'
import { PUSH_BYTES_MAX } from './caption.ts'
import { explain } from './explain.ts'
import { Pushing } from './forms.ts'
import { zeroOf } from './opened.ts'
import { readPush, zeroAt } from './pushing.ts'
import type { Refusal } from './refusal.ts'
import { digestOf, secretIn } from './secret.ts'
import { writeCaptions, type Taken } from './steps.ts'
import { findKey } from './store-scribes.ts'

type Here = Context<SiteEnv>

/** Seconds after which a program that was too fast comes again: the span of the bound. */
const AGAIN_SECONDS = 60
const TYPES = ['text/vtt', 'text/plain'] as const

type Pushed = {
  readonly id: MeetingId
  readonly digest: string
  readonly text: string
  readonly claimsVtt: boolean
  readonly asked: z.output<typeof Pushing>
}

const say = (c: Here, status: 400 | 401 | 413 | 415, error: string) =>
  c.json({ error }, status, status === 401 ? { 'www-authenticate': 'Bearer' } : {})

export async function push(c: Here, tools: Tools): Promise<Response> {
  const id = meetingId(c.req.param('id') ?? '')
  if (!id || !(await findHosted(c.var.here.database.read, id))) return absent(c)
  const secret = secretIn(c.req.header('authorization'))
  if (secret === undefined) return say(c, 401, 'a key is needed: authorization: Bearer')
  const type = (c.req.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase()
  if (!TYPES.some((one) => one === type)) return say(c, 415, 'send text/vtt or text/plain')
  const asked = Pushing.safeParse(c.req.query())
  if (!asked.success) {
    const fields = asked.error.issues.map(({ path }) => String(path[0]))
    return say(c, 400, `not understood: ${fields.join(', ')}`)
  }
  const bytes = await readBytes(c, PUSH_BYTES_MAX)
  if (!bytes) return say(c, 413, `at most ${PUSH_BYTES_MAX} bytes`)
  const text = new TextDecoder('utf-8').decode(bytes)
  const digest = digestOf(secret)
  const done = await keep(c, tools, {
    id,
    digest,
    text,
    claimsVtt: type === 'text/vtt',
    asked: asked.data,
  })
  if (done === 'no-key') return say(c, 401, 'this key is not known here, or was revoked')
  return done.ok
    ? c.json({ lines: done.value.kept, repeated: done.value.repeated }, 200)
    : refused(c, done.refusal)
}

async function refused(c: Here, refusal: Refusal): Promise<Response> {
  const { t } = await readerOf(c)
  const body = { kind: refusal.kind, error: explain(refusal, t) }
  return refusal.kind === 'too-often'
    ? c.json(body, 429, { 'retry-after': String(AGAIN_SECONDS) })
    : c.json(body, 422)
}

/** As whoever made the key, for as long as they run the meeting. */
async function keep(
  c: Here,
  { clock, officesOf }: Tools,
  { id, digest, text, claimsVtt, asked }: Pushed,
): Promise<Result<Taken, Refusal> | 'no-key'> {
  return c.var.here.database.transact(async (tx, now) => {
    const meeting = await lockMeeting(tx, id)
    const hosting = meeting && (await hostingOf(tx, meeting.host))
    const key = await findKey(tx, digest)
    if (!meeting || !hosting || key?.meeting !== id) return 'no-key'
    const actor = await findActor(tx, key.madeBy, { officesOf, now })
    if (!actor) return 'no-key'
    const { language, from, by, session: named, since } = asked
    const session = named === undefined ? undefined : sessionId(named)
    if (named !== undefined && !session) return refuse({ kind: 'no-such-session' })
    const opened = zeroOf(await sittingOf(tx, id), meeting)
    const zero = since === undefined ? ok(opened) : zeroAt(instant(since), { opened, now })
    if (!zero.ok) return zero
    const lines = readPush({ text, claimsVtt, zero: zero.value, now })
    if (!lines.ok) return lines
    const working = { tx, clock, now, via: 'api', actor, hosting } as const
    const given = { language, from, by, session, door: 'pushed', lines: lines.value } as const
    return writeCaptions(working, meeting, given)
  })
}
