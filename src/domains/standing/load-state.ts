/** Loads where a process stands, from the facts alone: nobody writes it. Renders nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Key, Translate, Values } from '../../platform/languages/index.ts'
import { wordsOf, type Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { callsOf, datesOf, isStanding, objectionsOf, phaseOf } from '../decisions/index.ts'
import { meetingPhase, nextMeetingsOf } from '../meetings/index.ts'
import {
  conditionVerdicts,
  type Hooks,
  moverTitle,
  type Process,
  type ProcessId,
  type ProcessView,
  readProcess,
  sayCondition,
  windowPhase,
} from '../processes/index.ts'
import { findWindowRule, inWords, roleTitle, stageTitle } from '../templates/index.ts'
import { latestVersions, textsOf } from '../texts/index.ts'
import { parted, type StateLine, type StateOfPlay } from './state.ts'

/** What is owed in processes, as the desk of the staff is told of it too. */
export type OwedHere = {
  readonly said: { readonly key: Key } & Values
  readonly href: string
  readonly process: ProcessId
  readonly since: Instant
  readonly overdue: boolean
}
export type OwedOf = (read: Read, now: Instant) => Promise<readonly OwedHere[]>

export type StateTools = { readonly hooks: Hooks; readonly owed: readonly OwedOf[] }

export type StateAsked = {
  readonly read: Read
  readonly now: Instant
  readonly t: Translate
  readonly process: Process
}

const MEETINGS_NEXT = 5

export async function loadState(
  { hooks, owed }: StateTools,
  asked: StateAsked,
): Promise<StateOfPlay> {
  const { read, now, t, process } = asked
  const view = await readProcess(
    read,
    process,
    { ...hooks, sections: [] },
    { viewer: undefined, now },
  )
  const { template, words } = view
  const { state } = process
  return {
    slug: process.slug,
    title: textIn(words, process.title, t),
    question: textIn(words, process.question, t),
    stage: 'stage' in state ? stageTitle(template, state.stage, t) : undefined,
    lastWord: inWords(template.lastWord, t),
    ifTheyDiffer: inWords(template.ifTheyDiffer, t),
    binding: inWords(template.binding, t),
    parts: parted({
      gate: gateLines(view, asked),
      asked: askedLines(view, asked),
      ...(await callLines(asked)),
      words: await wordLines(view, asked),
      dates: [...windowLines(view, asked), ...(await meetingLines(asked))].toSorted(
        (one, other) => (one.until ?? 0) - (other.until ?? 0),
      ),
      late: [...dutyLines(view, asked), ...(await owedLines(owed, asked))],
    }),
  }
}

function textIn(words: Words, of: string, t: Translate): string {
  const wording = words.get(of)
  return wording.kind === 'text' ? wording.text : t('html.redacted')
}

const pathOf = ({ slug }: Process) => `/processes/${slug}`

function gateLines({ verdict, template }: ProcessView, { t, now, process }: StateAsked) {
  if (!verdict) return []
  return conditionVerdicts(verdict).map((condition): StateLine => {
    const { met, requirement, fact } = sayCondition(condition, { t, template, now })
    return { what: requirement, note: fact, met, href: pathOf(process) }
  })
}

function askedLines({ moves, template }: ProcessView, { t, now, process }: StateAsked) {
  return moves.map(({ does, who, href, until }): StateLine => ({
    what: does({ t, template, now }),
    note: moverTitle(template, who, t),
    href: href ?? `${pathOf(process)}#moves`,
    ...(until !== undefined && until <= now ? { since: until } : { until }),
  }))
}

