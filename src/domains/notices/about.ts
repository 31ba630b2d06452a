/** What a notice is about, as its template needs it, loaded from window or meeting. Writes none. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Language, Translate } from '../../platform/languages/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { days, type Instant } from '../../platform/values.ts'
import { meetingId, loadMeeting, hostingOf, placeOf, topicsOfHost } from '../meetings/index.ts'
import type { Hosting } from '../meetings/index.ts'
import { findWindow, type Host, windowId } from '../processes/index.ts'
import { findWindowRule, inWords, type WindowRule } from '../templates/index.ts'
import type { NoticeId, NoticeName } from './notice.ts'
import { CLOSING_WITHIN, idOf, OPENED_WITHIN } from './notice.ts'
import type { Standing } from './rules.ts'

/** What stands where a text was removed. */
const REMOVED = '…'

export type About = Standing & {
  readonly id: NoticeId
  readonly name: NoticeName
  readonly host: Host
  readonly hosting: Hosting
  readonly href: string
  /** Since when it can be sent. */
  readonly from: Instant
  readonly topics: readonly string[]
  readonly facts: (t: Translate) => NoticeFacts
}

/** What the words of a template take. */
export type NoticeFacts = {
  readonly title: string
  readonly place: string
  readonly at: Instant
  /** What saying nothing means, where somebody is asked. */
  readonly silence: string | undefined
}

export async function aboutOf(db: Read | Tx, name: NoticeName): Promise<About | undefined> {
  return name.kind === 'meeting' ? ofMeeting(db, name) : ofWindow(db, name)
}

async function textOf(db: Read | Tx, commitment: string): Promise<string> {
  const wording = (await wordsOf(db, [commitment])).get(commitment)
  return wording.kind === 'text' ? wording.text : REMOVED
}

async function ofWindow(db: Read | Tx, name: NoticeName): Promise<About | undefined> {
  const id = windowId(name.of)
  const window = id && (await findWindow(db, id))
  if (!window || window.state.kind !== 'dated') return undefined
  const { opens, closes } = window.state
  const host = { kind: 'process', process: window.process } as const
  const hosting = await hostingOf(db, host)
  if (hosting?.kind !== 'process') return undefined
  const rule = findWindowRule(hosting.template, window.kind)
  const place = await textOf(db, hosting.process.title)
  const isOpening = name.kind === 'opened'
  return {
    id: idOf(name),
    name,
    host,
    hosting,
    href: `/windows/${window.id}`,
    from: isOpening ? opens : ((closes - CLOSING_WITHIN) as Instant),
    until: isOpening ? (Math.min(closes, opens + OPENED_WITHIN) as Instant) : closes,
    reported: hosting.process.reported !== undefined,
    required: window.languages,
    topics: topicsOfHost(hosting),
    facts: (t) => ({ ...saidOf(rule, window.kind, t), place, at: closes }),
  }
}

const saidOf = (rule: WindowRule | undefined, kind: string, t: Translate) => ({
  title: rule ? inWords(rule.title, t) : kind,
  silence: rule && inWords(rule.silenceMeans, t),
})

/** A meeting that was called long ago is told a fortnight before. */
const CALLED_BEFORE = days(400)
const NO_LANGUAGE: readonly Language[] = []

async function ofMeeting(db: Read | Tx, name: NoticeName): Promise<About | undefined> {
  const id = meetingId(name.of)
  const meeting = id && (await loadMeeting(db, id))
  const hosting = meeting && (await hostingOf(db, meeting.host))
  if (!meeting || !hosting || meeting.state.kind !== 'planned') return undefined
  const title = await textOf(db, meeting.title)
  const place = await textOf(db, placeOf(hosting).name)
  const { starts } = meeting
  return {
    id: idOf(name),
    name,
    host: meeting.host,
    hosting,
    href: `/meetings/${meeting.id}`,
    from: (starts - CALLED_BEFORE) as Instant,
    until: starts,
    reported: hosting.kind === 'process' && hosting.process.reported !== undefined,
    required: NO_LANGUAGE,
    topics: topicsOfHost(hosting),
    facts: () => ({ title, place, at: starts, silence: undefined }),
  }
}
