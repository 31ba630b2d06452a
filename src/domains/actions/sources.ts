/**
 * What an action may come from: an interface by which later domains add their things, and those of
 * earlier ones. Says where a thing is; decides nothing.
 */
import { isUlid } from '../../platform/clock.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import { callId, findCall } from '../decisions/index.ts'
import {
  aboutOf,
  findMessage,
  findThread,
  messageId,
  placeAt as talkAt,
  placeOfThread,
} from '../discussions/index.ts'
import { findCommitment, findOutcome, outcomeId, type CommitmentId } from '../outcomes/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { BodyId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { Host } from '../processes/index.ts'
import type { Source } from './action.ts'

export type SourceHere = {
  readonly host: Host
  /** Where it can be read, from the root of the site. */
  readonly path: string
  /** Of a meeting that is still to come: when it takes up what is due. */
  readonly takesUpAt?: Instant | undefined
}

export type SourceProvider = {
  /** What stands before the colon. */
  readonly noun: string
  /** Nothing for what is not there, or not open to everybody. */
  readonly find: (db: Read | Tx, id: string) => Promise<SourceHere | undefined>
}

const hostOf = (process: ProcessId | undefined, body?: BodyId): Host | undefined => {
  if (process !== undefined) return { kind: 'process', process }
  return body === undefined ? undefined : { kind: 'body', body }
}

const at = (host: Host | undefined, path: string): SourceHere | undefined => host && { host, path }

const call: SourceProvider = {
  noun: 'call',
  find: async (db, raw) => {
    const id = callId(raw)
    const found = id && (await findCall(db, id))
    return found && at(hostOf(found.process), `/calls/${raw}`)
  },
}

const outcome: SourceProvider = {
  noun: 'outcome',
  find: async (db, raw) => {
    const id = outcomeId(raw)
    const found = id && (await findOutcome(db, id))
    return found && at(hostOf(found.process), `/outcomes/${raw}`)
  },
}

const commitment: SourceProvider = {
  noun: 'commitment',
  find: async (db, raw) => {
    if (!isUlid(raw)) return undefined
    const found = await findCommitment(db, raw as string as CommitmentId)
    return found && at(hostOf(found.process), `/outcomes/${found.outcome}`)
  },
}

/** Open talk only: what a closed list said is told nowhere else. */
const message: SourceProvider = {
  noun: 'message',
  find: async (db, raw) => {
    const id = messageId(raw)
    const found = id && (await findMessage(db, id, undefined))
    const thread = found && (await findThread(db, found.thread, undefined))
    if (!thread) return undefined
    const { process, body } = await placeOfThread(db, thread)
    return at(hostOf(process?.id, body), `/messages/${raw}`)
  },
}

/** Whatever is talked about has a place. */
const talkedAbout = (noun: 'issue' | 'docket' | 'text'): SourceProvider => ({
  noun,
  find: async (db, raw) => {
    const about = aboutOf(`${noun}:${raw}`)
    const place = about && (await talkAt(db, about))
    return place && at(hostOf(place.process?.id, place.body), place.href)
  },
})

export const EARLIER_SOURCES: readonly SourceProvider[] = [
  call,
  outcome,
  commitment,
  message,
  ...(['issue', 'docket', 'text'] as const).map(talkedAbout),
]

export async function findSource(
  providers: readonly SourceProvider[],
  db: Read | Tx,
  source: Source,
): Promise<SourceHere | undefined> {
  const [noun = '', id = ''] = source.split(':')
  return providers.find((one) => one.noun === noun)?.find(db, id)
}
