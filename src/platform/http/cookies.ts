/** The one cookie: a session's token, unreadable to scripts. Keeps no session itself. */
import { serialize } from 'hono/utils/cookie'
import { between, type Instant } from '../values.ts'
import type { Asking } from './env.ts'
import { sessionToken, type SessionToken } from './sessions.ts'

/** `__Host-` binds it to this host and to https. Source: RFC 6265bis §4.1.3.2. */
export const cookieName = (secure: boolean) => (secure ? '__Host-parley' : 'parley')

/** What `parley session` prints. */
export const cookieHeader = (secure: boolean, token: SessionToken) =>
  `${cookieName(secure)}=${token}`

/** A value sent twice under our name is somebody's trick: neither counts. */
export function tokenIn(cookies: string | undefined, secure: boolean): SessionToken | undefined {
  if (!cookies) return undefined
  const prefix = `${cookieName(secure)}=`
  const ours = cookies.split(';').filter((cookie) => cookie.trimStart().startsWith(prefix))
  return ours.length === 1 ? sessionToken(ours[0]?.trim().slice(prefix.length)) : undefined
}

/** To be called once the session is kept: a cookie for nothing would sign nobody in. */
export function carrySession(c: Asking, token: SessionToken, expires: Instant): void {
  const left = between(c.var.here.database.clock.now(), expires)
  setCookie(c, token, Math.max(0, Math.floor(left / 1_000)))
}

export const dropSession = (c: Asking): void => setCookie(c, '', 0)

function setCookie(c: Asking, value: string, maxAge: number): void {
  const { secure } = c.var.here
  const cookie = serialize(cookieName(secure), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    maxAge,
  })
  c.header('set-cookie', cookie, { append: true })
}
