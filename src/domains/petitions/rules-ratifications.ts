/**
 * Who asks bodies to ratify, who answers for a body, by whose rule, and when nothing is missing.
 * Pure: `rules` judges the votes of each body and how many of them it takes.
 */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { mayAct, ROLES, type Actor, type Commitment } from '../people/index.ts'
import { type By, type Facts, HREF, mayActAs, type Process } from '../processes/index.ts'
import { evaluate, type Verdict } from '../rules/index.ts'
import { dueAfter, holidaysOf, type RatificationRule, type Template } from '../templates/index.ts'
import type { Refusal } from './refusal.ts'
import {
  RATIFICATIONS_MAX,
  type Answer,
  type BodyStanding,
  type Ratification,
  type RatificationId,
  type RatificationPhase,
} from './ratification.ts'

/** Bodies are asked by whoever moves the process, and answer by whoever leads them. */
const OFFICES = ROLES.filter((role) =>
  ['chair', 'vice-chair', 'secretary', 'facilitator'].includes(role),
)

export const ratificationRule = (template: Template, id: string): RatificationRule | undefined =>
  template.ratifications.find((one) => one.id === id)

/** In all that follows: one asking, by which rule, under which template, and who has answered. */
export type RatificationCase = {
  readonly process: Process
  readonly template: Template
  readonly rule: RatificationRule
  readonly ratification: Ratification
  readonly answers: readonly Answer[]
}

export type Asked = Pick<RatificationCase, 'ratification' | 'answers'>

export type RatificationGround = {
  readonly process: Process
  readonly template: Template
  /** The oldest first. */
  readonly earlier: readonly Asked[]
}

type AskedOf = Pick<RatificationCase, 'rule' | 'template' | 'ratification'>

/** When saying nothing ratifies, where the template says that it does. */
function silenceOf({ rule, template, ratification }: AskedOf, body: string): Instant | undefined {
  const span = rule.bodies.find((one) => one.body === body)?.silence?.for
  return span === undefined ? undefined : dueAfter(ratification.askedAt, span, holidaysOf(template))
}

export const silencesOf = (about: AskedOf): readonly Instant[] =>
  about.rule.bodies.flatMap(({ body }) => silenceOf(about, body) ?? [])

/** Saying nothing ratifies only where the template says so, and then at the hour it names. */
export function standingOfBody(
  { rule, template, ratification, answers }: Omit<RatificationCase, 'process'>,
  body: string,
  now: Instant,
): BodyStanding {
  const answer = answers.find((one) => one.body === body)
  if (answer) return { kind: 'answered', answer }
  const until = silenceOf({ rule, template, ratification }, body)
  if (!until) return { kind: 'waiting', until: undefined }
  return now < until ? { kind: 'waiting', until } : { kind: 'silent', since: until }
}

const saidYes = (standing: BodyStanding): boolean =>
  standing.kind === 'silent' || (standing.kind === 'answered' && standing.answer.finding === 'yes')

const neededOf = ({ needs, bodies }: RatificationRule): number =>
  needs === 'all' ? bodies.length : needs.atLeast.count

/** Judged as a text that so many parties have to sign. */
const signedBy = (bodies: readonly string[], needed: number): Verdict =>
  evaluate({ signed: 'parties', atLeast: needed }, { voices: [], rounds: [], signed: bodies })

/** How many bodies are missing, of how many that it takes. */
export function missingOf(about: Omit<RatificationCase, 'process'>, now: Instant) {
  const { rule } = about
  const yes = rule.bodies.filter(({ body }) => saidYes(standingOfBody(about, body, now)))
  const needed = neededOf(rule)
  const verdict = signedBy(
    yes.map(({ body }) => body),
    needed,
  )
  return { missing: verdict.measure?.short ?? needed, needed, verdict }
}

/** Once the process has gone back to where it was asked, or further, it is to be asked anew. */
export function isVoid(
  { stage, askedAt }: Pick<Ratification, 'stage' | 'askedAt'>,
  { past, state }: Process,
  { stages }: Template,
): boolean {
  const place = (id: string) => stages.findIndex((one) => one.id === id)
  const entered = 'since' in state ? [...past, state] : past
  return entered.some((spell) => spell.since > askedAt && place(spell.stage) <= place(stage))
}

