/** Asking for a ratification and answering for a body: decided and saved in one transaction. */
import { newUlid } from '../../platform/clock.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import { prose } from '../../platform/record/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import {
  ballotsOf,
  countedBy,
  findBallot,
  headsOf,
  situationOf,
  standingOf,
  type Ballot,
  type BallotId,
} from '../ballots/index.ts'
import { findBody, type Body } from '../bodies/index.ts'
import type { Actor } from '../people/index.ts'
import { asOf, findProcess, type Process, type Step } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { actOf, type Told } from './acts.ts'
import { ratificationGround } from './facts.ts'
import type { Answer, Ratification, RatificationId, Votes } from './ratification.ts'
import type { Refusal } from './refusal.ts'
import {
  ask,
  mayAnswer,
  mayAsk,
  ratificationRule,
  type RatificationCase,
} from './rules-ratifications.ts'
import { innerRule, judgeSituation, judgeVotes, type Judged } from './rules-votes.ts'
import {
  answersTo,
  newestRatifications,
  saveAnswer,
  saveRatification,
} from './store-ratifications.ts'

/** Throws where the process or its rule is gone: neither is ever removed. */
export async function ratificationCase(
  db: Read | Tx,
  ratification: Ratification,
): Promise<RatificationCase> {
  return caseWith(db, ratification, await answersTo(db, [ratification.id]))
}

async function caseWith(
  db: Read | Tx,
  ratification: Ratification,
  answers: readonly Answer[],
): Promise<RatificationCase> {
  const found = await findProcess(db, { id: ratification.process })
  const process = found && asOf(found, ratification.askedAt)
  const template = process && (await templateOf(db, process.pin))
  const rule = template && ratificationRule(template, ratification.rule)
  if (!process || !template || !rule) throw new Error(`no rule for ${ratification.id}`)
  return { process, template, rule, ratification, answers }
}

/** On the whole site, the newest first, with all answers read at once. */
export async function newestCases(db: Read | Tx): Promise<readonly RatificationCase[]> {
  const all = await newestRatifications(db)
  const answers = await answersTo(
    db,
    all.map(({ id }) => id),
  )
  return Promise.all(
    all.map((one) =>
      caseWith(
        db,
        one,
        answers.filter(({ ratification }) => ratification === one.id),
      ),
    ),
  )
}

const about = (one: Ratification) => ({ noun: 'ratification', one }) as const

type Acting = { readonly actor: Actor; readonly role: string }

const told = (
  { via }: Step,
  process: Process,
  { actor, role }: Acting,
  more: Pick<Told, 'act' | 'clear' | 'parts'>,
): Told => ({ ...more, cap: `role:${role}`, actor, via, process })

export type AskTyped = {
  readonly rule: string
  readonly subject: string
  readonly href: string | undefined
}

/** The process was locked by the caller. */
export async function askRatification(
  step: Step,
  process: Process,
  typed: AskTyped,
): Promise<Result<Ratification, Refusal>> {
  const { tx, clock, by, now } = step
  const ground = await ratificationGround(tx, process)
  const allowed = mayAsk(ground, typed.rule, by, now)
  if (!allowed.ok) return allowed
  const subject = prose('subject', typed.subject, clock, allowed.value.actor.person)
  const id = newUlid(clock) as string as RatificationId
  const asking = { id, rule: typed.rule, subject: subject.commitment, href: typed.href }
  const asked = ask(ground, by, asking, now)
  if (!asked.ok) return asked
  const { rule, stage, href } = asked.value
  const clear = { process: process.id, rule, stage, ...(href === undefined ? {} : { href }) }
  const act = { act: 'ratification.ask', clear, parts: [subject] } as const
  await saveRatification(
    tx,
    asked.value,
    actOf(about(asked.value), told(step, process, allowed.value, act)),
  )
  return asked
}

export type AnswerTyped = {
  readonly body: string
  readonly reasons: string
  /** Heads as its officers counted them, or a ballot that the body held here. */
  readonly votes: Votes | { readonly ballot: BallotId }
}

