/** Loads what the pages of a chat show. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { lastNumber } from '../../platform/live/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { placeOf, findHosted } from '../meetings/index.ts'
import type { Meeting, MeetingId } from '../meetings/index.ts'
import { findAffiliations, findPeople, namesOf } from '../people/index.ts'
import type { Actor, AffiliationId, Capacity } from '../people/index.ts'
import { channelOf } from '../rooms/index.ts'
import type { ChatLine, ChatLineId } from './chat.ts'
import { caseOf } from './load-case.ts'
import type { ChatShown, LinesShown, Returned } from './shown.ts'
import { chatsOf, findChat } from './store.ts'

/** Lines on one page. */
export const LISTED_MAX = 100

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly page: number
  /** The line that is answered or struck. */
  readonly chosen?: ChatLineId | undefined
  readonly returned?: Returned | undefined
}

const affiliationIn = (capacity: Capacity): AffiliationId | undefined =>
  capacity === 'personal' ? undefined : (capacity.slice('org:'.length) as AffiliationId)

async function answeredBy(read: Read, lines: readonly ChatLine[]) {
  const here = new Map(lines.map((line) => [line.id, line]))
  const answered = new Map<ChatLineId, ChatLine>()
  for (const { reply } of lines) {
    const line = reply && (here.get(reply) ?? (await findChat(read, reply)))
    if (line) answered.set(line.id, line)
  }
  return answered
}

const wordsIn = (lines: Iterable<ChatLine>) =>
  [...lines].flatMap(({ words, struck }) => (struck ? [struck.why] : [words]))

/** @param more commitments of what the page says besides */
export async function linesShown(
  read: Read,
  meeting: Meeting,
  lines: readonly ChatLine[],
  more: readonly string[] = [],
): Promise<LinesShown> {
  const answered = await answeredBy(read, lines)
  const all = [...lines, ...answered.values()]
  const people = all.flatMap(({ by, struck }) => (struck ? [by, struck.by] : [by]))
  const asked = [...new Set(all.flatMap(({ capacity }) => affiliationIn(capacity) ?? []))]
  const affiliations = await findAffiliations(read, asked)
  const organisations = new Map(
    [...affiliations.values()].map(({ id, organisation }): [Capacity, string] => [
      `org:${id}`,
      organisation,
    ]),
  )
  const commitments = [...wordsIn(all), ...organisations.values(), ...more]
  return {
    meeting,
    lines,
    answered,
    words: await wordsOf(read, [...new Set(commitments)]),
    names: await namesOf(read, await findPeople(read, [...new Set(people)])),
    organisations,
  }
}

export async function loadChat(asked: Asked, id: MeetingId): Promise<ChatShown | undefined> {
  const { read, now, viewer, page, returned } = asked
  const found = await findHosted(read, id)
  if (!found) return undefined
  // Before all else: what changes while the rest is read is told to the page.
  const told = await lastNumber(read, channelOf(id))
  const all = await chatsOf(read, id)
  const until = all.length - page * LISTED_MAX
  const lines = until > 0 ? all.slice(Math.max(0, until - LISTED_MAX), until) : []
  const chosen = all.find((line) => line.id === asked.chosen && !line.struck)
  const about = await caseOf(read, { ...found, actor: viewer, now })
  const own = viewer?.capacities.flatMap(({ organisation }) => organisation ?? []) ?? []
  const more = [found.meeting.title, placeOf(found.hosting).name, ...own]
  const shown = await linesShown(read, found.meeting, chosen ? [...lines, chosen] : lines, more)
  const isMore = until > LISTED_MAX
  return { ...shown, lines, ...found, about, told, page, isMore, now, viewer, chosen, returned }
}
