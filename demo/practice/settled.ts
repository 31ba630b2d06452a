/**
 * *Practice: who answers for a used device*, one text from its first question to its adoption:
 * somebody new asks by mail, a ministry makes an amendment of it, a registry another, both stand
 * in brackets, what they come to agree on is taken and adopted. Made up: nobody here exists.
 */
import { addPerson } from '../../src/adding.ts'
import {
  chooseFor,
  publishAssembly,
  proposeAmendment,
  type Amendment,
  type Choosing,
} from '../../src/domains/amendments/index.ts'
import type { CallId } from '../../src/domains/decisions/index.ts'
import { lockCall } from '../../src/domains/decisions/index.ts'
import {
  allowTurning,
  askForTurning,
  beginThread,
  messageOrigins,
  type Message,
} from '../../src/domains/discussions/index.ts'
import { adoptOutcome } from '../../src/domains/outcomes/index.ts'
import { affiliateFor } from '../../src/domains/people/index.ts'
import { findProcess } from '../../src/domains/processes/index.ts'
import { dueAfter, undertakingsOf } from '../../src/domains/templates/index.ts'
import { clauseId, lockText, type TextId } from '../../src/domains/texts/index.ts'
import { freezesOf } from '../../src/joined.ts'
import { mailAddress } from '../../src/platform/mail/index.ts'
import { everybody } from '../people.ts'
import { acting, here, must, tick, type Acting, type Play, type Stage } from '../stage.ts'
import { settingOf } from '../scenes/threads.ts'
import * as calls from './calls.ts'
import { ago, as, capacityOf, dayAgo, processOf, type Scene } from './labels-stage.ts'
import { personOf, type Cast } from './table.ts'
import { begin, type Drafted } from './texts.ts'

const SLUG = 'labels'
const [EDITOR, CHAIR] = ['editor', 'chair-business']
const [ASKER, MINISTRY, REGISTRY] = [
  'for-a-market-of-used-devices',
  'for-a-ministry-of-consumers',
  'for-a-registry-of-names',
]

const USED: Drafted = {
  reason: 'What was asked in the interviews about devices that are sold on',
  clauses: [
    '# Devices that are sold again\n\nWhat the label says stays true when a device is sold again.',
    'The seller shows the label.',
  ],
}

const QUESTION =
  'I run the stalls of a market where people sell what they no longer need. Who is “the ' +
  'seller” in the second clause? Most of those who sell there have no box any more, and so no ' +
  'label. Who answers then?'

const BY_MINISTRY = {
  words: 'The seller shows the label, and whoever sells for a living answers for it.',
  reason: 'The question from the market: a neighbour who sells one device cannot answer for it.',
}
const BY_REGISTRY = {
  words: 'The seller shows the label, and the page behind the code answers for it.',
  reason: 'The box is gone, but the code on the device still leads to its page.',
}
const BY_BOTH = {
  words:
    'The seller shows the label or the code on the device; whoever sells for a living answers ' +
    'for it.',
  reason: 'Both of us can live with this: the code where there is no box, and who must answer.',
}

export async function* settledText(stage: Stage, cast: Cast): Play {
  yield ago(stage, 137)
  await addAsker(stage, cast)
  yield ago(stage, 131.9)
  const process = here(await findProcess(stage.database.read, { slug: SLUG }), SLUG)
  const scene: Scene = { stage, cast, slug: SLUG, undertakings: undertakingsOf(process.pin) }
  const text = await begin(scene, 'Who answers for a used device', USED)
  yield ago(stage, 131.6)
  const question = await ask(scene, text)
  yield* argued(scene, text, question)
  yield ago(stage, 117)
  const call = await calls.ask(scene, CHAIR, {
    text,
    question: 'Can you live with who answers for a used device?',
    closesOn: dayAgo(stage, 104),
  })
  yield* agreed(scene, call)
}

/** New here: the account and the first words are of one week. */
async function addAsker(stage: Stage, cast: Cast): Promise<void> {
  const mail = here(mailAddress(`${ASKER}@practice.example`), ASKER)
  const name = 'For a market of used devices'
  const newcomer = { mail, name, group: 'civil-society', region: 'africa' } as const
  const person = await stage.database.transact(async (tx, now) =>
    must(await addPerson(tx, stage.clock, newcomer, now)),
  )
  cast.set(ASKER, person)
  tick(stage)
  await acting(stage, person, undefined, async (step) =>
    must(await affiliateFor(step, 'a market of used devices (practice)')),
  )
}

/** As a mail to the talk about the text is kept. */
const ask = (scene: Scene, id: TextId): Promise<Message> =>
  as(scene, ASKER, async (step) =>
    must(
      await beginThread({ ...settingOf(scene.stage, step), via: 'mail' }, step.actor, {
        about: { kind: 'text', id },
        anchor: { clause: clauseAt(2), version: 1 },
        subject: 'Who is the seller at a market?',
        question: true,
        ...{ capacity: capacityOf(step.actor), hat: undefined, words: QUESTION, received: [] },
      }),
    ),
  )

