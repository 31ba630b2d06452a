/** Each act about one amendment: decided by the rules and saved in one transaction. */
import { newUlid } from '../../../platform/clock.ts'
import { prose, type Prose } from '../../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import type { Actor, Capacity } from '../../people/index.ts'
import type { Step } from '../../processes/index.ts'
import { templateOf } from '../../templates/index.ts'
import { findVersion, type Text } from '../../texts/index.ts'
import { actOf, clearChanges, type Told } from '../acts.ts'
import {
  withWords,
  wordsIn,
  type Amendment,
  type AmendmentId,
  type Change,
  type Stance,
} from '../amendment.ts'
import { baseAt, layOut } from '../ground.ts'
import type { Refusal } from '../refusal.ts'
import {
  checkChanges,
  mayOwn,
  mayPropose,
  mayRenew,
  propose,
  renewed,
  withdrawn,
  type Place,
} from '../rules/proposing.ts'
import { join, mayStand, stand } from '../rules/stances.ts'
import { touchesOf } from '../rules/touches.ts'
import { saveAmendment } from '../store/amendments.ts'
import { countFor } from '../store/counts.ts'
import { saveSponsor, saveStance, sponsorsOf, stanceOf } from '../store/stances.ts'

/** Where somebody acts; the text was locked by the caller wherever a number is given out. */
export type Here = Place & { readonly text: Text }

export type Changing = { readonly base: number; readonly changes: readonly Change[] }

type Telling = Pick<Told, 'act'> & Partial<Pick<Told, 'cap' | 'clear' | 'parts'>>

const told = ({ via }: Step, { process }: Here, actor: Actor, more: Telling): Told => ({
  cap: 'personal',
  ...more,
  actor,
  via,
  process,
})

type Written = { readonly changes: readonly Change[]; readonly parts: readonly Prose[] }

/** What a change says becomes a part of its act; its row holds the commitment. */
function written({ clock }: Step, changes: readonly Change[], author: Actor): Written {
  const parts: Prose[] = []
  const committed = changes.map((change, index) => {
    const words = wordsIn(change)
    if (words === undefined) return change
    const part = prose(`words${index + 1}`, words, clock, author.person)
    parts.push(part)
    return withWords(change, part.commitment)
  })
  return { changes: committed, parts }
}

/** Against the version that was read; what does not fit the latest one is not proposed. */
async function checked(
  { tx }: Step,
  { text }: Here,
  { base, changes }: Changing,
): Promise<Result<readonly Change[], Refusal>> {
  const latest = (await layOut(tx, text, [], { whole: true })).ground
  if (base > latest.version || !(await findVersion(tx, text.id, base))) {
    return refuse({ kind: 'text-moved-on', latest: latest.version })
  }
  const read = await baseAt(tx, text, base)
  const fine = checkChanges(changes, read)
  if (!fine.ok || base === latest.version) return fine
  const before = new Map(read.clauses.map(({ id, words }) => [id, words]))
  const ground = {
    ...latest,
    before: (_: number, id: Parameters<typeof before.get>[0]) => before.get(id),
  }
  const fits = touchesOf({ base, changes: fine.value }, ground)
  return fits.ok ? fine : refuse({ kind: 'text-moved-on', latest: latest.version })
}

export type ProposalAsked = Changing & { readonly reason: string; readonly capacity: Capacity }

export async function proposeAmendment(
  step: Step,
  here: Here,
  asked: ProposalAsked,
): Promise<Result<Amendment, Refusal>> {
  const { tx, clock, by, now } = step
  const allowed = mayPropose(here, by)
  if (!allowed.ok) return allowed
  const actor = allowed.value
  const fine = await checked(step, here, asked)
  if (!fine.ok) return fine
  const { changes, parts } = written(step, fine.value, actor)
  const reason = prose('reason', asked.reason, clock, actor.person)
  const id = newUlid(clock) as string as AmendmentId
  const { base, capacity } = asked
  const proposal = { id, base, changes, reason: reason.commitment, capacity }
  const count = await countFor(tx, here.text.id, actor.person)
  const made = propose(here, by, { asked: proposal, count }, now)
  if (!made.ok) return made
  const { number } = made.value
  const clear = { text: here.text.id, number, version: base, changes: clearChanges(changes) }
  const act = told(step, here, actor, {
    act: 'amendment.propose',
    cap: capacity,
    clear,
    parts: [reason, ...parts],
  })
  await saveAmendment(tx, made.value, actOf(made.value, act))
  return made
}

