/** Where a list of threads stands, and how its address is read. Shows nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Process } from '../processes/index.ts'
import type { Place } from './ground.ts'
import type { ClauseAt, Message, Said, Thread } from './message.ts'
import { findThread, type Before, type Scope } from './store-threads.ts'

/** A list of threads, and where it stands. */
export type Listed = {
  readonly scope: Scope
  readonly path: string
  readonly place?: Place
  /** One clause of the text that it is about. */
  readonly anchor?: ClauseAt
}

export const processScope = ({ id: process }: Process): Scope => ({ kind: 'process', process })

/** Messages on a page that lists them one by one. */
export const LINES_MAX = 100
/** Pages of one month: 100,000 messages. */
const MONTH_PAGES_MAX = 1_000

/** `1763726400000_01J…`: when its last message came, and which it is. */
export function beforeOf(raw: string | undefined): Before | undefined {
  const [at = '', thread = ''] = raw?.split('_') ?? []
  const isBefore = /^\d{1,15}$/.test(at) && /^[0-9A-Z]{26}$/.test(thread)
  return isBefore ? ({ at: Number(at) as Instant, thread } as Before) : undefined
}

export const isMonth = (raw: string): boolean => /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(raw)

export const pageOf = (raw: string | undefined): number =>
  raw !== undefined && /^\d{1,4}$/.test(raw) ? Math.min(Number(raw), MONTH_PAGES_MAX) : 0

export const withQuery = (path: string, query: string) =>
  `${path}${path.includes('?') ? '&' : '?'}${query}`

export async function subjectsOf(
  read: Read,
  messages: readonly Message[],
): Promise<ReadonlyMap<Thread['id'], Said>> {
  const ids = [...new Set(messages.map(({ thread }) => thread))]
  const threads = await Promise.all(ids.map((id) => findThread(read, id, undefined)))
  return new Map(threads.flatMap((one) => (one ? [[one.id, one.subject] as const] : [])))
}