const clauseAt = (number: number) => here(clauseId(`c${number}`), 'clause')

async function* argued(scene: Scene, text: TextId, question: Message): Play {
  const { stage } = scene
  yield ago(stage, 131.2)
  await as(scene, MINISTRY, async (step) =>
    must(await askForTurning(settingOf(stage, step), step.actor, question.id)),
  )
  yield ago(stage, 130.8)
  await as(scene, ASKER, async (step) => {
    const asking = personOf(scene.cast, MINISTRY)
    must(await allowTurning(settingOf(stage, step), step.actor, question.id, asking))
  })
  yield ago(stage, 130.2)
  const first = await propose(scene, text, { by: MINISTRY, base: 1, ...BY_MINISTRY })
  await grew(scene, MINISTRY, question, first)
  yield ago(stage, 129)
  const second = await propose(scene, text, { by: REGISTRY, base: 1, ...BY_REGISTRY })
  yield ago(stage, 127)
  const doubted = { kind: 'brackets', reason: undefined, words: [], into: undefined } as const
  const both = [first, second].map(({ id: amendment }) => ({ ...doubted, amendment }))
  await assemble(scene, text, 1, { chosen: both, reason: 'Both stand in brackets until we agree' })
  yield ago(stage, 123)
  const agreement = await propose(scene, text, { by: MINISTRY, base: 2, ...BY_BOTH })
  await grew(scene, MINISTRY, question, agreement)
  yield ago(stage, 121)
  const taken = { ...doubted, kind: 'take', amendment: agreement.id } as const
  await assemble(scene, text, 2, { chosen: [taken], reason: 'The ministry and the registry agree' })
}

type Here = Parameters<typeof proposeAmendment>[1]

const inText = <Value>(
  scene: Scene,
  text: TextId,
  by: string,
  work: (step: Acting, place: Here) => Promise<Value>,
): Promise<Value> =>
  as(scene, by, async (step) => {
    const process = await processOf(step.tx, scene.slug)
    return work(step, { process, text: here(await lockText(step.tx, text), 'text') })
  })

type Proposed = {
  readonly by: string
  readonly base: number
  readonly words: string
  readonly reason: string
}

async function propose(
  scene: Scene,
  text: TextId,
  { by, base, words, reason }: Proposed,
): Promise<Amendment> {
  const amendment = await inText(scene, text, by, async (step, place) => {
    const changes = [{ kind: 'replace', clause: clauseAt(2), words }] as const
    const capacity = capacityOf(step.actor)
    return must(await proposeAmendment(step, place, { base, changes, reason, capacity }))
  })
  tick(scene.stage)
  return amendment
}

/** What the question became: whoever reads it finds the amendment, and the other way round. */
const grew = (scene: Scene, by: string, from: Message, { id }: Amendment): Promise<void> =>
  as(scene, by, async ({ tx, now, via, actor }) => {
    const link = { from: `message:${from.id}`, thing: `amendment:${id}` } as const
    const isKept = await messageOrigins.keep({ tx, now, via }, actor, link)
    if (!isKept) throw new Error('the demo could not link a question to its amendment')
  })

type Assembling = { readonly chosen: readonly Choosing[]; readonly reason: string }

const assemble = (
  scene: Scene,
  text: TextId,
  base: number,
  { chosen, reason }: Assembling,
): Promise<void> =>
  inText(scene, text, EDITOR, async (step, place) => {
    for (const one of chosen) must(await chooseFor(step, place, one))
    const freezes = await freezesOf(step.tx, text, step.now)
    const asked = { base, seen: undefined, reason, note: undefined }
    must(await publishAssembly(step, { ...place, freezes }, asked))
  })

async function* agreed(scene: Scene, call: CallId): Play {
  const { stage } = scene
  yield ago(stage, 112)
  const seated = everybody.filter(({ seated: sits }) => sits)
  const stance = { kind: 'support' } as const
  await calls.state(
    scene,
    call,
    seated.map(({ handle }) => ({ handle, stance })),
  )
  yield ago(stage, 102.5)
  await calls.close(scene, call)
  yield ago(stage, 101.5)
  await calls.propose(scene, call, CHAIR, {
    level: 'full-consensus',
    reasons: 'Every member supports the text; what stood in brackets was agreed before the call.',
    reactUntil: dueAfter(stage.clock.now(), 'P7D'),
  })
  yield ago(stage, 93.8)
  await calls.conclude(scene, call, CHAIR)
  yield ago(stage, 93.4)
  await as(scene, CHAIR, async (step) => {
    const held = here(await lockCall(step.tx, call), 'call')
    const title = 'Who sells used devices for a living answers for their label'
    const summary = 'Where the box is gone, the code on the device stands for the label.'
    return must(await adoptOutcome(step, held, { title, summary }))
  })
}
