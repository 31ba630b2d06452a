/** What a route finds on its context. Only types: `app.ts` fills it. */
import type { Context } from 'hono'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Database } from '../db/index.ts'
import type { ReaderContext, ReaderViewer, Site } from '../html/index.ts'
import type { Language, OpenCatalogues } from '../languages/index.ts'
import type { Address } from './address.ts'
import type { AsOf, PageCache } from './cache.ts'
import type { Limits } from './limits.ts'
import type { Typed } from './posted.ts'
import type { Session } from './sessions.ts'

/** What a page needs to know of who reads it; `people` gives more. */
export type Viewer = ReaderViewer & {
  /** What the account says; a prefix in the address goes before it. */
  readonly language?: Language | undefined
  readonly zone?: string | undefined
}

/** The same for every request. */
export type Here = {
  readonly database: Database
  readonly site: Site
  readonly catalogues: OpenCatalogues
  readonly cache: PageCache
  /** True where the public address is https. */
  readonly secure: boolean
  /** Scheme, host and port of the public address. */
  readonly origin: string
  readonly log: Logger
  readonly limits: Limits | undefined
  readonly behindProxy: boolean
  /** True where a page answers at this path; some addresses take forms alone. */
  readonly isPage: (path: string) => boolean
}

/** Of one request, filled while it is answered. */
export type Course = {
  /** Taken before anything is read. */
  readonly asOf: AsOf
  readonly address: Address
  /** What was typed, to be given back whatever happens. */
  sent: { readonly typed: Typed; readonly key: string | undefined } | undefined
  reader: ReaderContext | undefined
  /** A form was given a key: the page is this reader's alone. */
  isKeyed: boolean
}

export type Variables<Who extends Viewer> = {
  readonly here: Here
  readonly course: Course
  readonly session: Session | undefined
  /** Whoever is signed in, opaque here. */
  readonly subject: string | undefined
  /** Asked of `people` when first needed, once for each request. */
  readonly viewer: () => Promise<Who | undefined>
}

export type Env<Who extends Viewer = Viewer> = {
  Bindings: { readonly incoming?: IncomingMessage; readonly outgoing?: ServerResponse }
  Variables: Variables<Who>
}

/** As much of a context as this folder needs, so that a route with a richer viewer fits. */
export type Asking = Pick<Context<Env>, 'req' | 'env' | 'var' | 'body' | 'header'>
