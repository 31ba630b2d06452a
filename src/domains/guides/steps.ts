/** Offering to guide, asking for a guide, writing and ending: decided and saved, for every door. */
import { newUlid, type Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import { prose, type Via } from '../../platform/record/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { gone, mayAct, type Actor, type Gone, type PersonId } from '../people/index.ts'
import { ending, offering } from './acts.ts'
import { GROUPS, REGIONS, type GuideMessage, type Pair, type PairId } from './guide.ts'
import { match, mayOffer, mayWrite, type GuideRefusal, type Wish } from './rules.ts'
import { activeGuides } from './active.ts'
import { findGuide, saveGuide } from './store-guides.ts'
import { loadNow, lockPair, messagesOf, pairsOf, saveMessage, savePair } from './store-pairs.ts'

export type Step = {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Instant
  readonly via: Via
  readonly actor: Actor
}

export type Offered = {
  readonly languages: readonly Language[]
  readonly places: number
  readonly hours: string
}

export async function offer(step: Step, offered: Offered): Promise<Result<true, GuideRefusal>> {
  const { tx, clock, now, via } = step
  const allowed = mayOffer(step.actor, offered)
  if (!allowed.ok) return allowed
  const { person, codes } = allowed.value
  const hours = prose('hours', offered.hours, clock, person)
  const { languages, places } = offered
  const before = await findGuide(tx, person)
  const guide = {
    person,
    languages,
    places,
    group: codes.get(GROUPS),
    region: codes.get(REGIONS),
    hours: hours.commitment,
    since: before && before.endedAt === undefined ? before.since : now,
    endedAt: undefined,
  }
  await saveGuide(tx, guide, offering(guide, hours, via))
  return ok(true)
}

/** Those whom they guide keep them: a pair is ended by one of its two. */
export async function stopOffering(step: Step): Promise<Result<true, GuideRefusal | Gone>> {
  const { tx, now, via, actor } = step
  const guide = await findGuide(tx, actor.person)
  if (!guide || guide.endedAt !== undefined) return refuse(gone)
  await saveGuide(tx, { ...guide, endedAt: now }, ending({ via, person: actor.person }))
  return ok(true)
}

export type Asked = {
  readonly language: Language
  readonly wish: Wish
  readonly chosen: PersonId | undefined
  readonly words: string
}

export type Written = { readonly pair: Pair; readonly message: GuideMessage }

export async function ask(step: Step, asked: Asked): Promise<Result<Written, GuideRefusal>> {
  const { tx, clock, now } = step
  const allowed = mayAct(step.actor)
  if (!allowed.ok) return allowed
  const newcomer = allowed.value
  const { language, wish, chosen, words } = asked
  const around = {
    guides: await activeGuides(tx),
    load: await loadNow(tx),
    pairs: await pairsOf(tx, newcomer.person),
  }
  const found = match({ newcomer, language, wish, chosen }, around)
  if (!found.ok) return found
  const pair: Pair = {
    id: newUlid(clock) as string as PairId,
    guide: found.value.person,
    newcomer: newcomer.person,
    language,
    begunAt: now,
    ended: undefined,
  }
  await savePair(tx, pair)
  const message = { number: 1, author: newcomer.person, words, at: now }
  await saveMessage(tx, pair.id, message)
  return ok({ pair, message })
}

export async function write(
  { tx, now, actor: { person } }: Step,
  id: PairId,
  words: string,
): Promise<Result<Written, GuideRefusal | Gone>> {
  const pair = await lockPair(tx, id, person)
  if (!pair) return refuse(gone)
  const before = await messagesOf(tx, id)
  const allowed = mayWrite(pair, before.length)
  if (!allowed.ok) return allowed
  const message = { number: before.length + 1, author: person, words, at: now }
  await saveMessage(tx, id, message)
  return ok({ pair, message })
}

/** Without a reason: nobody has to explain why they stop. */
export async function end(
  { tx, now, actor: { person } }: Step,
  id: PairId,
): Promise<Result<Pair, GuideRefusal | Gone>> {
  const pair = await lockPair(tx, id, person)
  if (!pair) return refuse(gone)
  if (pair.ended) return refuse({ kind: 'ended' })
  const ended = { ...pair, ended: { at: now, by: person } }
  await savePair(tx, ended)
  return ok(ended)
}