export function ratificationPhase(about: RatificationCase, now: Instant): RatificationPhase {
  const { process, template, ratification, rule } = about
  if (isVoid(ratification, process, template)) return 'void'
  if (missingOf(about, now).missing === 0) return 'ratified'
  const possible = rule.bodies.filter(({ body }) => {
    const standing = standingOfBody(about, body, now)
    return standing.kind === 'waiting' || saidYes(standing)
  })
  const could = signedBy(
    possible.map(({ body }) => body),
    neededOf(rule),
  )
  return could.met ? 'pending' : 'refused'
}

/** Whoever moves the process asks; again only where the last asking came to nothing. */
export function mayAsk(
  { process, template, earlier }: RatificationGround,
  id: string,
  by: By,
  now: Instant,
): Result<
  { readonly actor: Actor; readonly role: string; readonly rule: RatificationRule },
  Refusal
> {
  const rule = ratificationRule(template, id)
  if (!rule) return refuse({ kind: 'no-such-ratification' })
  const role = mayActAs(process, by, template.moves.by)
  if (!role.ok) return role
  const actor = mayAct(by.kind === 'person' ? by.actor : undefined)
  if (!actor.ok) return actor
  if (process.state.kind !== 'running') return refuse({ kind: 'not-running' })
  if (earlier.length >= RATIFICATIONS_MAX) {
    return refuse({ kind: 'too-many', most: RATIFICATIONS_MAX })
  }
  const last = earlier.findLast(({ ratification }) => ratification.rule === id)
  const phase = last && ratificationPhase({ ...last, process, template, rule }, now)
  return phase === 'pending' || phase === 'ratified'
    ? refuse({ kind: 'asked-already' })
    : ok({ actor: actor.value, role: role.value, rule })
}

export type Asking = {
  readonly id: RatificationId
  readonly rule: string
  readonly subject: Commitment
  readonly href: string | undefined
}

export function ask(
  ground: RatificationGround,
  by: By,
  { id, rule, subject, href }: Asking,
  now: Instant,
): Result<Ratification, Refusal> {
  const allowed = mayAsk(ground, rule, by, now)
  if (!allowed.ok) return allowed
  const { process } = ground
  if (process.state.kind !== 'running') return refuse({ kind: 'not-running' })
  if (href !== undefined && !HREF.test(href)) return refuse({ kind: 'no-such-place' })
  const { stage } = process.state
  const { person } = allowed.value.actor
  return ok({ id, process: process.id, rule, stage, subject, href, askedBy: person, askedAt: now })
}

/** The names under which the template knows those who lead a body. */
export const officersOf = (body: string): readonly string[] =>
  OFFICES.map((role) => (body === 'table' ? role : `${body}-${role}`))

/** Who leads the body records what it decided: once, and not after its silence ratified. */
export function mayAnswer(
  about: RatificationCase,
  body: string,
  by: By,
  now: Instant,
): Result<{ readonly actor: Actor; readonly role: string }, Refusal> {
  const { process, rule } = about
  if (!rule.bodies.some((one) => one.body === body)) return refuse({ kind: 'not-asked' })
  const role = mayActAs(process, by, officersOf(body))
  if (!role.ok) return role
  const actor = mayAct(by.kind === 'person' ? by.actor : undefined)
  if (!actor.ok) return actor
  const phase = ratificationPhase(about, now)
  if (phase === 'void') return refuse({ kind: 'ratification-not-now', phase })
  const standing = standingOfBody(about, body, now)
  if (standing.kind === 'answered') return refuse({ kind: 'answered-already' })
  if (standing.kind === 'silent') return refuse({ kind: 'silence-ratified' })
  return ok({ actor: actor.value, role: role.value })
}

/** Of each ratification of the template, how many bodies are missing; all, where nobody asked. */
export function ratificationFactsOf(
  { process, template, earlier }: RatificationGround,
  now: Instant,
): Facts {
  return Object.fromEntries(
    template.ratifications.map((rule) => {
      const last = earlier.findLast(
        ({ ratification }) =>
          ratification.rule === rule.id && !isVoid(ratification, process, template),
      )
      const name = `ratifications.${rule.id}.missing` as const
      if (!last) return [name, { value: neededOf(rule), of: neededOf(rule) }] as const
      const { missing, needed } = missingOf({ ...last, template, rule }, now)
      const since = last.ratification.askedAt
      return [name, { value: missing, of: needed, since }] as const
    }),
  )
}
