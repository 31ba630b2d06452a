/** Loads what the pages of straw polls show. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Process } from '../processes/index.ts'
import { takesHands, type Poll } from './poll.ts'
import { pollsOf } from './store/polls.ts'

export type PollLine = {
  readonly poll: Poll
  readonly question: string
  readonly open: boolean
}

export async function pollLines(
  read: Read,
  process: Process,
  now: Instant,
): Promise<readonly PollLine[]> {
  const polls = await pollsOf(read, process.id)
  const words = await wordsOf(
    read,
    polls.map(({ question }) => question),
  )
  return polls.map((poll) => {
    const wording = words.get(poll.question)
    const question = wording.kind === 'text' ? wording.text : '…'
    return { poll, question, open: takesHands(poll, now) }
  })
}
