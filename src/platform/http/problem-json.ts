/** Errors for machines: `application/problem+json`. Says nothing that a page would not say. */
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Asking } from './env.ts'
import { send } from './send.ts'

export type Problem = {
  readonly status: ContentfulStatusCode
  readonly title: string
  readonly detail?: string
  /** Members of our own, as the fields that are wrong. */
  readonly more?: object | undefined
  readonly headers?: Readonly<Record<string, string>>
}

/** Who asked for a twin, sent JSON, or takes JSON and no page, reads no page. */
export function wantsProblem(c: Asking): boolean {
  if (c.var.course.address.twin) return true
  const accepts = c.req.header('accept') ?? ''
  if (accepts.includes('text/html')) return false
  const sent = c.req.header('content-type') ?? ''
  return accepts.includes('json') || sent.startsWith('application/json')
}

/** Source: RFC 9457. */
export function sendProblem(
  c: Asking,
  { status, title, detail, more, headers }: Problem,
): Promise<Response> {
  const body = JSON.stringify({
    type: 'about:blank',
    ...more,
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
  })
  return send(c, { status, body: `${body}\n`, type: 'application/problem+json', headers })
}
