/** Opening and withdrawing a ballot: its window, its electorate frozen, its first entries. */
import { newUlid } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { Language } from '../../../platform/languages/index.ts'
import { wordsOf } from '../../../platform/record/index.ts'
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { findBody, placesOf, seatsOf, standInsOf, termsOf, type Body } from '../../bodies/index.ts'
import { organisationKey, organisationsOf, type PersonId } from '../../people/index.ts'
import { openWindowIn, type Process, stageOf, type Step } from '../../processes/index.ts'
import type { Voice } from '../../rules/index.ts'
import { type ElectorateRule, templateOf } from '../../templates/index.ts'
import { findItem, type Item } from '../about.ts'
import { aboutClear, actOf, rollParts, voiceLine } from '../acts.ts'
import type { Ballot, BallotId, BallotSubject } from '../ballot.ts'
import type { Takes } from '../option.ts'
import { countedBy, mayFollow, mayManage, withdraw } from '../rules/ballots.ts'
import { electorateOf } from '../rules/electorate.ts'
import { mayOffer } from '../rules/selecting.ts'
import type { Refusal } from '../rules/refusal.ts'
import { ballotsOf, findBallot, saveBallot, saveRollPart } from '../store/ballots.ts'
import { offerOptions, type OptionTyped } from './selecting.ts'
import { actorIn, inRole, optionalWords, written, type Around } from './step.ts'

export type OpeningAsked = {
  readonly decision: string
  readonly question: string
  /** An item by its key, or whoever leads the body; else the question alone. */
  readonly about: { readonly item: string } | { readonly chair: true } | undefined
  readonly closesOn?: string | undefined
  /** In which of the languages that its window asks for the question is there already. */
  readonly published: readonly Language[]
  readonly earlier?: BallotId | undefined
  /** What is chosen between, where the rule gives points or draws. */
  readonly options?: readonly OptionTyped[] | undefined
  /** Where the seed of a lot between equals will come from. */
  readonly seedFrom?: string | undefined
}

/**
 * The process is held by the caller: two officers do not open the same decision at once.
 * @param items what of this process can be voted on
 */
export async function openBallot(
  step: Step,
  process: Process,
  asked: OpeningAsked,
  items: readonly Item[],
): Promise<Result<Ballot, Refusal>> {
  const { tx, by } = step
  const template = await templateOf(tx, process.pin)
  const counted = countedBy(template, asked.decision)
  if (!counted.ok) return counted
  const role = mayManage(process, counted.value, { template, by })
  if (!role.ok) return role
  const earlier = asked.earlier && (await findBallot(tx, asked.earlier))
  const others = await ballotsOf(tx, { process: process.id })
  const body = await bodyFor(tx, process, counted.value.electorate)
  if (!body) return refuse({ kind: 'no-electorate' })
  const subject = earlier
    ? earlier.subject
    : await subjectOf(tx, { items, body, now: step.now }, asked.about)
  if (!subject) return refuse({ kind: 'no-subject' })
  const round = mayFollow(counted.value, { subject, earlier, others, now: step.now })
  if (!round.ok) return round
  const voices = await freeze(step, body, counted.value.electorate)
  if (!voices.ok) return voices
  const hasSeed = asked.seedFrom !== undefined
  const options = (asked.options ?? []).map(({ title }) => title)
  const takes = mayOffer(counted.value.rule, { options, hasSeed })
  if (!takes.ok) return takes
  const { window, decision } = counted.value
  const hidden = decision.hidden ?? false
  const facts = {
    subject,
    body,
    voices: voices.value,
    hidden,
    round: round.value,
    window,
    takes: takes.value,
  }
  return save(step, process, asked, { ...facts, role: role.value })
}

type Frozen = {
  readonly subject: BallotSubject
  readonly body: Body
  readonly voices: readonly Voice[]
  readonly hidden: boolean
  readonly round: number
  readonly takes: Takes
  readonly window: string
  readonly role: string
}

