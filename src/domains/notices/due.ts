/** Notices that could be sent now and were not: what the desk offers to check. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import { after, type Instant } from '../../platform/values.ts'
import { comingMeetings } from '../meetings/index.ts'
import { findProcesses, type Window, windowsOf } from '../processes/index.ts'
import { aboutOf, type About } from './about.ts'
import { MEETING_WITHIN, NOTICES_MAX, type NoticeName } from './notice.ts'
import { checkedOf, sentOf } from './store.ts'

/** Processes that are looked at: two people look after no more. */
const PROCESSES_MAX = 100

export type Due = { readonly about: About; readonly checked: readonly Language[] }

/** What ends soonest comes first. */
export async function noticesDue(read: Read, now: Instant): Promise<readonly Due[]> {
  const names = [...(await ofWindows(read)), ...(await ofMeetings(read, now))]
  const found: About[] = []
  for (const name of names) {
    const about = await aboutOf(read, name)
    if (about && !about.reported && about.from <= now && now < about.until) found.push(about)
  }
  const ids = found.map(({ id }) => id)
  const sent = await sentOf(read, ids)
  const checked = await checkedOf(read, ids)
  return found
    .filter(({ id }) => !sent.has(id))
    .toSorted((one, other) => one.until - other.until || (one.id < other.id ? -1 : 1))
    .slice(0, NOTICES_MAX)
    .map((about) => ({ about, checked: checked.get(about.id) ?? [] }))
}

async function ofWindows(read: Read): Promise<readonly NoticeName[]> {
  const running = (await findProcesses(read)).filter(
    ({ state, reported }) => state.kind === 'running' && !reported,
  )
  const names: NoticeName[] = []
  for (const { id } of running.slice(0, PROCESSES_MAX)) {
    for (const window of await windowsOf(read, id)) {
      if (!isTold(window)) names.push({ kind: 'opened', of: window.id })
      names.push({ kind: 'closing', of: window.id })
    }
  }
  return names
}

/** A call and a ballot are told those who are asked, as soon as they are open. */
const isTold = ({ serves }: Window) => /^(call|ballot):/.test(serves)

async function ofMeetings(read: Read, now: Instant): Promise<readonly NoticeName[]> {
  const until = after(now, MEETING_WITHIN)
  const coming = await comingMeetings(read, { from: now, until, limit: NOTICES_MAX })
  return coming.map(({ id }) => ({ kind: 'meeting', of: id }))
}
