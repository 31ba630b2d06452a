/** Answers with a page, or with the machine twin of it that was asked for. Renders by `html`. */
import type { ComponentChild } from 'preact'
import { renderPieces } from '../html/index.ts'
import type { Instant } from '../values.ts'
import type { Twin } from './address.ts'
import { csvOf, type Rows } from './csv.ts'
import type { Asking } from './env.ts'
import { absent } from './errors.tsx'
import { sendProblem, wantsProblem } from './problem-json.ts'
import { readerOf } from './reader.ts'
import { send } from './send.ts'

export type PageOptions = {
  readonly status?: 200 | 400 | 409 | 422
  /** What happened, for a client that reads no page: the title of its problem. */
  readonly title?: string
  /** The same facts for machines; a twin that is not given is absent. */
  readonly json?: object
  readonly csv?: Rows
  readonly ics?: string
  readonly atom?: string
  readonly md?: string
  readonly mbox?: string
  /** What the page read. Given, it is kept for everybody who is not signed in. */
  readonly topics?: readonly string[]
  /** When the clock changes it. */
  readonly until?: Instant | undefined
}

const TYPES = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  mbox: 'application/mbox',
} as const satisfies Record<Twin, string>

export async function page(
  c: Asking,
  node: ComponentChild,
  options: PageOptions = {},
): Promise<Response> {
  const { status = 200, topics, until } = options
  if (status !== 200 && wantsProblem(c)) {
    const { t } = await readerOf(c)
    const title = options.title ?? t(`http.status.${status}`)
    return sendProblem(c, { status, title, more: options.json })
  }
  const { twin } = c.var.course.address
  if (!twin) {
    const body = renderPieces(node, await readerOf(c))
    const shared = c.var.course.isKeyed ? undefined : topics
    return send(c, { status, body, type: 'text/html; charset=utf-8', topics: shared, until })
  }
  const body = twinText(twin, options)
  if (body === undefined) return absent(c)
  return send(c, { status, body, type: TYPES[twin], topics, until })
}

function twinText(twin: Twin, { json, csv, ...texts }: PageOptions): string | undefined {
  if (twin === 'json') return json && `${JSON.stringify(json)}\n`
  if (twin === 'csv') return csv && csvOf(csv)
  return texts[twin]
}
