/** Acts of a scenario in consensus calls: positions, objections and their answers, designations. */
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
  lockCall,
  NO_GROUP,
  object,
  openCall,
  ownGroupOf,
  proposeDesignation,
  reactToDesignation,
  takePosition,
  type CallId,
  type ObjectionId,
  type Step as CallStep,
} from '../../src/domains/decisions/index.ts'
import { openWindowIn } from '../../src/domains/processes/index.ts'
import { dueAfter } from '../../src/domains/templates/index.ts'
import { draftText, textSource } from '../../src/domains/texts/index.ts'
import type { ActOf } from '../../src/play/scenario.ts'
import { here, must, tick } from '../stage.ts'
import { chosen, doing, known, remember, type Doing, type Scene } from './scene.ts'

async function inCall({ step, process }: Doing, windowKind: string, call?: CallId) {
  const held = call && here(await lockCall(step.tx, call), call)
  const draft = { process: process.id, windowKind, draftedAt: step.now, ladder: undefined }
  const { rule, party, template } = await contextOf(step.tx, held ?? draft, step.actor)
  const { tx, clock, now, via } = step
  const own: CallStep = { tx, clock, now, via, rule, party }
  return { own, template, ownGroup: ownGroupOf(template, step.actor) }
}

const spoken = (name: string): string =>
  `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`

/** Written down as a text first; those who hold a seat at that hour are counted. */
export const ask = (scene: Scene, { by, call: name, window: kind }: ActOf<'open-call'>) =>
  doing(scene, by, async (now) => {
    const { step, process } = now
    const clauses = [{ id: undefined, words: 'A transfer is finished within ten days.' }]
    const title = `${spoken(name)} (practice)`
    const written = { title, language: 'en', clauses, reason: 'First draft' } as const
    const { text, version } = must(await draftText(step, process, written))
    const { own } = await inCall(now, kind)
    const asked = {
      process: process.id,
      windowKind: kind,
      question: `Can you live with this? ${title}`,
      subject: { text: text.id, version: version.number, hash: version.hash },
    }
    const call = must(await draftCall(own, asked))
    const serves = `call:${call.id}` as const
    const window = must(
      await openWindowIn(step, process, {
        kind,
        serves,
        closesOn: undefined,
        published: ['en'],
      }),
    )
    const seats = await seatsOf(step.tx, here(process.body, 'table'))
    const roll = seats
      .filter((seat) => isHeld(seat, step.now))
      .map(({ person, group }) => ({ person, group: group ?? NO_GROUP }))
    must(await openCall(own, call, { window, roll }))
    remember(scene, 'call', name, call.id)
    remember(scene, 'text', name, text.id)
  })

/** What an act about a call is given: it is closed by the hour before, as by the clock. */
async function about(
  scene: Scene,
  by: string | undefined,
  name: string,
  work: (id: CallId, inside: Doing & Awaited<ReturnType<typeof inCall>>) => Promise<void>,
): Promise<void> {
  const id = known<CallId>(scene, 'call', name)
  const kind = here(await findCall(scene.stage.database.read, id), id).windowKind
  await doing(scene, by, async (now) => work(id, { ...now, ...(await inCall(now, kind, id)) }))
}

const held = async ({ step }: Doing, id: CallId) => here(await lockCall(step.tx, id), id)

const SIDES = ['support', 'accept', 'none'] as const

export async function state(scene: Scene, act: ActOf<'position'>): Promise<void> {
  for (const kind of SIDES) {
    for (const who of chosen(scene, act[kind] ?? [])) {
      await about(scene, who, act.call, async (id, inside) => {
        const { own, ownGroup } = inside
        const said = { stance: { kind }, reason: undefined, capacity: 'personal' } as const
        const typed = { ...said, ownGroup, objection: undefined }
        must(await takePosition(own, await held(inside, id), typed))
      })
    }
  }
}

export const raise = (scene: Scene, act: ActOf<'object'>) =>
  about(scene, act.by, act.call, async (id, inside) => {
    const { own, ownGroup } = inside
    const { argument } = act
    const words = { title: argument, argument, remedy: 'Leave it out.' }
    const typed = { ...words, capacity: 'personal', ownGroup } as const
    const raised = must(await object(own, await held(inside, id), typed))
    remember(scene, 'objection', act.objection, raised.id)
    remember(scene, 'call of', act.objection, act.call)
  })

const aboutObjection = (
  scene: Scene,
  by: string | undefined,
  name: string,
  work: (inside: AboutObjection) => Promise<void>,
) =>
  about(scene, by, known(scene, 'call of', name), async (call, inside) => {
    const id = known<ObjectionId>(scene, 'objection', name)
    const behind = here(await findObjection(inside.step.tx, id), id)
    await work({ ...inside, case: { call: await held(inside, call), behind } })
  })

type AboutObjection = Doing &
  Awaited<ReturnType<typeof inCall>> & {
    readonly case: Parameters<typeof joinObjection>[1]
  }

export const share = (scene: Scene, { by, objection }: ActOf<'share'>) =>
  aboutObjection(scene, by, objection, async ({ own, ownGroup, case: its }) => {
    must(await joinObjection(own, its, { capacity: 'personal', ownGroup }))
  })

export const answer = (scene: Scene, { by, objection, as: how, reason }: ActOf<'answer'>) =>
  aboutObjection(scene, by, objection, async ({ step, own, case: its }) => {
    const latest = await textSource.latest(step.tx, its.call.subject.text)
    const typed = { how: { kind: how }, reason, latestVersion: latest?.version ?? 0 }
    must(await answerObjection(own, its, typed as Parameters<typeof answerObjection>[2]))
  })

/** By the clock, as it would be while the place serves. */
async function closed(scene: Scene, name: string): Promise<void> {
  const id = known<CallId>(scene, 'call', name)
  const { stage } = scene
  await stage.database.transact(async (tx, now) => {
    const call = here(await lockCall(tx, id), id)
    if (call.state.kind === 'open') must(await closeCall({ tx, clock: stage.clock, now }, call))
  })
  tick(stage)
}

export async function propose(scene: Scene, act: ActOf<'propose'>): Promise<void> {
  await closed(scene, act.call)
  await about(scene, act.by, act.call, async (id, inside) => {
    const { own, template, step } = inside
    const reactUntil = dueAfter(step.now, template.consensus.reactWithin.for)
    const { level, reasons } = act
    const polarity = act.against ? 'against' : 'for'
    const typed = { level, polarity, reasons, reactUntil } as const
    must(await proposeDesignation(own, await held(inside, id), typed))
  })
}

export const react = (scene: Scene, { by, call, say: kind, reason }: ActOf<'react'>) =>
  about(scene, by, call, async (id, inside) => {
    const latest = here((await designationsOf(inside.step.tx, id)).at(-1), 'designation')
    const said = { kind, reason }
    must(await reactToDesignation(inside.own, await held(inside, id), latest, said))
  })

export const conclude = (scene: Scene, { by, call }: ActOf<'designate'>) =>
  about(scene, by, call, async (id, inside) => {
    must(await concludeCall(inside.own, await held(inside, id), undefined))
  })
