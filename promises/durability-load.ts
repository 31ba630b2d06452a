/** Writers over HTTP that keep a ledger of what they were told. Looks into no database. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Writer } from './durability-server.ts'

const ANSWER_MS_MAX = 15_000
const PAUSE_MS = 40
/** Three minutes without an answer to one act mean that the site is gone, not killed. */
const ATTEMPTS_MAX = 4_500

/** What is permanent was read: asked once, before the first act of each. */
export const READ = { permanence: '1' } as const

export type Ledger = {
  /** Texts of acts that were answered with 303. */
  readonly acknowledged: Set<string>
  /** Texts of which one answer was lost on the way; each was asked again with its key. */
  readonly unknown: Set<string>
}

export const emptyLedger = (): Ledger => ({ acknowledged: new Set(), unknown: new Set() })

type Answer = 'acknowledged' | 'not-now' | 'never-sent' | 'unknown'

/** Posts one act; `path` and `fields` are those of the form. */
export async function post(
  url: string,
  writer: Writer,
  form: { readonly path: string; readonly fields: Readonly<Record<string, string>>; key: string },
): Promise<Answer> {
  const body = new URLSearchParams({ ...form.fields, key: form.key })
  try {
    const answer = await fetch(`${url}${form.path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: writer.cookie, 'x-forwarded-for': writer.network },
      body,
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    })
    await answer.arrayBuffer()
    if (answer.status === 303) return 'acknowledged'
    if (answer.status === 429 || answer.status >= 500) return 'not-now'
    throw new Refused(`${form.path} answered ${answer.status}`)
  } catch (error) {
    if (error instanceof Refused) throw error
    return wasNeverSent(error) ? 'never-sent' : 'unknown'
  }
}

/** The form itself was refused: the load is wrong, and proves nothing. */
class Refused extends Error {}

function wasNeverSent(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED'
}

/** Writes one act after the other until told to end; each until it is answered. */
export async function write(
  { url, writer, ledger }: { url: string; writer: Writer; ledger: Ledger },
  isOver: () => boolean,
): Promise<void> {
  for (let number = 0; !isOver(); number++) {
    const work = `${writer.person} says ${number}`
    const key = `${writer.person}-${number}`
    await untilAnswered(ledger, work, () =>
      post(url, writer, { path: '/account/interests', fields: { work, ...READ }, key }),
    )
  }
}

async function untilAnswered(ledger: Ledger, work: string, send: () => Promise<Answer>) {
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    const answer = await send()
    if (answer === 'acknowledged') return void ledger.acknowledged.add(work)
    if (answer === 'unknown') ledger.unknown.add(work)
    await pause(PAUSE_MS)
  }
  throw new Error(`${work}: no answer after ${ATTEMPTS_MAX} attempts`)
}
