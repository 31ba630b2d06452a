/** Consensus calls at the practice table: asked, answered, objected to, designated. */
import { isHeld, seatsOf } from '../../src/domains/bodies/index.ts'
import {
  answerObjection,
  closeCall,
  concludeCall,
  contextOf,
  designationsOf,
  draftCall,
  findCall,
  findObjection,
  joinObjection,
  leaveObjection,
  lockCall,
  object,
  openCall,
  ownGroupOf,
  proposeDesignation,
  reactToDesignation,
  settleObjection,
  takePosition,
  writeMinorityStatement,
  answerOf,
  NO_GROUP,
  type AnswerHow,
  type CallId,
  type ObjectionId,
  type ReactionKind,
  type Stance,
  type Step as CallStep,
  type Word,
} from '../../src/domains/decisions/index.ts'
import { findProcess, openWindowIn } from '../../src/domains/processes/index.ts'
import { textSource } from '../../src/domains/texts/index.ts'
import type { Instant } from '../../src/platform/values.ts'
import { actingIn, here, must, tick, type Acting } from '../stage.ts'
import { as, capacityOf, processOf, type Scene } from './labels-stage.ts'
import { personOf } from './table.ts'

const KIND = 'call'

async function inCall(step: Acting, slug: string) {
  const process = here(await findProcess(step.tx, { slug }), slug)
  const call = { process: process.id, windowKind: KIND }
  const { rule, party, template } = await contextOf(step.tx, call, step.actor)
  const { tx, clock, now, via } = step
  const own: CallStep = { tx, clock, now, via, rule, party }
  return { own, process, ownGroup: ownGroupOf(template, step.actor) }
}

const heldCall = async (step: Acting, id: CallId) => here(await lockCall(step.tx, id), `call ${id}`)

export type Asked = {
  readonly text: string
  readonly question: string
  /** The last day. */
  readonly closesOn: string
}

/** Who holds a seat at that hour is counted. */
export const ask = (scene: Scene, handle: string, asked: Asked): Promise<CallId> =>
  as(scene, handle, async (step) => {
    const { own, process } = await inCall(step, scene.slug)
    const latest = here(await textSource.latest(step.tx, asked.text), 'text')
    const { text, version, hash } = latest
    const draft = { process: process.id, windowKind: KIND, question: asked.question }
    const call = must(await draftCall(own, { ...draft, subject: { text, version, hash } }))
    const window = must(
      await openWindowIn(step, await processOf(step.tx, scene.slug), {
        kind: KIND,
        serves: `call:${call.id}`,
        closesOn: asked.closesOn,
        published: latest.languages,
      }),
    )
    const seats = await seatsOf(step.tx, here(process.body, 'table'))
    const roll = seats
      .filter((seat) => isHeld(seat, step.now))
      .map(({ person, group }) => ({ person, group: group ?? NO_GROUP }))
    must(await openCall(own, call, { window, roll }))
    return call.id
  })

export type Said = {
  readonly handle: string
  readonly stance: Stance
  readonly reason?: string
}

/** Several on one day, in the order in which they are written. */
export async function state(scene: Scene, id: CallId, all: readonly Said[]): Promise<void> {
  const { stage, cast, undertakings, slug } = scene
  await stage.database.transact(async (tx) => {
    for (const { handle, stance, reason } of all) {
      const step = await actingIn(stage, tx, personOf(cast, handle), undertakings)
      const { own, ownGroup } = await inCall(step, slug)
      const capacity = capacityOf(step.actor)
      const typed = { stance, reason, capacity, ownGroup, objection: undefined }
      must(await takePosition(own, await heldCall(step, id), typed))
      tick(stage)
    }
  })
}

export type Objecting = {
  readonly title: string
  readonly argument: string
  readonly remedy: string
  readonly clause?: string
}

