/** Issues merged, split, set aside, planned and ranked: acts, steward log and mail. */
import { newUlid } from '../../../platform/clock.ts'
import type { Prose } from '../../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import type { Actor } from '../../people/index.ts'
import { findProcess, type Process } from '../../processes/index.ts'
import { enterLog } from '../../stewards/index.ts'
import { actOn, becomingClear, linkClear, proposalClear, topicsOf, type Doer } from '../acts.ts'
import type { Issue, IssueId, IssueLink, LinkId, Plan, Ranked } from '../issue.ts'
import type { Refusal } from '../rules/refusal.ts'
import * as rules from '../rules/sorting.ts'
import { findIssues, saveIssue } from '../store/issues.ts'
import { linksOf, saveLink } from '../store/links.ts'
import { personally, say, tellProposer, type Setting } from './setting.ts'

export type BornTyped = { readonly title: string; readonly problem: string }

export type SortTyped = {
  readonly kind: rules.Sorting['kind']
  /** One that is there, or a new one that several are merged into. */
  readonly into: { readonly issue: Issue } | { readonly born: BornTyped }
  readonly reason: string
}

/** The process whose list it is on, and the links that there are on that list. */
async function listOf({ tx }: Setting, issue: Issue) {
  const process = issue.process && (await findProcess(tx, { id: issue.process }))
  const links = await linksOf(tx, await findIssues(tx, issue.process))
  return { process, links }
}

const roleOf = (by: Actor, process: Process | undefined): `role:${string}` => {
  const held = by.roles.find(({ body, slug }) =>
    process ? body === process.body : slug === 'screening-panel',
  )
  return `role:${held?.role ?? 'facilitator'}`
}

export async function sortIssue(
  setting: Setting,
  issue: Issue,
  by: Actor,
  typed: SortTyped,
): Promise<Result<Issue, Refusal>> {
  const { clock, now } = setting
  const { process, links } = await listOf(setting, issue)
  const allowed = rules.maySort(issue, by, process)
  if (!allowed.ok) return allowed
  const doer = personally(setting, by, roleOf(by, process))
  const born = 'born' in typed.into ? bearFrom(setting, issue, by, typed.into.born) : undefined
  const into = 'issue' in typed.into ? typed.into.issue : born?.issue
  if (!into) return refuse({ kind: 'unknown-issue', named: '' })
  const reason = say(setting, 'reason', typed.reason, by.person)
  const sorting = { id: newUlid(clock) as LinkId, kind: typed.kind, into, reason }
  const sorted = rules.sort(issue, by, sorting, { process, links, now })
  if (!sorted.ok) return sorted
  if (born) await saveBorn(setting, born, doer)
  await saveLinked(setting, sorted.value.link, { issue, doer, parts: [reason] })
  await saveSetAside(setting, sorted.value.issue, doer)
  await logMerge(setting, issue, { by, process, text: typed.reason })
  const news = typed.kind === 'symptom-of' ? 'symptom' : 'merged'
  await tellProposer(setting, issue, { kind: news }, typed.reason)
  return ok(into)
}

export async function splitIssue(
  setting: Setting,
  issue: Issue,
  by: Actor,
  typed: { readonly parts: readonly BornTyped[]; readonly reason: string },
): Promise<Result<Issue, Refusal>> {
  const { clock, now } = setting
  const { process, links } = await listOf(setting, issue)
  const reason = say(setting, 'reason', typed.reason, by.person)
  const born = typed.parts.map((one) => bearFrom(setting, issue, by, one))
  const ids = born.map(() => newUlid(clock) as LinkId)
  const facts = { process, links, now, reason, ids }
  const parts = born.map((one) => one.issue)
  const done = rules.split(issue, by, parts, facts)
  if (!done.ok) return done
  const doer = personally(setting, by, roleOf(by, process))
  for (const one of born) await saveBorn(setting, one, doer)
  for (const [index, link] of done.value.links.entries()) {
    await saveLinked(setting, link, { issue, doer, parts: index === 0 ? [reason] : [] })
  }
  await saveSetAside(setting, done.value.issue, doer)
  await logMerge(setting, issue, { by, process, text: typed.reason })
  await tellProposer(setting, issue, { kind: 'split' }, typed.reason)
  return ok(done.value.issue)
}

