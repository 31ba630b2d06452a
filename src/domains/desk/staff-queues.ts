/** Queues of the staff: notices to send, mail that does not arrive, petitions, translations. */
import type { Database, Read } from '../../platform/db/index.ts'
import {
  formatList,
  LANGUAGES,
  nativeName,
  type Translate,
} from '../../platform/languages/index.ts'
import { inboxStanding } from '../../platform/mail/inbox/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { freeLanguages } from '../guides/index.ts'
import { countPaused, listPaused } from '../mailings/index.ts'
import { noticePath, noticesDue } from '../notices/index.ts'
import { findPeople, namesOf, type Actor } from '../people/index.ts'
import { unsettledPetitions } from '../petitions/index.ts'
import { findProcesses, type Process } from '../processes/index.ts'
import { casesFor, type Reportable } from '../reports/index.ts'
import { latestVersions, textsOf, type Text, type TextVersion } from '../texts/index.ts'
import { languagesOf } from '../translations/index.ts'
import type { DeskGroup } from './views.tsx'

const PROCESSES_MAX = 100
const LINES_MAX = 50
/** Names of those to whom mail comes back; the rest is a number. */
const NAMES_MAX = 10

type Line = DeskGroup['lines'][number]
type Asked = {
  readonly database: Database
  readonly now: Instant
  readonly t: Translate
  /** Whoever reads: what they wrote themselves is no case of theirs. */
  readonly actor: Actor
  readonly reportables: readonly Reportable[]
}

export async function staffQueues(asked: Asked): Promise<readonly DeskGroup[]> {
  const { t } = asked
  return [
    { title: t('desk.staff.reports'), lines: await reported(asked) },
    { title: t('desk.staff.notices'), lines: await notices(asked) },
    { title: t('desk.staff.bounced'), lines: await bounced(asked) },
    { title: t('desk.staff.held'), lines: await mailHeld(asked) },
    { title: t('desk.staff.petitions'), lines: await petitions(asked) },
    { title: t('desk.staff.translations'), lines: await translations(asked) },
    { title: t('desk.staff.guides'), lines: await guides(asked) },
  ]
}

/** In turn, as on the page of reports: a flood by one person stands behind everybody's first. */
async function reported(asked: Asked): Promise<readonly Line[]> {
  const { database, now, t, actor, reportables } = asked
  const cases = await casesFor(database.read, reportables, actor)
  return Promise.all(
    cases.map(async ({ one, found, count }) => ({
      what: t('reports.things.decide', { count }),
      href: `/reports/${one.id}`,
      who: await titleOf(database.read, found.place, t),
      since: one.openedAt,
      overdue: now >= one.dueAt,
    })),
  )
}

async function notices({ database: { read }, now, t }: Asked): Promise<readonly Line[]> {
  return (await noticesDue(read, now)).map(({ about, checked }): Line => {
    const { title, place } = about.facts(t)
    const languages = formatList(checked.map(nativeName), t.language)
    const said = checked.length === 0 ? [] : [t('notices.checked', { languages })]
    return {
      what: t(`notices.kind.${about.name.kind}`, { title }),
      href: noticePath(about.id),
      who: [place, ...said].join(' · '),
      until: about.until,
      overdue: false,
    }
  })
}

/** Names alone, as on the page that they lead to: an address is shown to nobody. */
async function bounced({ database: { read }, t }: Asked): Promise<readonly Line[]> {
  const paused = await listPaused(read)
  const names = await namesOf(
    read,
    await findPeople(
      read,
      paused.map(({ person }) => person),
    ),
  )
  const lines = paused.slice(0, NAMES_MAX).map(({ person, since }): Line => {
    const named = names.get(person)
    const what = named?.name ?? person
    return { what, href: '/mailings', who: '', since, overdue: false }
  })
  const more = (await countPaused(read)) - lines.length
  if (more <= 0) return lines
  const what = t('desk.staff.bounced-more', { count: more })
  return [...lines, { what, href: '/mailings', who: '', overdue: false }]
}

async function mailHeld({ database, t }: Asked): Promise<readonly Line[]> {
  const { waiting } = await inboxStanding(database)
  if (waiting === 0) return []
  const what = t('desk.staff.mail-count', { count: waiting })
  return [{ what, href: '/inbox', who: '', overdue: false }]
}

async function petitions({ database: { read }, t }: Asked): Promise<readonly Line[]> {
  const open = (await unsettledPetitions(read)).slice(0, LINES_MAX)
  const processes = await processesBy(read)
  return Promise.all(
    open.map(async ({ id, process, closes }): Promise<Line> => {
      const name = await titleOf(read, processes.get(process), t)
      const what = t('desk.staff.petition', { name })
      return { what, href: `/petitions/${id}`, who: '', until: closes, overdue: false }
    }),
  )
}

const processesBy = async (read: Read) =>
  new Map((await findProcesses(read)).map((one) => [one.id, one]))

async function titleOf(read: Read, of: Pick<Process, 'title'> | undefined, t: Translate) {
  if (!of) return t('html.redacted')
  const wording = (await wordsOf(read, [of.title])).get(of.title)
  return wording.kind === 'text' ? wording.text : t('html.redacted')
}

/** Clauses that a machine put into another language, or that say what the text no longer says. */
async function translations({ database: { read }, t }: Asked): Promise<readonly Line[]> {
  const running = (await findProcesses(read)).filter(({ state, reported }) => {
    return state.kind === 'running' && !reported
  })
  const lines: Line[] = []
  for (const { id } of running.slice(0, PROCESSES_MAX)) {
    const latest = await latestVersions(read, id)
    for (const text of await textsOf(read, id)) {
      const version = latest.get(text.id)
      if (version) lines.push(...(await toCheck(read, { text, version, t })))
    }
  }
  return lines.slice(0, LINES_MAX)
}

async function toCheck(
  read: Read,
  {
    text,
    version,
    t,
  }: { readonly text: Text; readonly version: TextVersion; readonly t: Translate },
): Promise<readonly Line[]> {
  const waiting = (await languagesOf(read, version)).flatMap(({ language, progress }) => {
    const count = progress.stale + progress.machine
    return count > 0 ? [{ language, count }] : []
  })
  if (waiting.length === 0) return []
  const title = await titleOf(read, text, t)
  return waiting.map(({ language, count }) => ({
    what: t('desk.staff.translation', { title, language: nativeName(language), count }),
    href: `/texts/${text.id}/in/${language}/work`,
    who: '',
    since: version.at,
    overdue: false,
  }))
}

/** Languages in which a newcomer who asks for a guide would find nobody. */
async function guides({ database: { read }, t }: Asked): Promise<readonly Line[]> {
  const free = await freeLanguages(read)
  const without = LANGUAGES.filter((language) => !free.has(language))
  if (without.length === 0) return []
  const what = t('desk.staff.guides-missing', {
    languages: formatList(without.map(nativeName), t.language),
  })
  return [{ what, href: '/guides', who: '', overdue: false }]
}
