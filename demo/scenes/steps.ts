/** Acts of a scenario upon the course of its process: documents, windows, ways, votes. */
import { adviceItems } from '../../src/domains/advice/index.ts'
import {
  aroundOf,
  castVote,
  findBallot,
  openBallot,
  textItems,
  type BallotId,
} from '../../src/domains/ballots/index.ts'
import { makeJudgement } from '../../src/domains/judgements/index.ts'
import {
  CONCLUSION,
  exitProcess,
  moveProcess,
  openWindowIn,
  publishToProcess,
  skipStageOf,
  stageOf,
} from '../../src/domains/processes/index.ts'
import { findWindowRule, stageAfter, templateOf } from '../../src/domains/templates/index.ts'
import type { AboutNamed, ActOf } from '../../src/play/scenario.ts'
import { here, must } from '../stage.ts'
import { chosen, doing, factsIn, known, remember, type Scene } from './scene.ts'

/** `final-report` as a title. */
const spoken = (name: string): string =>
  `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')} (practice)`

export const publish = (scene: Scene, { by, artefact }: ActOf<'publish'>): Promise<void> =>
  doing(scene, by, async ({ step, process }) => {
    const href = `/processes/${scene.slug}`
    must(await publishToProcess(step, process, { artefact, title: spoken(artefact), href }))
  })

export const open = (scene: Scene, { by, window: kind }: ActOf<'open-window'>): Promise<void> =>
  doing(scene, by, async ({ step, process }) => {
    const template = await templateOf(step.tx, process.pin)
    const published = findWindowRule(template, kind)?.languages ?? []
    const serves = `process:${process.id}` as const
    must(await openWindowIn(step, process, { kind, serves, closesOn: undefined, published }))
  })

export const move = (scene: Scene, { by, to, reason }: ActOf<'move'>): Promise<void> =>
  doing(scene, by, async ({ step, process }) => {
    const template = await templateOf(step.tx, process.pin)
    const stage = stageOf(process)
    const next = stage === undefined ? undefined : stageAfter(template, stage)?.id
    const asked = { to: to ?? next ?? CONCLUSION, reason }
    must(await moveProcess(step, process, asked, factsIn(scene)))
  })

export const exit = (scene: Scene, { by, exit: id, reason = '' }: ActOf<'exit'>): Promise<void> =>
  doing(scene, by, async ({ step, process }) => {
    must(await exitProcess(step, process, { exit: id, reason }, factsIn(scene)))
  })

export const skip = (scene: Scene, { by, reason = '' }: ActOf<'skip'>): Promise<void> =>
  doing(scene, by, async ({ step, process }) => {
    must(await skipStageOf(step, process, reason, factsIn(scene)))
  })

export const judge = (scene: Scene, act: ActOf<'judge'>): Promise<void> =>
  doing(scene, act.by, async ({ step, process }) => {
    const { decision, outcome, reasons = '' } = act
    must(await makeJudgement(step, process, { decision, outcome, about: 'question', reasons }, []))
  })

/** What the votes of the demo are about. */
const ITEMS = [adviceItems, textItems] as const

/** By its key; a text has the name of the call that was held on it. */
function itemIn(scene: Scene, about: AboutNamed): string | undefined {
  if ('text' in about) return `text:${known(scene, 'text', about.text)}`
  return 'advice' in about
    ? `advice:${known(scene, 'advice', about.advice)}/${about.item}`
    : undefined
}

export const ask = (scene: Scene, { by, decision, about }: ActOf<'open-ballot'>): Promise<void> =>
  doing(scene, by, async ({ step, process }) => {
    const template = await templateOf(step.tx, process.pin)
    const rule = here(
      template.decisions.find(({ id }) => id === decision),
      decision,
    )
    const item = about && itemIn(scene, about)
    const asked = {
      decision,
      question: `${rule.title.en} (practice)`,
      about: item === undefined ? undefined : { item },
      published: ['en'],
    } as const
    const given = ITEMS.map(({ itemsOf }) => itemsOf(step.tx, process))
    const items = about ? (await Promise.all(given)).flat() : []
    remember(scene, 'ballot', decision, must(await openBallot(step, process, asked, items)).id)
  })

const CHOICES = ['yes', 'no', 'abstain'] as const

export async function vote(scene: Scene, act: ActOf<'vote'>): Promise<void> {
  const id = known<BallotId>(scene, 'ballot', act.decision)
  for (const choice of CHOICES) {
    for (const voter of chosen(scene, act[choice] ?? [])) {
      await doing(scene, voter, async ({ step }) => {
        const ballot = here(await findBallot(step.tx, id), id)
        const typed = { choice, voice: undefined, reason: undefined }
        must(await castVote(step, await aroundOf(step.tx, ballot), typed))
      })
    }
  }
}
