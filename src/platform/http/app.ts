/** The application: what happens to every request before and after its route. Knows no domain. */
import { Hono, type Context, type MiddlewareHandler, type Next } from 'hono'
import pino, { type Logger } from 'pino'
import { NotKept, type Database } from '../db/index.ts'
import type { Site } from '../html/index.ts'
import type { OpenCatalogues } from '../languages/index.ts'
import { seconds } from '../values.ts'
import { ADDRESS_CHARACTERS_MAX, addressOf, isReadable, pathnameOf } from './address.ts'
import type { PageCache } from './cache.ts'
import { carrySession, tokenIn } from './cookies.ts'
import { broken } from './broken.ts'
import type { Env, Here, Viewer } from './env.ts'
import { answerRefusal } from './errors.tsx'
import { securityHeaders } from './headers.ts'
import type { Limits } from './limits.ts'
import { isFromElsewhere, isReading } from './origin.ts'
import { networkFor } from './peer.ts'
import { Refused, type RequestRefusal } from './refused.ts'
import { keyOf, carriesCookie, sendVariant } from './send.ts'
import { findSession, renewSession } from './sessions.ts'
import { encodingFor } from './stored-page.ts'

/** A route that has not answered by then is given up; its reader is told to try again. */
export const REQUEST_LASTS_LONGEST = seconds(30)

export type AppOptions<Who extends Viewer> = {
  readonly database: Database
  readonly site: Site
  readonly catalogues: OpenCatalogues
  readonly cache: PageCache
  /** True where the public address is https: the cookie and HSTS follow from it. */
  readonly secure: boolean
  /** Each domain adds its routes. */
  readonly mount: readonly ((app: Hono<Env<Who>>) => void)[]
  readonly viewerOf: (subject: string) => Promise<Who | undefined>
  readonly log?: Logger
  /** Left out in tests: nobody is limited. */
  readonly limits?: Limits | undefined
  readonly behindProxy?: boolean
}

export function createApp<Who extends Viewer>(options: AppOptions<Who>): Hono<Env<Who>> {
  const { database, site, catalogues, cache, secure } = options
  const app = new Hono<Env<Who>>({
    getPath: ({ url }) => addressOf(pathnameOf(url)).path,
  })
  const here: Here = {
    database,
    site,
    catalogues,
    cache,
    secure,
    origin: new URL(site.url).origin,
    log: options.log ?? pino(),
    limits: options.limits,
    behindProxy: options.behindProxy ?? false,
    isPage: (path) => answers(app, 'GET', path),
  }
  app.use(beginning<Who>(here))
  app.use(headed<Who>(secure))
  app.use(inTime)
  app.use(readable<Who>)
  app.use(signedIn(options.viewerOf))
  app.use(inMeasure<Who>)
  for (const add of options.mount) add(app)
  app.notFound((c) => answerRefusal(c, unfound(app, c)))
  app.onError((error, c) => answerError(c, error))
  return app
}

type Middleware<Who extends Viewer> = MiddlewareHandler<Env<Who>>

function beginning<Who extends Viewer>(here: Here): Middleware<Who> {
  return (c, next) => {
    c.set('here', here)
    c.set('course', {
      asOf: here.cache.asOf(),
      address: addressOf(pathnameOf(c.req.url)),
      sent: undefined,
      reader: undefined,
      isKeyed: false,
    })
    c.set('viewer', () => Promise.resolve(undefined))
    return next()
  }
}

function headed<Who extends Viewer>(secure: boolean): Middleware<Who> {
  const headers = Object.entries(securityHeaders(secure))
  return async (c, next) => {
    await next()
    // A file that was uploaded says more narrowly what a browser may do with it.
    for (const [name, value] of headers) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    }
  }
}

async function inTime(_: Context, next: Next): Promise<void> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Refused({ kind: 'slow' })), REQUEST_LASTS_LONGEST)
  try {
    await Promise.race([next(), late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Refuses what cannot be read, and what another site's page sent in somebody's name. */
async function readable<Who extends Viewer>(c: Context<Env<Who>>, next: Next): Promise<void> {
  const target = c.req.url.slice(c.req.url.indexOf('/', c.req.url.indexOf('//') + 2))
  if (target.length > ADDRESS_CHARACTERS_MAX) {
    throw new Refused({ kind: 'address-too-long', charactersMax: ADDRESS_CHARACTERS_MAX })
  }
  if (!isReadable(target)) throw new Refused({ kind: 'unreadable-address' })
  const crossing = {
    method: c.req.method,
    fetchSite: c.req.header('sec-fetch-site'),
    origin: c.req.header('origin'),
    host: c.req.header('host'),
    ownOrigin: c.var.here.origin,
  }
  if (isFromElsewhere(crossing)) throw new Refused({ kind: 'from-elsewhere' })
  await next()
}

function signedIn<Who extends Viewer>(
  viewerOf: (subject: string) => Promise<Who | undefined>,
): Middleware<Who> {
  return async (c, next) => {
    const { database, secure } = c.var.here
    const token = tokenIn(c.req.header('cookie'), secure)
    const now = database.clock.now()
    const session = token && (await findSession(database.read, token, now))
    if (session) {
      let asked: Promise<Who | undefined> | undefined
      c.set('session', session)
      c.set('subject', session.subject)
      c.set('viewer', () => (asked ??= viewerOf(session.subject)))
      const expires = await renewSession(database, session, now)
      if (expires !== undefined) carrySession(c, session.token, expires)
    }
    await next()
  }
}

async function inMeasure<Who extends Viewer>(c: Context<Env<Who>>, next: Next): Promise<void> {
  const { limits, database } = c.var.here
  const network = limits && networkFor(c)
  const { subject } = c.var
  const name = subject ?? network
  if (limits && name !== undefined) {
    const kind = isReading(c.req.method) ? 'read' : 'write'
    const by = subject === undefined ? 'network' : 'subject'
    const asked = limits.ask({ by, name, kind }, database.clock.entered())
    if (asked.kind === 'too-often') throw new Refused(asked)
  }
  await next()
}

const answers = <Who extends Viewer>(app: Hono<Env<Who>>, method: string, path: string) =>
  app.router.match(method, path)[0].some(([[, route]]) => route.method === method)

/** A path that some method would find is known: 405. What a route calls absent never comes here. */
function unfound<Who extends Viewer>(app: Hono<Env<Who>>, c: Context<Env<Who>>): RequestRefusal {
  const allowed = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) =>
    answers(app, method, c.req.path),
  )
  const asked = c.req.method === 'HEAD' ? 'GET' : c.req.method
  return allowed.length === 0 || allowed.includes(asked)
    ? { kind: 'absent' }
    : { kind: 'wrong-method', allowed }
}

async function answerError<Who extends Viewer>(
  c: Context<Env<Who>>,
  error: Error,
): Promise<Response> {
  const refusal: RequestRefusal =
    error instanceof Refused
      ? error.refusal
      : error instanceof NotKept
        ? { kind: 'not-kept' }
        : broken(c, error)
  const failed = refusal.kind === 'not-kept' || refusal.kind === 'slow'
  const older = failed && isReading(c.req.method) && !carriesCookie(c)
  const stale = older
    ? c.var.here.cache.findOlder(keyOf(c), c.var.here.database.clock.now())
    : undefined
  if (stale)
    return sendVariant(c, await stale.variant(encodingFor(c.req.header('accept-encoding'))))
  return answerRefusal(c, refusal)
}
