/** An issue proposed, completed, seconded, withdrawn, brought back; each with its act. */
import { newUlid } from '../../../platform/clock.ts'
import type { Prose } from '../../../platform/record/index.ts'
import { refuse, type Result } from '../../../platform/values.ts'
import type { Actor, Capacity, PersonId } from '../../people/index.ts'
import type { Process } from '../../processes/index.ts'
import { actOn, becomingClear, interestOf, proposalClear } from '../acts.ts'
import { asOf, type Issue, type IssueId, type IssueWord, type Second } from '../issue.ts'
import * as rules from '../rules/proposing.ts'
import type { Refusal } from '../rules/refusal.ts'
import { ISSUES_MAX, findIssues, lockParked, saveIssue } from '../store/issues.ts'
import { saveSecond } from '../store/links.ts'
import { thresholds } from '../thresholds.ts'
import { personally, say, tellProposer, type Setting } from './setting.ts'

export type Typed = {
  readonly title: string
  readonly words: Readonly<Record<IssueWord, string>>
}

export type ProposalTyped = Typed & {
  readonly capacity: Capacity
  readonly process: Process | undefined
  readonly practice: boolean
}

function saidOf(setting: Setting, typed: Typed, by: PersonId) {
  const title = say(setting, 'title', typed.title, by)
  const words: Record<IssueWord, Prose> = {
    problem: say(setting, 'problem', typed.words.problem, by),
    affected: say(setting, 'affected', typed.words.affected, by),
    outcome: say(setting, 'outcome', typed.words.outcome, by),
    implementers: say(setting, 'implementers', typed.words.implementers, by),
    timing: say(setting, 'timing', typed.words.timing, by),
  }
  return { title, words, parts: [title, ...Object.values(words)] }
}

export async function proposeIssue(
  setting: Setting,
  by: Actor,
  typed: ProposalTyped,
): Promise<Result<Issue, Refusal>> {
  const { tx, clock, now } = setting
  const { capacity, process, practice } = typed
  const { title, words, parts } = saidOf(setting, typed, by.person)
  const id = newUlid(clock) as IssueId
  const proposed = rules.propose({ id, title, words, capacity, process, practice }, by, now)
  if (!proposed.ok) return proposed
  const issue = proposed.value
  if (process && (await findIssues(tx, process.id)).length >= ISSUES_MAX) {
    return refuse({ kind: 'list-full', most: ISSUES_MAX })
  }
  const clear = { ...proposalClear(issue), ...interestOf(by) }
  const doer = personally(setting, by, capacity)
  await saveIssue(tx, issue, actOn(issue, 'issue.propose', doer, { clear, parts }))
  return proposed
}

export async function completeIssue(
  setting: Setting,
  issue: Issue,
  by: Actor,
  typed: Typed,
): Promise<Result<Issue, Refusal>> {
  const { title, words, parts } = saidOf(setting, typed, by.person)
  const completed = rules.complete(issue, by, { title, words }, setting.now)
  if (!completed.ok) return completed
  const doer = personally(setting, by, capacityOf(issue))
  const act = actOn(issue, 'issue.complete', doer, { clear: interestOf(by), parts })
  await saveIssue(setting.tx, completed.value, act)
  return completed
}

const capacityOf = ({ from }: Issue): Capacity =>
  from.kind === 'person' ? from.capacity : 'personal'

export async function withdrawIssue(
  setting: Setting,
  issue: Issue,
  by: Actor,
): Promise<Result<Issue, Refusal>> {
  const withdrawn = rules.withdraw(issue, by, setting.now)
  if (!withdrawn.ok) return withdrawn
  const act = actOn(issue, 'issue.withdraw', personally(setting, by, capacityOf(issue)))
  await saveIssue(setting.tx, withdrawn.value, act)
  return withdrawn
}

export async function secondIssue(
  setting: Pick<Setting, 'tx' | 'now' | 'via'>,
  issue: Issue,
  by: Actor,
  facts: { readonly seconds: readonly Second[]; readonly capacity: Capacity },
): Promise<Result<Second, Refusal>> {
  const given = rules.second(issue, by, facts, setting.now)
  if (!given.ok) return given
  const clear = { group: given.value.group, ...interestOf(by) }
  const doer = personally(setting, by, facts.capacity)
  await saveSecond(setting.tx, given.value, actOn(issue, 'second.give', doer, { clear }))
  return given
}

export async function withdrawSecondOf(
  setting: Setting,
  issue: Issue,
  by: Actor,
  seconds: readonly Second[],
): Promise<Result<Second, Refusal>> {
  const taken = rules.withdrawSecond(by, seconds, setting.now)
  if (!taken.ok) return taken
  const { group, capacity } = taken.value
  const doer = personally(setting, by, capacity)
  const act = actOn(issue, 'second.withdraw', doer, { clear: { group } })
  await saveSecond(setting.tx, taken.value, act)
  return taken
}

export async function petitionFor(
  setting: Setting,
  issue: Issue,
  by: Actor,
  seconds: readonly Second[],
): Promise<Result<Issue, Refusal>> {
  const facts = { seconds, thresholds: thresholds() }
  const back = rules.petition(issue, by, facts, setting.now)
  if (!back.ok) return back
  const clear = { groups: rules.groupsBehind(seconds) }
  const doer = personally(setting, by, 'personal')
  await saveIssue(setting.tx, back.value, actOn(issue, 'issue.petition', doer, { clear }))
  await tellProposer(setting, issue, { kind: 'petition' })
  return back
}

/** What the hour decided already is written down, and its proposer is told. */
export async function comeBack(
  setting: Pick<Setting, 'tx' | 'now' | 'post'>,
): Promise<readonly Issue[]> {
  const { tx, now } = setting
  const due = (await lockParked(tx)).map((issue) => asOf(issue, now))
  const back = due.filter(({ state }) => state.kind === 'proposed')
  for (const issue of back) {
    const clear = becomingClear(issue)
    await saveIssue(tx, issue, actOn(issue, 'issue.become', { kind: 'clock' }, { clear }))
    await tellProposer(setting, issue, { kind: 'back' })
  }
  return back
}
