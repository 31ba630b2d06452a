/** Every request that cannot be taken, answered in words, with what was typed given back. */
import { Link, Page, renderPage } from '../html/index.ts'
import type { Translate } from '../languages/index.ts'
import { unreachable } from '../values.ts'
import type { Asking } from './env.ts'
import { isReading } from './origin.ts'
import { readTypedAnyway } from './posted.ts'
import { sendProblem, wantsProblem } from './problem-json.ts'
import { askedPath, knownReader, readerOf } from './reader.ts'
import type { RequestRefusal } from './refused.ts'
import { send } from './send.ts'
import { SendAgain } from './send-again.tsx'

type Kind = RequestRefusal['kind']

const STATUS = {
  'unsupported-type': 415,
  'too-large': 413,
  'too-many-fields': 400,
  'too-deep': 400,
  'not-json': 400,
  'not-text': 400,
  'unreadable-address': 400,
  'address-too-long': 414,
  'from-elsewhere': 403,
  'too-often': 429,
  'no-key': 400,
  'other-content': 409,
  absent: 404,
  'wrong-method': 405,
  'session-ended': 422,
  'not-kept': 503,
  slow: 503,
  broken: 500,
} as const satisfies Record<Kind, number>

/** After these nothing may be asked of the database: it may be what failed. */
const WORLD_FAILED: ReadonlySet<Kind> = new Set(['not-kept', 'slow', 'broken'])
/** After these the same form may well be sent again, with its key. */
const WORTH_REPEATING: ReadonlySet<Kind> = new Set([
  'not-kept',
  'slow',
  'broken',
  'too-often',
  'session-ended',
])
/** After these it may be sent again only as a new one. */
const NEW_ONE: ReadonlySet<Kind> = new Set(['no-key', 'other-content'])

/** Seconds after which a full disk or a lost database is worth another try. */
const RETRY_AFTER_SECONDS = 30

/** 404, the same for what is absent and for what is hidden from this reader. */
export const absent = (c: Asking): Promise<Response> => answerRefusal(c, { kind: 'absent' })

/**
 * A form that came after its session had ended: as typed, to be sent again once signed in.
 *
 * A route that shows its own page with `http.session-ended.why` does better.
 */
export const signInThenAgain = (c: Asking): Promise<Response> =>
  answerRefusal(c, { kind: 'session-ended' })

export async function answerRefusal(c: Asking, refusal: RequestRefusal): Promise<Response> {
  const { kind } = refusal
  const status = STATUS[kind]
  const headers = headersFor(refusal)
  const reader = WORLD_FAILED.has(kind) ? knownReader(c) : await readerOf(c)
  const title = reader.t(`http.${kind}.title`)
  const detail = explain(refusal, reader.t, isReading(c.req.method))
  if (wantsProblem(c)) {
    const more = refusal.kind === 'broken' ? { id: refusal.id } : undefined
    return sendProblem(c, { status, title, detail, more, headers })
  }
  const repeated = WORTH_REPEATING.has(kind)
  const sent = repeated || NEW_ONE.has(kind) ? await readTypedAnyway(c) : undefined
  const node = (
    <Page title={title}>
      <p>{detail}</p>
      {sent ? (
        <SendAgain
          typed={sent.typed}
          action={askedPath(c)}
          sameKey={repeated ? sent.key : undefined}
        />
      ) : (
        <p>
          <Link to="/">{reader.t('http.again.home')}</Link>
        </p>
      )}
    </Page>
  )
  const body = renderPage(node, reader)
  return send(c, { status, body, type: 'text/html; charset=utf-8', headers })
}

function headersFor(refusal: RequestRefusal): Readonly<Record<string, string>> {
  const { kind } = refusal
  if (kind === 'too-often') return { 'retry-after': String(refusal.retryAfterSeconds) }
  if (kind === 'wrong-method') return { allow: refusal.allowed.join(', ') }
  if (kind === 'too-large') return { connection: 'close' }
  const passes = kind === 'not-kept' || kind === 'slow'
  return passes ? { 'retry-after': String(RETRY_AFTER_SECONDS) } : {}
}

function explain(refusal: RequestRefusal, t: Translate, reading: boolean): string {
  switch (refusal.kind) {
    case 'too-large':
      return t('http.too-large.why', { kilobytesMax: refusal.bytesMax / 1_024 })
    case 'too-many-fields':
      return t('http.too-many-fields.why', { fieldsMax: refusal.fieldsMax })
    case 'too-deep':
      return t('http.too-deep.why', { depthMax: refusal.depthMax })
    case 'address-too-long':
      return t('http.address-too-long.why', { charactersMax: refusal.charactersMax })
    case 'too-often':
      return t('http.too-often.why', { seconds: refusal.retryAfterSeconds })
    case 'wrong-method':
      return t('http.wrong-method.why', { allowed: refusal.allowed.join(', ') })
    case 'broken':
      return t('http.broken.why', { id: refusal.id })
    case 'not-kept':
      return t(reading ? 'http.not-kept.why-reading' : 'http.not-kept.why')
    case 'unsupported-type':
    case 'not-json':
    case 'not-text':
    case 'unreadable-address':
    case 'from-elsewhere':
    case 'no-key':
    case 'other-content':
    case 'absent':
    case 'session-ended':
    case 'slow':
      return t(`http.${refusal.kind}.why`)
    default:
      return unreachable(refusal)
  }
}
