/** Sheets of points and the seed of a draw: each decided and saved in one step. */
import type { Tx } from '../../../platform/db/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import type { Step } from '../../processes/index.ts'
import { actOf } from '../acts.ts'
import { phaseOf, type Ballot, type Vote } from '../ballot.ts'
import type { Line, Option } from '../option.ts'
import { countedBy, mayManage } from '../rules/ballots.ts'
import { verdictOf } from '../rules/counting.ts'
import type { Refusal } from '../rules/refusal.ts'
import { sheetFrom, waitsForSeed } from '../rules/selecting.ts'
import { optionsOf, saveOption, saveSeed } from '../store/options.ts'
import { holdingOf } from './closing.ts'
import { actorIn, inRole, written, type Around } from './step.ts'
import { saveVoteOf } from './voting.ts'

export type OptionTyped = { readonly title: string; readonly parts: Option['parts'] }

/** Before the ballot itself: what can be chosen is on the record before anybody is asked. */
export async function offerOptions(
  step: Step,
  ballot: Ballot,
  { role, options }: { readonly role: string; readonly options: readonly OptionTyped[] },
): Promise<void> {
  for (const [at, { title: words, parts }] of options.entries()) {
    const title = written(step, 'title', words)
    const number = at + 1
    const named = Object.entries(parts).map(([division, part]) => `${division}:${part}`)
    const clear = { option: number, ...(named.length === 0 ? {} : { counts: named }) }
    const act = actOf(inRole(step, role), ballot, { act: 'ballot.offer', clear, parts: [title] })
    await saveOption(step.tx, ballot.id, { number, title: title.commitment, parts }, act)
  }
}

export type SheetTyped = {
  readonly lines: readonly Line[]
  readonly voice: string | undefined
  readonly reason: string | undefined
}

/** The last sheet of a voice before the close counts. */
export async function castSheet(
  step: Step,
  around: Around,
  { lines, voice, reason }: SheetTyped,
): Promise<Result<Vote, Refusal>> {
  const counted = countedBy(around.template, around.ballot.decision)
  if (!counted.ok) return counted
  const options = await optionsOf(step.tx, around.ballot.id)
  const sheet = sheetFrom(counted.value.rule, options, lines)
  if (!sheet.ok) return sheet
  return saveVoteOf(step, around, { choice: sheet.value, voice, reason })
}

/** After the close, by whoever opens such ballots: anybody can look it up where it was said. */
export async function enterSeed(
  step: Step,
  around: Around,
  seed: string,
): Promise<Result<string, Refusal>> {
  const { tx, now, by } = step
  const { ballot, process, template, window } = around
  const counted = countedBy(template, ballot.decision)
  if (!counted.ok) return counted
  const role = mayManage(process, counted.value, { template, by })
  if (!role.ok) return role
  const phase = phaseOf(ballot, window, now)
  const actor = actorIn(step)
  if (phase !== 'over' || !actor || !(await isWaiting(tx, around, step))) {
    return refuse({ kind: 'no-seed-now' })
  }
  const act = actOf(inRole(step, role.value), ballot, { act: 'ballot.seed', clear: { seed } })
  await saveSeed(tx, ballot.id, { seed, by: actor.person, at: now }, act)
  return ok(seed)
}

async function isWaiting(tx: Tx, around: Around, { now }: Pick<Step, 'now'>): Promise<boolean> {
  const holding = await holdingOf(tx, around, now)
  const last = holding.rounds.at(-1)
  return last !== undefined && waitsForSeed(holding.counted.rule, last, verdictOf(holding))
}
