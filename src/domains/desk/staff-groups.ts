/** What else the staff look after: duties, windows without a language, screening, new people. */
import type { Read } from '../../platform/db/index.ts'
import { nativeName, type Translate } from '../../platform/languages/index.ts'
import { historyOf } from '../../platform/record/index.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { openIssues } from '../issues/index.ts'
import { findPeople, namesOf, personId, type Actor } from '../people/index.ts'
import {
  findProcesses,
  missingLanguages,
  type Process,
  type ProcessView,
  readProcess,
} from '../processes/index.ts'
import { findWindowRule, inWords, roleTitle } from '../templates/index.ts'
import type { DeskGroup } from './views.tsx'

/** Processes that are looked at: two people look after no more. */
const PROCESSES_MAX = 100
const LINES_MAX = 50
/** A duty is on the desk from this long before its day. */
const DUTY_SOON = days(7)
const NEW_FOR = days(14)
const NEW_MAX = 50

type Line = DeskGroup['lines'][number] & { readonly since: Instant }
type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly t: Translate
  readonly actor: Actor
}

export async function staffGroups(asked: Asked): Promise<readonly DeskGroup[]> {
  const { read, now, t } = asked
  const processes = (await findProcesses(read)).filter(
    ({ state, reported }) => state.kind === 'running' && !reported,
  )
  const looked = processes.slice(0, PROCESSES_MAX)
  const hooks = { sections: [], facts: [] }
  const views: ProcessView[] = []
  for (const process of looked) {
    views.push(await readProcess(read, process, hooks, { viewer: undefined, now }))
  }
  return [
    { title: t('desk.staff.duties'), lines: first(views.flatMap((view) => duties(view, asked))) },
    {
      title: t('desk.staff.languages'),
      lines: first(views.flatMap((view) => waiting(view, asked))),
    },
    { title: t('desk.staff.screening'), lines: await screening(asked) },
    { title: t('desk.staff.new'), lines: await newPeople(asked) },
  ]
}

/** What is overdue comes first, then what has waited longest. */
const first = (lines: readonly Line[]): readonly Line[] =>
  lines
    .toSorted((one, other) => +other.overdue - +one.overdue || one.since - other.since)
    .slice(0, LINES_MAX)

const titleIn = ({ words, process }: ProcessView, t: Translate): string => {
  const wording = words.get(process.title)
  return wording.kind === 'text' ? wording.text : t('html.redacted')
}

const pathOf = ({ slug }: Process) => `/processes/${slug}`

function duties(view: ProcessView, { now, t }: Asked): readonly Line[] {
  return view.duties
    .filter(({ state, due }) => {
      return state.kind === 'missed' || (state.kind === 'owed' && due < after(now, DUTY_SOON))
    })
    .map(({ rule, due, state }) => ({
      what: inWords(rule.does, t),
      href: `${pathOf(view.process)}#duties`,
      who: `${titleIn(view, t)} · ${roleTitle(view.template, rule.owner, t)}`,
      since: due,
      overdue: state.kind === 'missed',
    }))
}

/** Their clock has not begun, or they close before everybody could read what is asked. */
function waiting(view: ProcessView, { now, t }: Asked): readonly Line[] {
  return view.holdings.windows.flatMap((window): readonly Line[] => {
    const { state, kind, id } = window
    const missing = missingLanguages(window)
    if (missing.length === 0 || (state.kind === 'dated' && state.closes <= now)) return []
    const rule = findWindowRule(view.template, kind)
    const title = rule ? inWords(rule.title, t) : kind
    const languages = missing.map(nativeName).join(', ')
    return [
      {
        what: t('desk.staff.missing', { title, languages }),
        href: `/windows/${id}`,
        who: titleIn(view, t),
        since: state.kind === 'dated' ? state.closes : state.notBefore,
        overdue: state.kind === 'waiting' && state.notBefore <= now,
      },
    ]
  })
}

async function screening({ read, actor, now, t }: Asked): Promise<readonly Line[]> {
  const issues = await openIssues(read, actor, now)
  return issues.map(({ said: { key, ...values }, href, since, until }) => ({
    what: t(key, values),
    href,
    who: '',
    since: since ?? until ?? now,
    overdue: false,
  }))
}

/** From the record itself: whoever joined in the last two weeks. */
async function newPeople({ read, now }: Asked): Promise<readonly Line[]> {
  const joined = (await historyOf(read, { act: 'person.join', limit: NEW_MAX })).flatMap(
    ({ entry }) => {
      const person = personId(entry.obj)
      const at = ((entry.dated ?? entry.t) * 1_000) as Instant
      return person && after(at, NEW_FOR) > now ? [{ person, at }] : []
    },
  )
  const people = await findPeople(
    read,
    joined.map(({ person }) => person),
  )
  const names = await namesOf(read, people)
  return joined.flatMap(({ person, at }) => {
    const named = names.get(person)
    if (!named) return []
    return [{ what: named.name, href: named.path, who: '', since: at, overdue: false }]
  })
}