export async function renewAmendment(
  step: Step,
  here: Here,
  { amendment, asked }: { readonly amendment: Amendment; readonly asked: Changing },
): Promise<Result<Amendment, Refusal>> {
  const actor = mayRenew(here, step.by, amendment)
  if (!actor.ok) return actor
  const fine = await checked(step, here, asked)
  if (!fine.ok) return fine
  const { changes, parts } = written(step, fine.value, actor.value)
  const next = renewed(amendment, { base: asked.base, changes })
  const clear = { version: asked.base, changes: clearChanges(changes) }
  const cap = amendment.capacity
  const act = told(step, here, actor.value, { act: 'amendment.renew', cap, clear, parts })
  await saveAmendment(step.tx, next, actOf(next, act))
  return ok(next)
}

export async function withdrawAmendment(
  step: Step,
  here: Here,
  amendment: Amendment,
): Promise<Result<Amendment, Refusal>> {
  const actor = mayOwn(here, step.by, amendment)
  if (!actor.ok) return actor
  const next = withdrawn(amendment, step.now)
  const act = told(step, here, actor.value, {
    act: 'amendment.withdraw',
    cap: amendment.capacity,
  })
  await saveAmendment(step.tx, next, actOf(next, act))
  return ok(next)
}

const ACT_OF = {
  support: 'amendment.support',
  object: 'amendment.object',
  none: 'amendment.unsay',
} as const

export type StanceAsked = Pick<Stance, 'stance' | 'capacity'> & {
  readonly reason: string | undefined
}

export async function standOn(
  step: Step,
  here: Here,
  { amendment, asked }: { readonly amendment: Amendment; readonly asked: StanceAsked },
): Promise<Result<Stance, Refusal>> {
  const { tx, clock, by, now } = step
  const actor = mayStand(here, by, amendment)
  if (!actor.ok) return actor
  const { stance, capacity } = asked
  const reason =
    asked.reason === undefined || stance === 'none'
      ? undefined
      : prose('reason', asked.reason, clock, actor.value.person)
  const { grouping } = await templateOf(tx, here.process.pin)
  const group = grouping.kind === 'scheme' ? actor.value.codes.get(grouping.scheme) : undefined
  const before = await stanceOf(tx, amendment.id, actor.value.person)
  const saying = { stance, capacity, reason: reason?.commitment }
  const standing = { actor: actor.value, amendment, asked: saying, group, before }
  const stood = stand(standing, now)
  if (!stood.ok) return stood
  const clear = group === undefined || stance === 'none' ? {} : { group }
  const telling = { act: ACT_OF[stance], cap: capacity, clear, parts: [reason] }
  await saveStance(tx, stood.value, actOf(amendment, told(step, here, actor.value, telling)))
  return stood
}

export async function joinAmendment(
  step: Step,
  here: Here,
  { amendment, capacity }: { readonly amendment: Amendment; readonly capacity: Capacity },
): Promise<Result<Amendment, Refusal>> {
  const actor = mayStand(here, step.by, amendment)
  if (!actor.ok) return actor
  const sponsors = await sponsorsOf(step.tx, amendment.id)
  const joined = join(actor.value, { amendment, capacity }, sponsors, step.now)
  if (!joined.ok) return joined
  const act = told(step, here, actor.value, { act: 'amendment.join', cap: capacity })
  await saveSponsor(step.tx, joined.value, actOf(amendment, act))
  return ok(amendment)
}

export async function leaveAmendment(
  step: Step,
  here: Here,
  amendment: Amendment,
): Promise<Result<Amendment, Refusal>> {
  const actor = mayStand(here, step.by, amendment)
  if (!actor.ok) return actor
  const sponsors = await sponsorsOf(step.tx, amendment.id)
  const own = sponsors.find(({ person }) => person === actor.value.person)
  if (!own) return refuse({ kind: 'not-joined' })
  const act = told(step, here, actor.value, { act: 'amendment.leave', cap: own.capacity })
  await saveSponsor(step.tx, own, actOf(amendment, act), step.now)
  return ok(amendment)
}
