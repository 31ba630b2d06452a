/** Who may vote in a ballot, for which voice, and what proxies and recusals do to that. Pure. */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { mayAct, type Actor, type Commitment, type PersonId } from '../../people/index.ts'
import type { Window } from '../../processes/index.ts'
import { mayCast, mayGiveProxy, type Voice } from '../../rules/index.ts'
import {
  phaseOf,
  type Ballot,
  type Proxy,
  type Recusal,
  type ShownVote,
  type Standing,
  type Vote,
} from '../ballot.ts'
import type { Refusal } from './refusal.ts'

export type Undertakings = { readonly id: string; readonly version: number }

/** Somebody before a ballot that the caller holds. */
export type Before = {
  readonly ballot: Ballot
  readonly window: Window
  readonly standing: Standing
  readonly undertakings: Undertakings
  readonly actor: Actor | undefined
  readonly now: Instant
}

/** The voices with who stood back marked, as the rules of counting ask for them. */
export const voicesNow = ({ voices, recusals }: Standing): readonly Voice[] => {
  const back = new Set(recusals.map(({ voice }) => voice))
  return back.size === 0
    ? voices
    : voices.map((voice) => (back.has(voice.id) ? { ...voice, recused: true } : voice))
}

export const carriedNow = ({ proxies }: Pick<Standing, 'proxies'>): readonly Proxy[] =>
  proxies.filter(({ endedAt }) => endedAt === undefined)

const asGiven = (standing: Standing) =>
  carriedNow(standing).map(({ voice, carriedBy }) => ({ from: voice, to: carriedBy }))

export const voiceOf = (
  { voices }: Pick<Standing, 'voices'>,
  person: PersonId,
): Voice | undefined => voices.find((voice) => voice.person === person)

/** The first of what every act in a ballot asks: is it open, and is there a voice. */
export function ownVoice(before: Before): Result<{ voice: Voice; actor: Actor }, Refusal> {
  const { ballot, window, standing, undertakings, now } = before
  const phase = phaseOf(ballot, window, now)
  if (phase !== 'open') return refuse({ kind: 'not-taking-votes', phase })
  const { actor } = before
  // Told first, also to those who have read nothing yet: there is nothing for them to do here.
  const voice = actor && voiceOf(standing, actor.person)
  if (actor && !voice) return refuse({ kind: 'no-voice' })
  const allowed = mayAct(actor, undertakings)
  if (!allowed.ok) return allowed
  return voice ? ok({ voice, actor: allowed.value }) : refuse({ kind: 'no-voice' })
}

/** The voice that somebody votes for: their own, or one that they carry. */
export function mayVote(before: Before, asked?: string): Result<Voice, Refusal> {
  const own = ownVoice(before)
  if (!own.ok) return own
  const { standing } = before
  const voices = voicesNow(standing)
  const mine = mayCast(voices, [], { voice: own.value.voice.id })
  if (!mine.ok) return mine
  if (asked === undefined || asked === own.value.voice.id) return mine
  return mayCast(voices, asGiven(standing), { voice: asked, proxy: own.value.voice.id })
}

export type Cast = {
  readonly voice: string | undefined
  readonly shown: ShownVote
  readonly reason: Commitment | undefined
}

/** Casts or changes a vote. Whoever votes themselves takes back what they had handed over. */
export function vote(before: Before, { voice: asked, shown, reason }: Cast): Result<Vote, Refusal> {
  const voice = mayVote(before, asked)
  if (!voice.ok) return voice
  const own = ownVoice(before)
  if (!own.ok) return own
  return ok({
    ballot: before.ballot.id,
    voice: voice.value.id,
    shown,
    by: own.value.actor.person,
    carriedBy: voice.value.id === own.value.voice.id ? undefined : own.value.voice.id,
    reason,
    castAt: before.now,
  })
}

/** Stands back; a vote cast before counts no more, and none is taken after. */
export function recuse(before: Before, reason: Commitment): Result<Recusal, Refusal> {
  const own = mayVote(before)
  if (!own.ok || !before.actor) return own.ok ? refuse({ kind: 'signed-out' }) : own
  const { ballot, actor, now } = before
  return ok({ ballot: ballot.id, voice: own.value.id, person: actor.person, reason, at: now })
}

/** Hands one's voice to another voice for this ballot, in writing. */
export function giveProxy(
  before: Before,
  to: PersonId,
  { instruction, most }: { readonly instruction: Commitment; readonly most: number },
): Result<Proxy, Refusal> {
  const own = mayVote(before)
  if (!own.ok || !before.actor) return own.ok ? refuse({ kind: 'signed-out' }) : own
  const { standing, ballot, now, actor } = before
  const carrier = voiceOf(standing, to)
  if (!carrier) return refuse({ kind: 'no-voice' })
  const asked = { from: own.value.id, to: carrier.id }
  const given = mayGiveProxy(voicesNow(standing), asGiven(standing), asked, most)
  if (!given.ok) return given
  return ok({
    ballot: ballot.id,
    voice: own.value.id,
    person: actor.person,
    carriedBy: carrier.id,
    instruction,
    givenAt: now,
    endedAt: undefined,
  })
}

export function takeBack(before: Before): Result<Proxy, Refusal> {
  const own = ownVoice(before)
  if (!own.ok) return own
  const proxy = carriedNow(before.standing).find(({ voice }) => voice === own.value.voice.id)
  return proxy ? ok({ ...proxy, endedAt: before.now }) : refuse({ kind: 'no-proxy-given' })
}
