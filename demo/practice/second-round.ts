/**
 * The second call at the practice table: draft 2 did not suffice. Two objections, one of them met
 * by a change of the text; no consensus yet, and so back to work.
 */
import type { CallId, ObjectionId } from '../../src/domains/decisions/index.ts'
import { dueAfter } from '../../src/domains/templates/index.ts'
import type { TextId } from '../../src/domains/texts/index.ts'
import { everybody } from '../people.ts'
import type { Play } from '../stage.ts'
import * as calls from './calls.ts'
import { ago, dayAgo, move, publish, type Scene } from './labels-stage.ts'
import { publishDraft } from './texts.ts'

const CHAIR = 'chair-business'
const BUYERS = 'for-a-consumer-association'
const PRIVACY = 'for-a-privacy-group'

export async function* secondRound(scene: Scene, text: TextId): Play {
  const { stage } = scene
  yield ago(stage, 68)
  await publishDraft(scene, text, 2)
  yield ago(stage, 60)
  const call = await calls.ask(scene, CHAIR, {
    text,
    question: 'Does draft 2 say enough to go to public comment?',
    closesOn: dayAgo(stage, 46),
  })
  yield ago(stage, 57)
  const [online, tracked] = await raiseBoth(scene, call)
  yield ago(stage, 52)
  await calls.state(scene, call, standsOf())
  yield ago(stage, 45)
  await calls.close(scene, call)
  yield ago(stage, 42)
  await move(scene, CHAIR, 'intersessional', 'Draft 2 leaves out those who buy online.')
  yield* afterDraft3(scene, text, { call, online, tracked })
}

async function raiseBoth(scene: Scene, call: CallId): Promise<readonly [ObjectionId, ObjectionId]> {
  const online = await calls.raise(scene, call, BUYERS, {
    title: '“On request” leaves out those who buy online',
    argument: 'Nobody can ask a web page. Every second device is sold there.',
    remedy: 'The year is shown before the sale, wherever it takes place.',
    clause: 'c2',
  })
  const tracked = await calls.raise(scene, call, PRIVACY, {
    title: 'A code on the box can follow the buyer home',
    argument: 'Whoever runs the page learns which device is opened where.',
    remedy: 'The text says that the page keeps nothing about its readers.',
    clause: 'c3',
  })
  return [online, tracked]
}

const OBJECTORS = [BUYERS, PRIVACY]
const WAITING = ['for-a-retailer', 'for-a-network-operator', 'for-a-city', 'for-a-chip-maker']

/** Half a table: who was there said something, and not all of it was yes. */
function standsOf(): readonly calls.Said[] {
  const others = everybody.filter(({ seated, handle }) => seated && !OBJECTORS.includes(handle))
  return others.flatMap(({ handle }, index): readonly calls.Said[] => {
    if (WAITING.includes(handle)) return [{ handle, stance: { kind: 'none' } }]
    return [{ handle, stance: { kind: index % 3 === 0 ? 'support' : 'accept' } }]
  })
}

type Left = { readonly call: CallId; readonly online: ObjectionId; readonly tracked: ObjectionId }

async function* afterDraft3(scene: Scene, text: TextId, { call, online, tracked }: Left): Play {
  const { stage } = scene
  yield ago(stage, 25)
  await publishDraft(scene, text, 3)
  await publish(scene, 'editor', [['draft', 'What the label says, draft 3', `/texts/${text}`]])
  yield ago(stage, 24.5)
  await calls.answer(scene, online, CHAIR, {
    how: { kind: 'accommodated', version: 3 },
    reason: 'Draft 3 says “before the sale, also online”.',
  })
  await calls.answer(scene, tracked, CHAIR, {
    how: { kind: 'addressed' },
    reason:
      'What a page may keep about its readers is law in every country that sits here. The text ' +
      'would repeat it in weaker words.',
  })
  yield ago(stage, 23.5)
  await calls.sayWord(scene, online, BUYERS, { word: 'satisfied', why: 'That is what we asked.' })
  await calls.sayWord(scene, tracked, PRIVACY, { word: 'satisfied' })
  yield ago(stage, 23)
  await calls.propose(scene, call, CHAIR, {
    level: 'strong-support',
    reasons:
      'Most supported draft 2 or could live with it; what was said about shops that sell online ' +
      'was reason enough to write draft 3 first. Both objections are settled.',
    reactUntil: dueAfter(stage.clock.now(), 'P7D'),
  })
  yield ago(stage, 21)
  await calls.react(scene, call, 'for-a-cooperative-of-farmers', { kind: 'accept' })
  yield ago(stage, 15)
  await calls.conclude(scene, call, CHAIR)
}