async function callLines({ read, now, t, process }: StateAsked) {
  const calls = await callsOf(read, { process: process.id })
  const behind = await objectionsOf(
    read,
    calls.map(({ id }) => id),
  )
  const standing = behind.map(({ objection }) => objection).filter(isStanding)
  const open = calls.filter((call) => phaseOf(call, now) === 'open')
  const words = await wordsOf(read, [
    ...open.map(({ question }) => question),
    ...standing.map(({ title }) => title),
  ])
  return {
    calls: open.map((call): StateLine => ({
      what: textIn(words, call.question, t),
      href: `/calls/${call.id}`,
      until: datesOf(call)?.closes,
    })),
    objections: standing.map(({ id, title, raisedAt, state }): StateLine => ({
      what: textIn(words, title, t),
      note: t(`standing.objection.${standingAs(state.kind)}`),
      href: `/objections/${id}`,
      since: raisedAt,
    })),
  }
}

const standingAs = (kind: string) => (kind === 'open' || kind === 'answered' ? kind : 'maintained')

/** Brackets in the texts on the table, and questions about them that nobody answered. */
async function wordLines({ facts }: ProcessView, { read, t, process }: StateAsked) {
  const texts = (await textsOf(read, process.id)).filter(({ stage }) => stage.kind === 'on-table')
  const latest = await latestVersions(read, process.id)
  const words = await wordsOf(
    read,
    texts.map(({ title }) => title),
  )
  const lines = texts.map(({ id, title }): StateLine => {
    const version = latest.get(id)
    const counts = { version: version?.number ?? 0, brackets: version?.brackets ?? 0 }
    return {
      what: textIn(words, title, t),
      note: t('standing.version', counts),
      href: `/texts/${id}`,
    }
  })
  const open = facts['questions.open']?.value ?? 0
  if (open === 0) return lines
  const questions = { what: t('standing.questions', { count: open }), href: discussion(process) }
  return [...lines, questions]
}

const discussion = (process: Process) => `${pathOf(process)}/discussion`

function windowLines({ holdings, template }: ProcessView, { t, now }: StateAsked) {
  return holdings.windows.flatMap((window): readonly StateLine[] => {
    const { state, kind, id } = window
    if (state.kind !== 'dated' || windowPhase(window, now) === 'closed') return []
    const rule = findWindowRule(template, kind)
    const what = rule ? inWords(rule.title, t) : kind
    const ahead = now < state.opens
    return [
      {
        what,
        note: ahead ? t('standing.opens') : t('standing.closes'),
        href: `/windows/${id}`,
        until: ahead ? state.opens : state.closes,
      },
    ]
  })
}

async function meetingLines({ read, now, t, process }: StateAsked): Promise<readonly StateLine[]> {
  const host = { kind: 'process', process: process.id } as const
  const next = await nextMeetingsOf(read, host, { now, limit: MEETINGS_NEXT })
  const phases = next.map((meeting) => ({ meeting, phase: meetingPhase(meeting, now) }))
  const words = await wordsOf(
    read,
    next.map(({ title }) => title),
  )
  return phases.flatMap(({ meeting: { id, title, starts }, phase }): readonly StateLine[] => {
    const line = { what: textIn(words, title, t), href: `/meetings/${id}` }
    if (phase === 'now') return [{ ...line, note: t('standing.runs'), since: starts }]
    return phase === 'planned' ? [{ ...line, note: t('standing.begins'), until: starts }] : []
  })
}

function dutyLines({ duties, template }: ProcessView, { t, process }: StateAsked) {
  return duties
    .filter(({ state }) => state.kind === 'missed')
    .map(({ rule, due }): StateLine => ({
      what: inWords(rule.does, t),
      note: roleTitle(template, rule.owner, t),
      href: `${pathOf(process)}#duties`,
      since: due,
    }))
}

async function owedLines(
  owed: readonly OwedOf[],
  { read, now, t, process }: StateAsked,
): Promise<readonly StateLine[]> {
  const told = await Promise.all(owed.map((tell) => tell(read, now)))
  return told
    .flat()
    .filter((one) => one.process === process.id && one.overdue)
    .map(({ said: { key, ...values }, href, since }) => ({ what: t(key, values), href, since }))
}