type Born = { readonly issue: Issue; readonly parts: readonly Prose[] }

function bearFrom(setting: Setting, parent: Issue, by: Actor, typed: BornTyped): Born {
  const title = say(setting, 'title', typed.title, by.person)
  const problem = say(setting, 'problem', typed.problem, by.person)
  const id = newUlid(setting.clock) as IssueId
  const issue = rules.bear(parent, by, { id, title, problem }, setting.now)
  return { issue, parts: [title, problem] }
}

const saveBorn = ({ tx }: Setting, { issue, parts }: Born, doer: Doer) =>
  saveIssue(tx, issue, actOn(issue, 'issue.propose', doer, { clear: proposalClear(issue), parts }))

const saveLinked = (
  { tx }: Setting,
  link: IssueLink,
  said: { readonly issue: Issue; readonly doer: Doer; readonly parts: readonly Prose[] },
) => {
  const { issue, doer, parts } = said
  return saveLink(tx, link, actOn(issue, 'issue.link', doer, { clear: linkClear(link), parts }))
}

const saveSetAside = ({ tx }: Setting, issue: Issue, doer: Doer) =>
  saveIssue(tx, issue, actOn(issue, 'issue.become', doer, { clear: becomingClear(issue) }))

async function logMerge(
  setting: Setting,
  issue: Issue,
  said: { readonly by: Actor; readonly process: Process | undefined; readonly text: string },
): Promise<void> {
  const { tx, clock, now, via } = setting
  const { by, process, text } = said
  const line = {
    kind: 'merge',
    by,
    role: roleOf(by, process).slice('role:'.length),
    about: `issue:${issue.id}`,
    place: `/issues/${issue.id}`,
    line: say(setting, 'line', text, by.person),
    via,
    topics: topicsOf(issue),
  } as const
  await enterLog(tx, clock, line, now)
}

export type PlanTyped = Readonly<Record<keyof Plan, string>>

export async function planIssue(
  setting: Setting,
  issue: Issue,
  by: Actor,
  typed: PlanTyped,
): Promise<Result<Issue, Refusal>> {
  const { process } = await listOf(setting, issue)
  const { plan, parts } = planOf(setting, typed, by.person)
  const planned = rules.plan(issue, by, { plan, process })
  if (!planned.ok) return planned
  const doer = personally(setting, by, roleOf(by, process))
  await saveIssue(setting.tx, planned.value, actOn(issue, 'issue.plan', doer, { parts }))
  return planned
}

export function planOf(
  setting: Pick<Setting, 'clock'>,
  typed: PlanTyped,
  by?: Actor['person'],
): { readonly plan: Plan; readonly parts: readonly Prose[] } {
  const owner = say(setting, 'owner', typed.owner, by)
  const timeFrame = say(setting, 'time-frame', typed.timeFrame, by)
  const resources = say(setting, 'resources', typed.resources, by)
  const plan = {
    owner: owner.commitment,
    timeFrame: timeFrame.commitment,
    resources: resources.commitment,
  }
  return { plan, parts: [owner, timeFrame, resources] }
}

export type RankTyped = {
  readonly position: number
  readonly focus: boolean
  readonly decider: string
  readonly reason: string
}

export async function rankIssue(
  setting: Setting,
  issue: Issue,
  by: Actor,
  typed: RankTyped,
): Promise<Result<Issue, Refusal>> {
  const { process } = await listOf(setting, issue)
  const { place, parts } = placeOf(setting, typed, by.person)
  const ranked = rules.rank(issue, by, { place, process })
  if (!ranked.ok) return ranked
  const doer = personally(setting, by, roleOf(by, process))
  const { position, focus } = place
  const act = actOn(issue, 'issue.rank', doer, { clear: { position, focus }, parts })
  await saveIssue(setting.tx, ranked.value, act)
  return ranked
}

export function placeOf(
  setting: Pick<Setting, 'clock'>,
  { position, focus, ...typed }: RankTyped,
  by?: Actor['person'],
): { readonly place: Ranked; readonly parts: readonly Prose[] } {
  const decider = say(setting, 'decider', typed.decider, by)
  const reason = say(setting, 'reason', typed.reason, by)
  const place = { position, focus, decider: decider.commitment, reason: reason.commitment }
  return { place, parts: [decider, reason] }
}
