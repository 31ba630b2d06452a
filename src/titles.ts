/** What things are called, for pages of earlier domains that know only their ids. */
import { findBallot, type BallotId } from './domains/ballots/index.ts'
import { findCall, type CallId } from './domains/decisions/index.ts'
import { findChat, type ChatLineId } from './domains/chats/index.ts'
import { findMessage, findThread, type MessageId } from './domains/discussions/index.ts'
import { findIssue, type IssueId } from './domains/issues/index.ts'
import { findCycle, loadMeeting, type CycleId, type MeetingId } from './domains/meetings/index.ts'
import { findProcess, type ProcessId } from './domains/processes/index.ts'
import type { TitlesOf } from './domains/stewards/index.ts'
import { findText, type TextId } from './domains/texts/index.ts'
import type { Read } from './platform/db/index.ts'
import { wordsOf } from './platform/record/index.ts'

type Titled = { readonly id: string; readonly title: string }

/** By the noun before the colon. A page of a log has many lines about few things. */
const FINDERS: Readonly<
  Record<string, (read: Read, ids: readonly string[]) => Promise<readonly Titled[]>>
> = {
  issue: (read, ids) => each(ids, (id) => findIssue(read, id as IssueId)),
  process: (read, ids) => each(ids, (id) => findProcess(read, { id: id as ProcessId })),
  text: (read, ids) => each(ids, (id) => findText(read, id as TextId)),
  meeting: (read, ids) => each(ids, (id) => loadMeeting(read, id as MeetingId)),
  // By what it is part of: its words may be what is gone.
  message: (read, ids) =>
    each(ids, async (id) => {
      const message = await findMessage(read, id as MessageId, undefined)
      const thread = message && (await findThread(read, message.thread, undefined))
      return thread && 'of' in thread.subject ? { id, title: thread.subject.of } : undefined
    }),
  'chat-line': (read, ids) =>
    each(ids, async (id) => {
      const line = await findChat(read, id as ChatLineId)
      const meeting = line && (await loadMeeting(read, line.meeting))
      return meeting && { id, title: meeting.title }
    }),
  cycle: (read, ids) =>
    each(ids, async (id) => {
      const cycle = await findCycle(read, id as CycleId)
      return cycle && { id, title: cycle.name }
    }),
  ballot: (read, ids) =>
    each(ids, async (id) => {
      const ballot = await findBallot(read, id as BallotId)
      return ballot && { id, title: ballot.question }
    }),
  call: (read, ids) =>
    each(ids, async (id) => {
      const call = await findCall(read, id as CallId)
      return call && { id, title: call.question }
    }),
}

async function each(
  ids: readonly string[],
  find: (id: string) => Promise<Titled | undefined>,
): Promise<readonly Titled[]> {
  const found = await Promise.all(ids.map(find))
  return found.filter((one) => one !== undefined)
}

export const titlesOf: TitlesOf = async (read, things) => {
  const found = new Map<string, string>()
  for (const [noun, find] of Object.entries(FINDERS)) {
    const own = [...new Set(things)].filter((thing) => thing.startsWith(`${noun}:`))
    if (own.length === 0) continue
    const titled = await find(
      read,
      own.map((thing) => thing.slice(noun.length + 1)),
    )
    for (const { id, title } of titled) found.set(`${noun}:${id}`, title)
  }
  const words = await wordsOf(read, [...found.values()])
  return new Map(
    [...found].flatMap(([thing, title]) => {
      const wording = words.get(title)
      return wording.kind === 'text' ? [[thing, wording.text] as const] : []
    }),
  )
}
