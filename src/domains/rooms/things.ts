/** What needs those who are invited: a room that is open now. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { endsOf, isInvited, linesOf, loadMeeting } from '../meetings/index.ts'
import type { Actor, Stake } from '../people/index.ts'
import { plain, type ProcessId } from '../processes/index.ts'
import { phaseOf } from './room.ts'
import { roomPath } from './parts.tsx'
import { openMeetings, sittingOf } from './store.ts'

export type Thing = {
  readonly said: { readonly key: 'rooms.things.open'; readonly title: string }
  readonly href: string
  readonly until: Instant | undefined
  readonly since: Instant | undefined
  readonly stake: Stake
  readonly process?: ProcessId | undefined
}

export async function roomThings(
  read: Read,
  actor: Actor | undefined,
  now: Instant,
): Promise<readonly Thing[]> {
  if (!actor) return []
  const found = await Promise.all((await openMeetings(read)).map((id) => loadMeeting(read, id)))
  const lines = await linesOf(
    read,
    found.flatMap((one) => one ?? []),
  )
  const mine = lines.filter(({ hosting }) => isInvited(hosting, actor))
  const words = await wordsOf(read, [...new Set(mine.map(({ meeting }) => meeting.title))])
  const things: Thing[] = []
  for (const { meeting, hosting } of mine) {
    const sitting = await sittingOf(read, meeting.id)
    const { state } = sitting
    if (state.kind !== 'open' || phaseOf(sitting, meeting, now) !== 'open') continue
    const ends = endsOf(meeting)
    things.push({
      said: { key: 'rooms.things.open', title: plain({ words }, meeting.title, '') },
      href: roomPath(meeting),
      until: ends > now ? ends : undefined,
      since: state.since,
      stake: 'meeting',
      ...(hosting.kind === 'process' ? { process: hosting.process.id } : {}),
    })
  }
  return things
}
