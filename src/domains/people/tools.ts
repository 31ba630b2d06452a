/** What the routes of every domain are given once, as the site is put together. */
import type { Hono } from 'hono'
import type { Clock } from '../../platform/clock.ts'
import type { Files } from '../../platform/files/index.ts'
import type { Database } from '../../platform/db/index.ts'
import type { Again, Step } from '../../platform/html/index.ts'
import { explainProblem } from '../../platform/http/index.ts'
import type { Asking, Env, Posted, Viewer } from '../../platform/http/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import type { Hub } from '../../platform/live/index.ts'
import type { Outbox } from '../../platform/mail/index.ts'
import type { ReplyAddresses } from '../../platform/mail/inbox/index.ts'
import type { Video } from '../../platform/video/index.ts'
import type { EntryLine } from '../../platform/record/index.ts'
import type { OfficesOf } from './actor.ts'
import type { Origins } from './origins.ts'
import type { Actor } from './person.ts'
import type { ThingSection } from './thing-section.ts'

export type Tools = {
  readonly database: Database
  readonly clock: Clock
  readonly outbox: Outbox
  readonly files: Files
  /** Given where mail is taken in: answers to mail that carries one are read. */
  readonly replyAddresses?: ReplyAddresses | undefined
  /** Those who follow something as it happens. */
  readonly live: Hub
  /** Given where the place has a server for video calls. */
  readonly video?: Video | undefined
  /** Given where a gateway hands over SMS. */
  readonly smsSecret?: string | undefined
  /** The public address, without a slash at the end. */
  readonly url: string
  readonly officesOf: OfficesOf
  /** An act as a step of a history; `ActWords` of all domains, joined as the site is. */
  readonly sentenceOf: (line: EntryLine, actorName: string, t: Translate) => Step
  /** What the forms of earlier domains can grow from. */
  readonly origins?: Origins
  /** What later domains add to the pages of single things. */
  readonly thingSections?: readonly ThingSection[]
}

/** Who reads, as pages need it, with the actor that rules ask for. */
export type Reading = Viewer & { readonly actor: Actor }

export type SiteEnv = Env<Reading>
export type Mount = (app: Hono<SiteEnv>) => void

/** The person who acts, or nobody: each rule says what that means. */
export async function actorOf(c: Asking): Promise<Actor | undefined> {
  const viewer = await c.var.viewer()
  return viewer && 'actor' in viewer ? (viewer as Reading).actor : undefined
}

/** A form as it came, for the page that gives it back. */
export function asTyped(form: Posted<unknown>, t: Translate): Again {
  const problems = form.ok ? [] : form.problems
  return {
    typed: form.typed,
    key: form.key,
    problems: problems.map((one) => ({ field: one.field, message: explainProblem(one, t) })),
  }
}
