/**
 * HTTP for a gateway that hands over SMS: `POST /sms` with `from` and `text`, and its secret.
 *
 * What it answers goes back to the telephone. Absent where no secret is set, and to whoever does
 * not know it. No number of a telephone is kept.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Hono } from 'hono'
import { z } from 'zod'
import { absent, posted } from '../../platform/http/index.ts'
import type { SiteEnv } from '../people/index.ts'
import { createAttempts, type Attempts } from './attempts.ts'
import type { Here, HumTools } from './sent.tsx'
import { MESSAGE_LENGTH_MAX } from './sms.ts'
import { takeMessage } from './taking.ts'

const FROM_LENGTH_MAX = 64
const SECRET_LENGTH_MAX = 200
const SECRET_HEADER = 'x-parley-secret'

/** Whatever was written gets an answer in words, also where it is too long, odd or empty: cut. */
const cut = (most: number) =>
  z
    .string()
    .catch('')
    .transform((text) => text.slice(0, most))

const Handed = z.object({
  from: cut(FROM_LENGTH_MAX),
  text: cut(MESSAGE_LENGTH_MAX),
  secret: cut(SECRET_LENGTH_MAX),
})

export function mountMessages(app: Hono<SiteEnv>, tools: HumTools): void {
  const { smsSecret } = tools
  if (smsSecret === undefined) return
  const attempts = createAttempts()
  app.post('/sms', (c) => onMessage(c, { tools, attempts, secret: smsSecret }))
}

type Gateway = {
  readonly tools: HumTools
  readonly attempts: Attempts
  readonly secret: string
}

async function onMessage(c: Here, { tools, attempts, secret }: Gateway): Promise<Response> {
  const header = c.req.header(SECRET_HEADER)
  // Before its body is believed: who knows no secret is told nothing of what it should hold.
  const form = await posted(c, Handed)
  // Signs of control, as some gateways send them, are no reason to say nothing.
  const { from, text, secret: typed } = form.ok ? form.data : Handed.parse(form.typed)
  if (!isSame(header ?? typed, secret)) return absent(c)
  return c.text(await takeMessage(c, tools, { attempts, from, text }))
}

/** In the same time, whatever is given. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}
