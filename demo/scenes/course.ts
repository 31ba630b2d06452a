/** Plays a scenario on the site, act by act on its days: what the rules refuse stops the demo. */
import { closeDueBallots } from '../../src/domains/ballots/index.ts'
import { settleDuePetitions } from '../../src/domains/petitions/index.ts'
import { beginProcess } from '../../src/domains/processes/index.ts'
import { findBody } from '../../src/domains/bodies/index.ts'
import { findPins, later } from '../../src/domains/templates/index.ts'
import type { Act, ActOf, Scenario } from '../../src/play/scenario.ts'
import { instant, type Instant } from '../../src/platform/values.ts'
import { acting, here, must, type Play, type Stage } from '../stage.ts'
import * as calls from './calls.ts'
import { assemble, type Players } from './cast.ts'
import * as ladders from './ladders.ts'
import type { Scene } from './scene.ts'
import * as steps from './steps.ts'

/** The kinds of act that the scenarios of the demo are made of. */
type Kind =
  | 'publish'
  | 'open-window'
  | 'move'
  | 'exit'
  | 'skip'
  | 'judge'
  | 'open-ballot'
  | 'vote'
  | 'open-call'
  | 'position'
  | 'object'
  | 'share'
  | 'answer'
  | 'propose'
  | 'react'
  | 'designate'
  | 'challenge'
  | 'join-challenge'
  | 'rule'
  | 'carry'
  | 'appeal'
  | 'rule-appeal'
  | 'carry-appeal'
  | 'give-advice'
  | 'answer-advice'
  | 'hold-consultation'
  | 'start-petition'
  | 'sign-petition'
type One<Do extends Kind> = {
  readonly [Each in Do]: { readonly do: Each } & ActOf<Each>
}[Do]
type Takers = { readonly [Do in Kind]: (scene: Scene, act: One<Do>) => Promise<void> }

const TAKERS: Takers = {
  publish: steps.publish,
  'open-window': steps.open,
  move: steps.move,
  exit: steps.exit,
  skip: steps.skip,
  judge: steps.judge,
  'open-ballot': steps.ask,
  vote: steps.vote,
  'open-call': calls.ask,
  position: calls.state,
  object: calls.raise,
  share: calls.share,
  answer: calls.answer,
  propose: calls.propose,
  react: calls.react,
  designate: calls.conclude,
  challenge: ladders.challenge,
  'join-challenge': ladders.join,
  rule: ladders.rule,
  carry: ladders.carry,
  appeal: ladders.appeal,
  'rule-appeal': ladders.ruleAppeal,
  'carry-appeal': ladders.takeOn,
  'give-advice': ladders.advise,
  'answer-advice': ladders.respond,
  'hold-consultation': ladders.consult,
  'start-petition': ladders.start,
  'sign-petition': ladders.sign,
}

const isPlayed = (act: Act): act is One<Kind> => Object.hasOwn(TAKERS, act.do)

/** What is only looked at or waited for changes nothing here. */
const take = <Do extends Kind>(scene: Scene, act: One<Do>): Promise<void> =>
  TAKERS[act.do](scene, act)

export type Course = {
  readonly stage: Stage
  readonly players: Players
  readonly scenario: Scenario
  readonly slug: string
  readonly title: string
  readonly question: string
  /** The slug of its own body; none where everybody takes part for themselves. */
  readonly table?: string
  /** The hour of its last act. */
  readonly ends: Instant
}

export async function* playCourse(course: Course): Play {
  const { stage, players, scenario, table } = course
  const hours = hoursOf(scenario)
  const first = hours[0] ?? minuteOf(scenario.starts)
  const shift = course.ends - (hours.at(-1) ?? first)
  const at = (hour: Instant): Instant => (hour + shift) as Instant
  yield at(first)
  await assemble({ stage, players, table }, scenario)
  const scene = await begin(course)
  for (const [index, act] of scenario.acts.entries()) {
    const hour = at(hours[index] ?? first)
    if (hour > stage.clock.now()) yield hour
    await strike(stage)
    if (act.refused === undefined && isPlayed(act)) await take(scene, act)
  }
  await strike(stage)
}

/** By the clock, as it would be while the place serves. */
async function strike(stage: Stage): Promise<void> {
  await closeDueBallots(stage)
  await settleDuePetitions(stage)
}

async function begin({ stage, players, scenario, table, ...told }: Course): Promise<Scene> {
  const { slug, title, question } = told
  const { template, version } = scenario
  const pin = await acting(stage, here(players.get(STARTER), STARTER), undefined, async (step) => {
    const found = (await findPins(step.tx)).findLast(
      (one) => one.name === template && (version === undefined || one.version === version),
    )
    const own =
      table === undefined ? undefined : here(await findBody(step.tx, { slug: table }), table)
    const asked = { slug, title, question, pin: here(found, template), practice: true }
    must(await beginProcess(step, { ...asked, ...(own ? { body: own.id } : {}) }))
    return here(found, template)
  })
  return { stage, players, slug, pin, names: new Map() }
}

/** Processes are begun by the staff. */
const STARTER = 'sam'

/** The hours of its acts, as the scenario has them. */
function hoursOf({ starts, acts }: Scenario): readonly Instant[] {
  let now = minuteOf(starts)
  return acts.map(({ at }) => {
    if (at !== undefined) now = at.startsWith('+') ? later(now, at.slice(1)) : minuteOf(at)
    return now
  })
}

const minuteOf = (written: string): Instant =>
  instant(written.includes('T') ? written : `${written}T12:00Z`)
