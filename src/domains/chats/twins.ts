/** What programs read of a chat. Pure. */
import { plain } from '../processes/index.ts'
import type { ChatShown } from './shown.ts'

const iso = (at: number) => new Date(at).toISOString()

export const chatJson = (shown: ChatShown) => ({
  meeting: `/meetings/${shown.meeting.id}`,
  open: shown.about.isOpen,
  page: shown.page,
  more: shown.isMore,
  lines: shown.lines.map(({ id, by, capacity, language, words, reply, at, struck }) => ({
    id,
    by,
    as: capacity,
    at: iso(at),
    ...(reply === undefined ? {} : { reply }),
    ...(struck
      ? { struck: { at: iso(struck.at), by: struck.by, why: plain(shown, struck.why, '') } }
      : { language, words: plain(shown, words, '') }),
  })),
})
