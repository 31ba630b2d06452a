/** The door to HTTP: what others may use. Only re-exports. */
export { TWINS, type Twin } from './address.ts'
export { createApp, type AppOptions } from './app.ts'
export { atomText, type AtomEntry, type AtomFeed } from './atom.ts'
export { plainAsset, serveAssets, type Asset, type Assets } from './assets.ts'
export { BODY_BYTES_MAX, FIELDS_MAX, JSON_DEPTH_MAX, readBytes } from './body.ts'
export { sendPublicFile, type PublicFile } from './bytes.ts'
export { createPageCache, type PageCache } from './cache.ts'
export { carrySession, cookieHeader, cookieName, dropSession } from './cookies.ts'
export type { Cell, Rows } from './csv.ts'
export type { Asking, Env, Here, Viewer } from './env.ts'
export { absent, signInThenAgain } from './errors.tsx'
export { line, optional, passage, several, tick, ticked, whole } from './fields.ts'
export { databaseHealth, healthOf, type Health, type HealthCheck } from './health.ts'
export { ALLOWANCES, createLimits, type Limits } from './limits.ts'
export { createMetrics, type Metrics } from './metrics.ts'
export { openLine, STREAM_HEADERS, type OpenLine } from './open-line.ts'
export { keyOf, once, type To } from './once.ts'
export { mountOperating, type Operating } from './operating.ts'
export { isLoopbackHost, mayServeAt, type PlainHttp } from './origin.ts'
export { page, type PageOptions } from './page.ts'
export { isOperator } from './peer.ts'
export { FILES_BYTES_MAX, type SentFile } from './parts.ts'
export { asked, KEY_FIELD, posted, type Posted, type Sound, type Typed } from './posted.ts'
export { explainProblem, problem, type FieldProblem, type WordedProblem } from './problems.ts'
export { readerOf, wordsFor } from './reader.ts'
export { seeOther } from './redirect.ts'
export { forgetOldReplays } from './replays.ts'
export { createServer, listen, type Listening, type ServerOptions } from './server.ts'
export {
  endSession,
  endSessionsOf,
  findSession,
  forgetOldSessions,
  SESSION_LASTS,
  sessionToken,
  startSession,
  type Session,
  type SessionToken,
} from './sessions.ts'
