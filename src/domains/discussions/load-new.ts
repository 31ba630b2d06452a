/** Loads what is new to one reader, of the whole site or of one place. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Actor } from '../people/index.ts'
import { LINES_MAX, subjectsOf, withQuery, type Listed } from './listing.ts'
import { sceneOf, shownOf, type Asked } from './load.ts'
import { narrowest, type Message } from './message.ts'
import type { CatchUp, NewShown } from './shown.ts'
import { linksFrom } from './store-links.ts'
import { choicesOf, marksOf } from './store-marks.ts'
import { comeSince, NEW_MAX } from './store-new.ts'
import { isNew, type Marks } from './tree.ts'

type Fresh = {
  readonly marks: Marks
  readonly messages: readonly Message[]
  readonly isMore: boolean
}

/** What others said in the open since this reader had read everything; nothing that is muted. */
export async function freshIn(
  read: Read,
  { person }: Actor,
  { scope }: Pick<Listed, 'scope'>,
): Promise<Fresh> {
  const marks = await marksOf(read, person)
  const come = await comeSince(read, marks, scope)
  const choices = await choicesOf(read, person)
  const fresh = come.filter(
    (one) => isNew(one.message, marks) && narrowest(one.places, choices) !== 'mute',
  )
  return {
    marks,
    messages: fresh.map(({ message }) => message),
    isMore: come.length >= NEW_MAX,
  }
}

export async function catchUpOf(
  { read, viewer }: Asked,
  listed: Listed,
): Promise<CatchUp | undefined> {
  if (!viewer) return undefined
  const { marks, messages, isMore } = await freshIn(read, viewer, listed)
  if (marks.since === undefined) return undefined
  const links = await linksFrom(
    read,
    messages.map(({ id }) => id),
  )
  const changing = links.filter(({ thing }) => thing.startsWith('text:'))
  return {
    since: marks.since,
    messages: messages.length,
    changes: new Set(changing.map(({ message }) => message)).size,
    isMore,
  }
}

/** The new ones themselves, the oldest first; for nobody who reads without an account. */
export async function loadNew(asked: Asked, listed: Listed): Promise<NewShown | undefined> {
  const { read, viewer } = asked
  const { place, path } = listed
  if (!viewer) return undefined
  const fresh = await freshIn(read, viewer, listed)
  const messages = fresh.messages.slice(0, LINES_MAX)
  const subjects = await subjectsOf(read, messages)
  const lines = (await shownOf(asked, messages)).map(({ message, became }) => ({
    message,
    became,
    subject: message.subject ?? subjects.get(message.thread) ?? { text: '' },
  }))
  const said = [...lines.map(({ subject }) => subject), ...(place ? [{ of: place.title }] : [])]
  return {
    ...(await sceneOf(asked, { people: [], said, messages })),
    place,
    path: withQuery(path, 'new=1'),
    lines,
    left: fresh.messages.length - messages.length,
  }
}