async function save(
  step: Step,
  process: Process,
  asked: OpeningAsked,
  { subject, body, voices, hidden, round, window: kind, role, takes }: Frozen,
): Promise<Result<Ballot, Refusal>> {
  const { tx, clock, now } = step
  const { decision, question: words, closesOn, published, earlier } = asked
  const actor = actorIn(step)
  const stage = stageOf(process)
  if (!actor || stage === undefined) return refuse({ kind: 'no-electorate' })
  const id = newUlid(clock) as string as BallotId
  const opening = { kind, closesOn, published, serves: `ballot:${id}` } as const
  const window = await openWindowIn(step, process, opening)
  if (!window.ok) return window
  const question = written(step, 'question', words)
  const seedFrom = optionalWords(step, 'seed', asked.seedFrom)
  const ballot: Ballot = {
    id,
    process: process.id,
    decision,
    stage,
    question: question.commitment,
    subject,
    rules: process.pin.hash,
    hidden,
    round,
    earlier,
    body: body.id,
    window: window.value.id,
    openedBy: actor.person,
    openedAt: now,
    state: { kind: 'open' },
    takes,
    seedFrom: seedFrom?.commitment,
  }
  await offerOptions(step, ballot, { role, options: asked.options ?? [] })
  const doing = inRole(step, role)
  for (const [part, some] of rollParts(voices).entries()) {
    const lines = some.map(voiceLine)
    const act = actOf(doing, ballot, { act: 'ballot.enrol', clear: { voices: lines } })
    await saveRollPart(tx, id, { part, lines }, act)
  }
  const clear = {
    process: process.id,
    decision,
    ...aboutClear(subject),
    window: window.value.id,
    voices: voices.length,
    hidden,
    round,
    ...(earlier === undefined ? {} : { earlier }),
    ...(takes === 'votes' ? {} : { takes }),
  }
  await saveBallot(
    tx,
    ballot,
    actOf(doing, ballot, { act: 'ballot.open', clear, parts: [question, seedFrom] }),
  )
  return ok(ballot)
}

/** `table` is the process's own body; all others are known by their slug. */
async function bodyFor(
  tx: Tx,
  process: Process,
  { body }: ElectorateRule,
): Promise<Body | undefined> {
  if (body !== 'table') return findBody(tx, { slug: body })
  return process.body === undefined ? undefined : findBody(tx, { id: process.body })
}

async function freeze({ tx, now }: Step, body: Body, rule: ElectorateRule) {
  const seats = await seatsOf(tx, body.id)
  const standIns = await standInsOf(tx, body.id)
  const people = [...seats, ...standIns].map(({ person }) => person)
  const places = await placesOf(tx, body.id)
  const organisationOf =
    rule.counts === 'organisations' ? await organisationKeys(tx, people) : () => undefined
  return electorateOf(rule, { seats, places, standIns, organisationOf }, now)
}

/** One key for one name: two people who name the same organisation are one voice. */
async function organisationKeys(tx: Tx, people: readonly PersonId[]) {
  const said = await organisationsOf(tx, people)
  const words = await wordsOf(
    tx,
    said.map(({ organisation }) => organisation),
  )
  const keys = new Map<string, string>()
  const own = new Map<PersonId, string>()
  for (const { person, id, organisation } of said) {
    const wording = words.get(organisation)
    if (wording.kind !== 'text' || own.has(person)) continue
    const name = organisationKey(wording.text)
    const key = keys.get(name) ?? id
    keys.set(name, key)
    own.set(person, key)
  }
  return (person: PersonId) => own.get(person)
}

type Where = { readonly items: readonly Item[]; readonly body: Body; readonly now: Instant }

async function subjectOf(
  tx: Tx,
  { items, body, now }: Where,
  about: OpeningAsked['about'],
): Promise<BallotSubject | undefined> {
  if (about === undefined) return { kind: 'question' }
  if ('chair' in about) {
    const chair = (await termsOf(tx, body.id, now)).find(({ role }) => role === 'chair')
    return chair && { kind: 'removal', term: chair.id, person: chair.person, role: chair.role }
  }
  return about.item === 'question' ? { kind: 'question' } : findItem(items, about.item)?.about
}

/** What was voted stays; nothing is decided by it. */
export async function withdrawBallot(
  step: Step,
  { ballot, process, template }: Around,
  reason: string,
): Promise<Result<Ballot, Refusal>> {
  const counted = countedBy(template, ballot.decision)
  if (!counted.ok) return counted
  const role = mayManage(process, counted.value, { template, by: step.by })
  if (!role.ok) return role
  const words = written(step, 'reason', reason)
  const withdrawn = withdraw(ballot, words.commitment, step.now)
  if (!withdrawn.ok) return withdrawn
  const told = { act: 'ballot.withdraw', clear: {}, parts: [words] } as const
  await saveBallot(step.tx, withdrawn.value, actOf(inRole(step, role.value), ballot, told))
  return withdrawn
}
