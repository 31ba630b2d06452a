/**
 * The processes of the demo that play scenarios which ship: a policy process by councils and
 * houses, one vote under two rules, a petition. Made of roles; every page says that it is practice.
 */
import { readFileSync } from 'node:fs'
import type { Act, Scenario } from '../../src/play/scenario.ts'
import { scenarioFrom } from '../../src/play/shipped.ts'
import { days, type Instant } from '../../src/platform/values.ts'
import type { Play, Stage } from '../stage.ts'
import { importDemoBodies, type Players } from './cast.ts'
import { playCourse } from './course.ts'
import { enterALetter } from './letter.ts'

const FOLDER = new URL('../../src/play/scenarios/', import.meta.url)

const shipped = (name: string): Scenario =>
  scenarioFrom(readFileSync(new URL(`${name}.play.yaml`, FOLDER), 'utf8'))

const ago = ({ real }: Stage, count: number): Instant => (real - days(count)) as Instant

/** The first of them begins the earliest: it brings the bodies, and whom the others meet there. */
export function scenes(stage: Stage, players: Players = new Map()): readonly Play[] {
  return [
    transfers(stage, players),
    votesOf2011(stage, players),
    votesOfToday(stage, players),
    networks(stage, players),
  ]
}

const until = (scenario: Scenario, isLast: (act: Act) => boolean): Scenario => {
  const at = scenario.acts.findIndex(isLast)
  return { ...scenario, acts: scenario.acts.slice(0, at) }
}

/** As far as the implementation, which goes on while the demo is looked at. */
async function* transfers(stage: Stage, players: Players): Play {
  yield ago(stage, 1_400)
  await importDemoBodies(stage)
  const isPlan = (act: Act) => act.do === 'publish' && act.artefact === 'implementation-plan'
  yield* playCourse({
    stage,
    players,
    scenario: until(shipped('gnso-pdp'), isPlan),
    slug: 'transfers',
    title: 'Transfers of names',
    question: 'How may a name be moved from one registrar to another?',
    table: 'transfers-group',
    ends: ago(stage, 12),
  })
  await enterALetter(stage, players, 'transfers')
}

/** Source: XXX-1, https://community.icann.org/pages/viewpage.action?pageId=29589828 [V]. */
const VOTES =
  'Nine in favour, three against, four abstaining: so the votes of 18 March 2011 are told ' +
  '(community.icann.org, page 29589828; to be verified). '

/** A simple majority was enough then: the advice is not followed. */
const votesOf2011 = (stage: Stage, players: Players): Play =>
  playCourse({
    stage,
    players,
    scenario: shipped('gac-advice-consultation-2011'),
    slug: 'votes-of-2011',
    title: 'The votes on .xxx, under the rule of 2011',
    question: `${VOTES}What did the rule of that day make of them?`,
    ends: ago(stage, 40),
  })

/** The same votes: ten of sixteen are needed now, and the advice stands. */
const votesOfToday = (stage: Stage, players: Players): Play => {
  const scenario = shipped('gac-advice-consultation')
  const isOverride = (act: Act) => act.do === 'vote' && act.decision === 'override'
  const before = until(scenario, isOverride)
  const same: Act = {
    do: 'vote',
    decision: 'override',
    yes: ['director-1..9'],
    no: ['director-10..12'],
    abstain: ['director-13..16'],
  }
  return playCourse({
    stage,
    players,
    scenario: { ...before, acts: [...before.acts, same] },
    slug: 'votes-of-2011-today',
    title: 'The votes on .xxx, under the rule of today',
    question: `${VOTES}What would the rule of today make of them?`,
    ends: ago(stage, 30),
  })
}

/** Nobody acted on a proposal for sixty days; fifteen organisations move it on. */
const networks = (stage: Stage, players: Players): Play =>
  playCourse({
    stage,
    players,
    scenario: scenarioFrom(
      readFileSync(new URL('../facts/petition.play.yaml', import.meta.url), 'utf8'),
    ),
    slug: 'addresses',
    title: 'Addresses for small networks',
    question: 'How may a small network be given addresses?',
    ends: ago(stage, 20),
  })
