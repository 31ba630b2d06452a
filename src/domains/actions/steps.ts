/** Each act about an action: decided by the rules and saved in one transaction, the action held. */
import { newUlid, type Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import { prose, type Prose, type Via } from '../../platform/record/index.ts'
import { ok, refuse, unreachable, type Instant, type Result } from '../../platform/values.ts'
import { findBody } from '../bodies/index.ts'
import { findByHandle, gone, type Actor, type Gone, type PersonId } from '../people/index.ts'
import { hostKey } from '../processes/index.ts'
import { actOf, madeClear, type Told } from './acts.ts'
import { ownerKey, type Action, type ActionId, type Owner, type Source } from './action.ts'
import { placeOf, type Place } from './ground.ts'
import * as rules from './rules.ts'
import type { ActionRefusal, Case, Ground } from './rules.ts'
import { lockAction, openIn, saveAction } from './store.ts'

export type Step = {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Instant
  readonly via: Via
  readonly actor: Actor
}

/** An owner as somebody names one. */
export type OwnerTyped =
  | { readonly kind: 'me' }
  | { readonly kind: 'id'; readonly person: PersonId }
  | { readonly kind: 'handle'; readonly named: string }
  | { readonly kind: 'role'; readonly role: string }
  /** By its address; without one, the body of the process, or the body itself. */
  | { readonly kind: 'body'; readonly named?: string | undefined }
  | { readonly kind: 'organisation'; readonly named: string }

type Owned = { readonly owner: Owner; readonly parts: readonly Prose[] }

async function ownerFrom(
  { tx, clock, actor }: Pick<Step, 'tx' | 'clock' | 'actor'>,
  ground: Ground,
  typed: OwnerTyped,
): Promise<Result<Owned, ActionRefusal>> {
  const named = (owner: Owner) => ok({ owner, parts: [] })
  switch (typed.kind) {
    case 'me':
      return named({ kind: 'person', person: actor.person })
    case 'id':
      return named({ kind: 'person', person: typed.person })
    case 'handle': {
      const handle = typed.named.replace(/^@/, '').toLowerCase()
      const person = await findByHandle(tx, handle)
      if (!person) return refuse({ kind: 'nobody', named: typed.named })
      return named({ kind: 'person', person: person.id })
    }
    case 'role':
      return named({ kind: 'role', role: typed.role })
    case 'body': {
      const { named: slug = '' } = typed
      const body = slug === '' ? ground.body : (await findBody(tx, { slug }))?.id
      return body === undefined
        ? refuse({ kind: 'nobody', named: slug })
        : named({ kind: 'body', body })
    }
    case 'organisation': {
      const name = prose('owner', typed.named, clock)
      return ok({ owner: { kind: 'organisation', name: name.commitment }, parts: [name] })
    }
    default:
      return unreachable(typed)
  }
}

export type ActionTyped = {
  readonly what: string
  readonly owner: OwnerTyped
  readonly due: Instant
  readonly source: Source | undefined
}

/** For forms, and for later domains that note actions as they are agreed. */
export async function makeAction(
  step: Step,
  place: Ground,
  typed: ActionTyped,
): Promise<Result<Action, ActionRefusal>> {
  const { tx, clock, now, via, actor } = step
  const owned = await ownerFrom(step, place, typed.owner)
  if (!owned.ok) return owned
  const what = prose('what', typed.what, clock, actor.person)
  const id = newUlid(clock) as string as ActionId
  const there = await openIn(tx, hostKey(place.host))
  const own = there.filter(({ madeBy }) => madeBy === actor.person).length
  const { owner, parts } = owned.value
  const said = { id, what: what.commitment, owner, due: typed.due, source: typed.source }
  const asked = { ...said, open: there.length, own }
  const made = rules.make(place, actor, asked, now)
  if (!made.ok) return made
  const told = {
    act: 'action.make',
    clear: madeClear(made.value),
    parts: [what, ...parts],
  } as const
  await saveAction(tx, made.value, actOf(made.value, { ground: place, actor, via }, told))
  return made
}

type Doing<Refusal = ActionRefusal> = (
  about: Case & { readonly ground: Place },
) => Promise<Result<{ readonly action: Action; readonly told: Told }, Refusal>>

/** @returns gone where there is none */
async function doing(
  { tx, via, actor }: Step,
  id: ActionId,
  decide: Doing,
): Promise<Result<Action, ActionRefusal | Gone>> {
  const action = await lockAction(tx, id)
  if (!action) return refuse(gone)
  const ground = await placeOf(tx, action.host)
  const done = await decide({ ground, action })
  if (!done.ok) return done
  const { action: next, told } = done.value
  await saveAction(tx, next, actOf(next, { ground, actor, via }, told))
  return ok(next)
}

const told = (result: Result<Action, ActionRefusal>, say: (action: Action) => Told) =>
  Promise.resolve(result.ok ? ok({ action: result.value, told: say(result.value) }) : result)

export const acceptAction = (step: Step, id: ActionId) =>
  doing(step, id, (about) =>
    told(rules.accept(about, step.actor, step.now), ({ owner }) => ({
      act: 'action.accept',
      clear: { owner: ownerKey(owner) },
    })),
  )

const saidIn = ({ clock, actor }: Step, name: string, words: string) =>
  prose(name, words, clock, actor.person)

export function declineAction(step: Step, id: ActionId, why: string) {
  const reason = saidIn(step, 'reason', why)
  return doing(step, id, (about) =>
    told(rules.decline(about, step.actor, reason.commitment, step.now), () => ({
      act: 'action.decline',
      parts: [reason],
    })),
  )
}

export type EvidenceTyped = {
  readonly words: string | undefined
  readonly href: string | undefined
}

export function finishAction(step: Step, id: ActionId, { words, href }: EvidenceTyped) {
  const evidence = words === undefined ? undefined : saidIn(step, 'evidence', words)
  const shown = { words: evidence?.commitment, href }
  return doing(step, id, (about) =>
    told(rules.finish(about, step.actor, shown, step.now), () => ({
      act: 'action.finish',
      ...(href === undefined ? {} : { clear: { href } }),
      ...(evidence === undefined ? {} : { parts: [evidence] }),
    })),
  )
}

export function dropAction(step: Step, id: ActionId, why: string) {
  const reason = saidIn(step, 'reason', why)
  return doing(step, id, (about) =>
    told(rules.drop(about, step.actor, reason.commitment, step.now), () => ({
      act: 'action.drop',
      parts: [reason],
    })),
  )
}

export const handOnAction = (step: Step, id: ActionId, to: OwnerTyped) =>
  doing(step, id, async (about) => {
    const owned = await ownerFrom(step, about.ground, to)
    if (!owned.ok) return owned
    const { owner, parts } = owned.value
    return told(rules.handOn(about, step.actor, owner, step.now), () => ({
      act: 'action.hand',
      clear: { to: ownerKey(owner) },
      parts,
    }))
  })
