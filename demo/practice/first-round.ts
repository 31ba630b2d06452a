/**
 * The first plenary round at the practice table: what could be agreed early was agreed, over one
 * dissent, adopted, and promised by parties who keep their word or are late with it.
 */
import type { CallId } from '../../src/domains/decisions/index.ts'
import {
  adoptOutcome,
  findCommitment,
  findOutcome,
  makeCommitment,
  reportOnCommitment,
  type CommitmentId,
  type OutcomeId,
} from '../../src/domains/outcomes/index.ts'
import { lockCall } from '../../src/domains/decisions/index.ts'
import { dueAfter } from '../../src/domains/templates/index.ts'
import type { Instant } from '../../src/platform/values.ts'
import { everybody } from '../people.ts'
import { here, must, type Play } from '../stage.ts'
import * as calls from './calls.ts'
import {
  ago,
  as,
  capacityOf,
  dayAgo,
  move,
  processOf,
  publish,
  type Scene,
} from './labels-stage.ts'
import { begin, SHOPS } from './texts.ts'

const CHAIR = 'chair-business'
const DISSENTER = 'for-a-maker-of-cameras'

const seated = everybody.filter(({ seated: sits }) => sits).map(({ handle }) => handle)

/** Those who could live with it rather than support it, and those who said nothing. */
const ACCEPTED = ['for-a-maker-of-toys', 'for-small-makers', 'for-a-customs-service']
const SILENT = ['for-a-telecom-regulator', 'for-a-school-of-design']

export async function* firstRound(scene: Scene): Play {
  const { stage } = scene
  yield ago(stage, 130)
  const text = await begin(scene, 'Years of updates before the sale', SHOPS)
  yield ago(stage, 122)
  await publish(scene, 'secretary', [
    ['draft', 'Years of updates before the sale, draft 1', `/texts/${text}`],
    ['minutes', 'Minutes of the working group on shops', '/processes/labels'],
  ])
  await move(scene, 'facilitator', 'plenary')
  yield ago(stage, 118)
  const call = await calls.ask(scene, CHAIR, {
    text,
    question: 'Can you live with naming the year before the sale?',
    closesOn: dayAgo(stage, 104),
  })
  yield* takeStands(scene, call)
  yield* designate(scene, call)
  yield* promise(scene, call)
}

async function* takeStands(scene: Scene, call: CallId): Play {
  const { stage } = scene
  yield ago(stage, 116)
  const objection = await calls.raise(scene, call, DISSENTER, {
    title: 'A year that the maker never gave is a promise in its name',
    argument:
      'Stock of earlier years has no such date. A shop that writes one binds somebody else.',
    remedy: 'Only devices made after the agreement.',
    clause: 'c1',
  })
  yield ago(stage, 114)
  const others = seated.filter((handle) => handle !== DISSENTER && !SILENT.includes(handle))
  const stands = others.map((handle) => ({
    handle,
    stance: { kind: ACCEPTED.includes(handle) ? 'accept' : 'support' } as const,
  }))
  await calls.state(scene, call, stands)
  yield ago(stage, 110)
  await calls.answer(scene, objection, CHAIR, {
    how: { kind: 'addressed' },
    reason:
      'Clause 2 asks the shop for no promise: where the maker named no year, it says so. To ' +
      'leave out older stock would leave out most of what is sold this year.',
  })
  yield ago(stage, 108)
  await calls.sayWord(scene, objection, DISSENTER, {
    word: 'maintained',
    why: 'Shops will rather write a year than an empty line.',
  })
  yield ago(stage, 103)
  await calls.close(scene, call)
  await calls.dissent(
    scene,
    objection,
    DISSENTER,
    'We do not think that a shop should say anything about updates that the maker has not said. ' +
      'We ask that this be looked at again after a year, with the complaints that came.',
  )
}

async function* designate(scene: Scene, call: CallId): Play {
  const { stage } = scene
  yield ago(stage, 102)
  await calls.propose(scene, call, CHAIR, {
    level: 'consensus',
    reasons:
      'Every group was heard. One member objects; the objection was answered with reasons, and ' +
      'the ground it rests on was weighed. All others support the text or can live with it.',
    reactUntil: dueAfter(stage.clock.now(), 'P7D'),
  })
  yield ago(stage, 100)
  await calls.react(scene, call, 'for-a-consumer-association', { kind: 'accept' })
  await calls.react(scene, call, 'for-a-retailer', { kind: 'accept' })
  yield ago(stage, 94)
  await calls.conclude(scene, call, CHAIR)
}

type Promised = {
  readonly handle: string
  readonly what: string
  /** Days before now at which it is due; negative: still ahead. */
  readonly due: number
  /** Days before now at which the party said that it was done, and how one sees it. */
  readonly done?: readonly [days: number, evidence: string]
}

const PROMISES: readonly Promised[] = [
  {
    handle: 'for-a-retailer',
    what: 'The year stands on the shelf label of every connected device in all shops.',
    due: 71,
    done: [74, 'Visits to twelve shops found the year on 96 of 100 labels; the list is public.'],
  },
  {
    handle: 'for-an-online-shop',
    what: 'The year stands beside the price on every page of a connected device.',
    due: 72,
    done: [78, 'A search for any connected device shows it.'],
  },
  {
    handle: 'for-a-device-maker',
    what: 'A list of years for all devices sold now, in a form that shops can read in.',
    due: 9,
  },
  {
    handle: 'for-a-consumer-association',
    what: 'A count of what shops really show, once after half a year.',
    due: -60,
  },
]

async function* promise(scene: Scene, call: CallId): Play {
  const { stage } = scene
  yield ago(stage, 93)
  const outcome = await as(scene, CHAIR, async (step) => {
    const agreed = here(await lockCall(step.tx, call), 'call')
    const title = 'Shops name the years of updates before they sell a device'
    const summary =
      'Before a sale the shop names the year until which a maker sends security updates, or says ' +
      'that the maker names none.'
    return must(await adoptOutcome(step, agreed, { title, summary })).id
  })
  yield ago(stage, 90)
  const made = new Map<string, CommitmentId>()
  for (const one of PROMISES) made.set(one.handle, await commit(scene, outcome, one))
  const reports = PROMISES.flatMap(({ handle, done }) => (done ? [{ handle, done }] : []))
  for (const { handle, done } of reports.toSorted((one, other) => other.done[0] - one.done[0])) {
    const [days, evidence] = done
    yield ago(stage, days)
    await report(scene, handle, here(made.get(handle), handle), evidence)
  }
}

const commit = (scene: Scene, id: OutcomeId, { handle, what, due }: Promised) =>
  as(scene, handle, async (step) => {
    const process = await processOf(step.tx, scene.slug)
    const outcome = here(await findOutcome(step.tx, id), 'outcome')
    const party = capacityOf(step.actor)
    if (party === 'personal') throw new Error(`${handle} speaks for nobody`)
    const typed = { party, what, due: ago(scene.stage, due) satisfies Instant }
    return must(await makeCommitment(step, { process, outcome }, typed)).id
  })

const report = (scene: Scene, handle: string, id: CommitmentId, evidence: string) =>
  as(scene, handle, async (step) => {
    const process = await processOf(step.tx, scene.slug)
    const commitment = here(await findCommitment(step.tx, id), 'commitment')
    must(await reportOnCommitment(step, process, commitment, { done: true, evidence }))
  })