export async function answerRatification(
  step: Step,
  ratification: Ratification,
  typed: AnswerTyped,
): Promise<Result<Answer, Refusal>> {
  const { tx, clock, by, now } = step
  const case_ = await ratificationCase(tx, ratification)
  const allowed = mayAnswer(case_, typed.body, by, now)
  if (!allowed.ok) return allowed
  const { actor, role } = allowed.value
  const judged = await judge(tx, case_, typed)
  if (!judged.ok) return judged
  const { finding, votes, ballot } = judged.value
  const reasons = prose('reasons', typed.reasons, clock, actor.person)
  const answer: Answer = {
    ratification: ratification.id,
    body: typed.body,
    finding,
    votes,
    ballot,
    by: actor.person,
    role,
    reasons: reasons.commitment,
    at: now,
  }
  const held = ballot === undefined ? {} : { ballot }
  const { of: seats, ...heads } = votes
  const clear = { body: typed.body, finding, ...heads, seats, ...held }
  const act = { act: 'ratification.answer', clear, parts: [reasons] } as const
  const said = told(step, case_.process, { actor, role }, act)
  await saveAnswer(tx, answer, actOf(about(ratification), said))
  return ok(answer)
}

type Found = Pick<Judged, 'finding'> & Pick<Answer, 'votes' | 'ballot'>

async function judge(
  tx: Tx,
  case_: RatificationCase,
  { body, votes }: AnswerTyped,
): Promise<Result<Found, Refusal>> {
  const rule = innerRule(case_.rule, body, case_.template)
  if (!rule) return refuse({ kind: 'not-asked' })
  if (!('ballot' in votes)) {
    const judged = judgeVotes(rule, votes)
    return judged.ok ? ok({ finding: judged.value.finding, votes, ballot: undefined }) : judged
  }
  const ballot = await findBallot(tx, votes.ballot)
  const voter = await bodyNamed(tx, case_.process, body)
  const since = case_.ratification.askedAt
  if (!ballot || !voter || !isHeldBy(ballot, voter, since)) {
    return refuse({ kind: 'no-such-ballot' })
  }
  const holder = await findProcess(tx, { id: ballot.process })
  const template = holder && (await templateOf(tx, asOf(holder, ballot.openedAt).pin))
  const counted = template && countedBy(template, ballot.decision)
  if (!counted?.ok) return refuse({ kind: 'no-such-ballot' })
  const standing = await standingOf(tx, ballot.id)
  const holding = { counted: counted.value, rounds: [standing], chair: undefined }
  const heads = { ...headsOf(standing), of: standing.voices.length }
  const judged = judgeSituation(rule, situationOf(holding), heads)
  if (!judged.ok) return judged
  return ok({ finding: judged.value.finding, votes: heads, ballot: ballot.id })
}

/** A ballot of that body that was opened after it was asked, and is closed. */
const isHeldBy = ({ body, state, openedAt }: Ballot, voter: Body, since: Instant): boolean =>
  body === voter.id && state.kind === 'closed' && openedAt >= since

/** `table` is the process's own body; all others are known by their slug. */
export async function bodyNamed(
  db: Read | Tx,
  process: Process,
  body: string,
): Promise<Body | undefined> {
  if (body !== 'table') return findBody(db, { slug: body })
  return process.body === undefined ? undefined : findBody(db, { id: process.body })
}

/** Ballots that a body may name as its answer, the newest first. */
export async function ballotsFor(
  db: Read | Tx,
  { process, ratification }: Pick<RatificationCase, 'process' | 'ratification'>,
  body: string,
): Promise<readonly Ballot[]> {
  const voter = await bodyNamed(db, process, body)
  if (!voter) return []
  const all = await ballotsOf(db, { body: voter.id })
  return all.filter((ballot) => isHeldBy(ballot, voter, ratification.askedAt))
}
