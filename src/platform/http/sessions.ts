/** Who is signed in, by opaque tokens of which only a hash is kept. Knows no person. */
import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { NotKept, remembered, type Database, type Read, type Tx } from '../db/index.ts'
import { after, between, days, type Brand, type Duration, type Instant } from '../values.ts'

/** 256 random bits, base64url: what the cookie carries. */
export type SessionToken = Brand<string, 'SessionToken'>

/** Without a visit; each one renews it, at most once a day. */
export const SESSION_LASTS = days(30)
/** Since signing in, however often renewed. */
export const SESSION_LASTS_LONGEST = days(180)
const RENEWED_AT_MOST_EVERY = days(1)
/** Rows that one run of the clean-up deletes. */
const FORGOTTEN_AT_ONCE_MAX = 1_000

const TOKEN_BYTES = 32
const TOKEN = /^[A-Za-z0-9_-]{43}$/

type SessionTables = {
  sessions: {
    token_hash: string
    subject: string
    created: Instant
    renewed: Instant
    expires: Instant
  }
}

export type Session = {
  readonly subject: string
  readonly token: SessionToken
  readonly created: Instant
  readonly renewed: Instant
  readonly expires: Instant
}

export const sessionToken = (raw: string | undefined): SessionToken | undefined =>
  raw !== undefined && TOKEN.test(raw) ? (raw as SessionToken) : undefined

const hashOf = (token: SessionToken) => createHash('sha256').update(token).digest('base64url')

export type Starting = {
  readonly subject: string
  readonly now: Instant
  readonly clock: Clock
  readonly lasts?: Duration
}

/** A fresh token each time, so that nobody can plant one before somebody signs in. */
export async function startSession(
  tx: Tx,
  { subject, now, clock, lasts = SESSION_LASTS }: Starting,
): Promise<SessionToken> {
  const token = Buffer.from(clock.random(TOKEN_BYTES)).toString('base64url') as SessionToken
  await tx
    .withTables<SessionTables>()
    .insertInto('sessions')
    .values({
      token_hash: hashOf(token),
      subject,
      created: now,
      renewed: now,
      expires: after(now, lasts),
    })
    .execute()
  return token
}

export async function endSession(tx: Tx, token: SessionToken): Promise<void> {
  await tx
    .withTables<SessionTables>()
    .deleteFrom('sessions')
    .where('token_hash', '=', hashOf(token))
    .execute()
}

/** Everywhere at once: after a stolen device, or when an account is closed. */
export async function endSessionsOf(tx: Tx, subject: string): Promise<void> {
  await tx
    .withTables<SessionTables>()
    .deleteFrom('sessions')
    .where('subject', '=', subject)
    .execute()
}

const rowOf = remembered((db, hash: string) =>
  db
    .withTables<SessionTables>()
    .selectFrom('sessions')
    .select(['subject', 'created', 'renewed', 'expires'])
    .where('token_hash', '=', hash)
    .executeTakeFirst(),
)

/** Half-open: at `expires` it is over. */
export async function findSession(
  read: Read,
  token: SessionToken,
  now: Instant,
): Promise<Session | undefined> {
  const row = await rowOf(read, hashOf(token))
  return row && now < row.expires ? { ...row, token } : undefined
}

/**
 * The session's new end, or `undefined` where it is too early to move it, or too late.
 *
 * @returns an instant never beyond `SESSION_LASTS_LONGEST` after signing in
 */
export function renewal(session: Session, now: Instant): Instant | undefined {
  if (between(session.renewed, now) < RENEWED_AT_MOST_EVERY) return undefined
  const latest = after(session.created, SESSION_LASTS_LONGEST)
  const wanted = after(now, SESSION_LASTS)
  const expires = wanted < latest ? wanted : latest
  return expires > session.expires ? expires : undefined
}

/** A full disk ends no visit: the session stays as it was, and the next visit tries again. */
export async function renewSession(database: Database, session: Session, now: Instant) {
  const expires = renewal(session, now)
  if (expires === undefined) return undefined
  try {
    await database.transact(async (tx) => {
      await tx
        .withTables<SessionTables>()
        .updateTable('sessions')
        .set({ renewed: now, expires })
        .where('token_hash', '=', hashOf(session.token))
        .execute()
    })
    return expires
  } catch (error) {
    if (error instanceof NotKept) return undefined
    throw error
  }
}

/** A bounded part of the sessions that are over; the next run takes the rest. */
export async function forgetOldSessions(tx: Tx, now: Instant): Promise<void> {
  const own = tx.withTables<SessionTables>()
  const over = own
    .selectFrom('sessions')
    .select('token_hash')
    .where('expires', '<=', now)
    .orderBy('expires')
    .limit(FORGOTTEN_AT_ONCE_MAX)
  await own.deleteFrom('sessions').where('token_hash', 'in', over).execute()
}
