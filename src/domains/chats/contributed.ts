/** What was written beside meetings, as contributions to a process. Decides nothing. */
import { loadMeeting } from '../meetings/index.ts'
import type { Contributed, ContributedSource, ProcessId } from '../processes/index.ts'
import { chatLineId, type ChatLine } from './chat.ts'
import { chatsIn, findChat } from './store.ts'

const contributedFrom = (line: ChatLine, process: ProcessId): Contributed => ({
  ref: `chat:${line.id}`,
  process,
  text: undefined,
  clauses: [],
  href: `/meetings/${line.meeting}/chat?line=${line.id}`,
  said: line.words,
  by: line.by,
  capacity: line.capacity,
  spokeFor: undefined,
  group: undefined,
  interest: undefined,
  at: line.at,
  door: undefined,
  grewInto: [],
  became: undefined,
})

export const contributedChats: ContributedSource = {
  kind: 'chat',
  async find(db, raw) {
    const id = chatLineId(raw)
    const line = id && (await findChat(db, id))
    if (!line || line.struck) return undefined
    const meeting = await loadMeeting(db, line.meeting)
    if (meeting?.host.kind !== 'process') return undefined
    return contributedFrom(line, meeting.host.process)
  },
  async of(db, process) {
    return (await chatsIn(db, process)).map((line) => contributedFrom(line, process))
  },
}
