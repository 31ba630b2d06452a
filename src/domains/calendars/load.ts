/** Loads meetings as calendars tell them, and who is invited. Renders and decides nothing. */
import type { CalendarEntry } from '../../platform/calendar/index.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { wordsOf, type Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { seatsOf, termsOf } from '../bodies/index.ts'
import {
  findDoor,
  findSeries,
  hubsOf,
  hostingOf,
  meetingsOf,
  placeOf,
  type Hosting,
  type HubId,
  type Meeting,
  type MeetingId,
} from '../meetings/index.ts'
import type { PersonId } from '../people/index.ts'
import { hostKey } from '../processes/index.ts'
import { entryOf, plannedOf, type Planned } from './entry.ts'
import { askersOf, type AskedAbout } from './store.ts'
import { saidIn, textOf, wordsOfMeeting, type Door } from './wording.ts'

export type Entry = { readonly planned: Planned; readonly hosting: Hosting }

/** Each series is loaded whole: its entry holds those that are over too. */
export async function entriesOf(
  db: Read | Tx,
  meetings: readonly Meeting[],
): Promise<readonly Entry[]> {
  const hostings = await hostingsOf(db, meetings)
  const planned = new Map<string, readonly Planned[]>()
  for (const meeting of meetings) {
    const key = meeting.series ? `series:${meeting.series.id}` : `meeting:${meeting.id}`
    if (planned.has(key)) continue
    const series = meeting.series && (await findSeries(db, meeting.series.id))
    const all = series ? await meetingsOf(db, { kind: 'series', series: series.id }) : [meeting]
    planned.set(key, plannedOf(all, series))
  }
  return [...planned.values()].flat().flatMap((one) => {
    const [part] = one.parts
    const hosting = part && hostings.get(hostKey(part.meeting.host))
    return hosting ? [{ planned: one, hosting }] : []
  })
}

async function hostingsOf(db: Read | Tx, meetings: readonly Meeting[]) {
  const hosts = new Map(meetings.map(({ host }) => [hostKey(host), host]))
  const found = new Map<string, Hosting>()
  for (const [key, host] of hosts) {
    const hosting = await hostingOf(db, host)
    if (hosting) found.set(key, hosting)
  }
  return found
}

/** Texts that are asked for at once. */
const WORDS_AT_ONCE = 4_000

/** All that is said in these entries. */
export async function wordsIn(db: Read | Tx, entries: readonly Entry[]): Promise<Words> {
  const said = entries.flatMap(({ planned, hosting }) => [
    placeOf(hosting).name,
    ...planned.parts.flatMap(({ meeting }) => saidIn(meeting)),
  ])
  const all = [...new Set(said)]
  const found = new Map<string, Words>()
  for (let start = 0; start < all.length; start += WORDS_AT_ONCE) {
    const some = all.slice(start, start + WORDS_AT_ONCE)
    const words = await wordsOf(db, some)
    for (const commitment of some) found.set(commitment, words)
  }
  return {
    get: (commitment) => {
      const words = found.get(commitment)
      if (!words) throw new Error('a text that nobody asked for')
      return words.get(commitment)
    },
  }
}

export type Doors = ReadonlyMap<MeetingId, Door>

/** How those who are invited come in: never asked for anybody else. */
export async function doorsOf(db: Read | Tx, entries: readonly Entry[]): Promise<Doors> {
  const doors = new Map<MeetingId, Door>()
  for (const { meeting } of entries.flatMap(({ planned }) => planned.parts)) {
    const door = meeting.ways.closed ? await findDoor(db, meeting.id) : undefined
    if (door) doors.set(meeting.id, door)
  }
  return doors
}

export type Telling = {
  readonly t: Translate
  readonly words: Words
  readonly doors: Doors
  readonly domain: string
  /** The address of the site, in the reader's language. */
  readonly url: string
}

export const asEntry = ({ planned, hosting }: Entry, telling: Telling): CalendarEntry =>
  entryOf(planned, {
    domain: telling.domain,
    urlOf: (thing) => `${telling.url}/${thing}`,
    wordsOf: (meeting) =>
      wordsOfMeeting(meeting, {
        t: telling.t,
        words: telling.words,
        hosting,
        door: telling.doors.get(meeting.id),
      }),
  })

/** `undefined` for a place whose words were removed. */
export type OpenHub = { readonly id: HubId; readonly place: string | undefined }

/** Where people follow the meeting together, as long as it is offered. */
export async function placesOf(db: Read | Tx, meeting: MeetingId): Promise<readonly OpenHub[]> {
  const open = (await hubsOf(db, meeting)).filter(({ closedAt }) => closedAt === undefined)
  const words = await wordsOf(
    db,
    open.map(({ place }) => place),
  )
  return open.map(({ id, place }) => ({ id, place: textOf(words, place) }))
}

const OFFICERS = ['chair', 'vice-chair', 'facilitator', 'secretary']

/** Whoever has a seat or an office in the body of the host, and whoever asked; each once. */
export async function invitedTo(
  db: Read | Tx,
  { planned, hosting }: Entry,
  now: Instant,
): Promise<readonly PersonId[]> {
  const body = hosting.kind === 'process' ? hosting.process.body : hosting.body.id
  const seats = body === undefined ? [] : await seatsOf(db, body, now)
  const terms = body === undefined ? [] : await termsOf(db, body, now)
  const officers = terms.filter(({ role }) => OFFICERS.includes(role))
  const asked = await askersOf(db, aboutsOf(planned))
  const members = [...seats, ...officers].map(({ person }) => person)
  return [...new Set([...members, ...asked])].toSorted()
}

/** What somebody can ask to be invited to, who has no seat there. */
export const aboutsOf = ({ series, parts }: Planned): readonly AskedAbout[] => [
  ...(series === undefined ? [] : [`series:${series}` as const]),
  ...parts.map(({ meeting }) => `meeting:${meeting.id}` as const),
]