export const raise = (
  scene: Scene,
  id: CallId,
  handle: string,
  objecting: Objecting,
): Promise<ObjectionId> =>
  as(scene, handle, async (step) => {
    const { own, ownGroup } = await inCall(step, scene.slug)
    const speaking = { capacity: capacityOf(step.actor), ownGroup }
    const raised = await object(own, await heldCall(step, id), { ...objecting, ...speaking })
    return must(raised).id
  })

/** What a step about an objection is told: the objection with all who stand behind it. */
async function caseOf(step: Acting, id: ObjectionId) {
  const behind = here(await findObjection(step.tx, id), `objection ${id}`)
  const call = here(await findCall(step.tx, behind.objection.call), `call of ${id}`)
  return { call, behind }
}

export const standBehind = (scene: Scene, id: ObjectionId, handle: string): Promise<void> =>
  as(scene, handle, async (step) => {
    const { own, ownGroup } = await inCall(step, scene.slug)
    const speaking = { capacity: capacityOf(step.actor), ownGroup }
    must(await joinObjection(own, await caseOf(step, id), speaking))
  })

export const answer = (
  scene: Scene,
  id: ObjectionId,
  handle: string,
  said: { readonly how: AnswerHow; readonly reason: string },
): Promise<void> =>
  as(scene, handle, async (step) => {
    const { own } = await inCall(step, scene.slug)
    const about = await caseOf(step, id)
    const latest = await textSource.latest(step.tx, about.call.subject.text)
    const latestVersion = latest?.version ?? 0
    must(await answerObjection(own, about, { ...said, latestVersion }))
  })

export const sayWord = (
  scene: Scene,
  id: ObjectionId,
  handle: string,
  said: { readonly word: Word; readonly why?: string },
): Promise<void> =>
  as(scene, handle, async (step) => {
    const { own } = await inCall(step, scene.slug)
    const about = await caseOf(step, id)
    const round = here(answerOf(about.behind.objection), 'answer').round
    must(await settleObjection(own, about, { word: said.word, why: said.why, round }))
  })

export const takeBack = (
  scene: Scene,
  id: ObjectionId,
  handle: string,
  why: string,
): Promise<void> =>
  as(scene, handle, async (step) => {
    const { own } = await inCall(step, scene.slug)
    must(await leaveObjection(own, await caseOf(step, id), why))
  })

/** By the clock, as it would be while the place serves. */
export const close = ({ stage }: Scene, id: CallId): Promise<void> =>
  stage.database.transact(async (tx, now) => {
    const call = here(await lockCall(tx, id), `call ${id}`)
    must(await closeCall({ tx, clock: stage.clock, now }, call))
  })

export type Proposing = {
  readonly level: string
  readonly reasons: string
  readonly reactUntil: Instant
}

export const propose = (
  scene: Scene,
  id: CallId,
  handle: string,
  proposing: Proposing,
): Promise<void> =>
  as(scene, handle, async (step) => {
    const { own } = await inCall(step, scene.slug)
    const typed = { ...proposing, polarity: 'for' } as const
    must(await proposeDesignation(own, await heldCall(step, id), typed))
  })

export const react = (
  scene: Scene,
  id: CallId,
  handle: string,
  said: { readonly kind: ReactionKind; readonly reason?: string },
): Promise<void> =>
  as(scene, handle, async (step) => {
    const { own } = await inCall(step, scene.slug)
    const latest = here((await designationsOf(step.tx, id)).at(-1), 'designation')
    must(await reactToDesignation(own, await heldCall(step, id), latest, said))
  })

export const conclude = (scene: Scene, id: CallId, handle: string): Promise<void> =>
  as(scene, handle, async (step) => {
    const { own } = await inCall(step, scene.slug)
    must(await concludeCall(own, await heldCall(step, id), undefined))
  })

export const dissent = (
  scene: Scene,
  id: ObjectionId,
  handle: string,
  text: string,
): Promise<void> =>
  as(scene, handle, async (step) => {
    const { own } = await inCall(step, scene.slug)
    const capacity = capacityOf(step.actor)
    must(await writeMinorityStatement(own, await caseOf(step, id), { text, capacity }))
  })
