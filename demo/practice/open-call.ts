/** The call that is open now: positions by group as in the sketch, one objection waiting. */
import type { CallId, ObjectionId } from '../../src/domains/decisions/index.ts'
import { dueAfter } from '../../src/domains/templates/index.ts'
import type { TextId } from '../../src/domains/texts/index.ts'
import { days, type Instant } from '../../src/platform/values.ts'
import type { Play, Stage } from '../stage.ts'
import * as calls from './calls.ts'
import { ago, dayAgo, type Scene } from './labels-stage.ts'

/** The one who waits for an answer objected to the test; this one has the other chair's ear. */
const CHAIR = 'chair-civil-society'
const MAKER = 'for-a-device-maker'
const TENANTS = 'for-a-tenants-union'
const INSURER = 'for-an-insurer'

/** Days from now until the call closes: time enough for a visitor, and short enough to matter. */
const CLOSES_IN_DAYS = 2

const SUPPORT = [
  ['for-a-university', 'for-a-school-of-design'],
  ['for-a-retailer', 'for-an-online-shop', 'for-a-chip-maker', 'for-a-cloud-provider'],
  [
    'for-a-consumer-association',
    'for-a-privacy-group',
    'for-a-group-of-blind-users',
    'for-a-childrens-charity',
    'for-an-environmental-group',
  ],
  ['for-a-ministry-of-consumers', 'for-a-data-protection-office'],
  [
    'for-an-incident-response-team',
    'for-a-testing-laboratory',
    'for-a-free-software-project',
    'for-a-network-operator',
    'for-security-researchers',
    'for-a-group-of-engineers',
  ],
  // After it took its objection back.
  [INSURER],
].flat()

const ACCEPT = [
  ['for-a-research-institute'],
  ['for-a-maker-of-cameras', 'for-small-makers'],
  ['for-a-cooperative-of-farmers', TENANTS],
  ['for-a-standards-authority'],
  ['for-a-registry-of-names'],
].flat()

const RESERVE = ['for-a-maker-of-toys', 'for-a-customs-service']
const NONE = ['for-a-patients-group']
/** Stand behind the objection to the test: a member of another group, and one without a seat. */
const BEHIND = ['for-a-repair-workshop', 'for-a-housing-company']

const REASONS: Readonly<Record<string, string>> = {
  'for-a-cooperative-of-farmers': 'Not our first choice; our members buy sensors at markets.',
  'for-a-testing-laboratory': 'Tests exist already. The page may name those that were made.',
  'for-a-maker-of-toys': 'Our board meets before the call closes.',
  'for-a-customs-service': 'We have asked the ministry for instructions.',
}

export async function* openCallOnDraft3(scene: Scene, text: TextId): Play {
  const { stage } = scene
  yield ago(stage, 12)
  const call = await calls.ask(scene, CHAIR, {
    text,
    question: 'Can you live with the label text?',
    closesOn: dayAgo(stage, -CLOSES_IN_DAYS),
  })
  yield ago(stage, 11)
  await supported(scene, call, SUPPORT.slice(0, 8))
  yield ago(stage, 9)
  await settledWhileOpen(scene, call)
  yield ago(stage, 6)
  await supported(scene, call, SUPPORT.slice(8))
  yield ago(stage, 5)
  await heard(scene, call)
  yield ago(stage, 3)
  const test = await objectToTest(scene, call)
  yield ago(stage, 2)
  for (const handle of BEHIND) await calls.standBehind(scene, test, handle)
}

const said = (handle: string, kind: 'support' | 'accept' | 'none'): calls.Said => {
  const reason = REASONS[handle]
  return { handle, stance: { kind }, ...(reason === undefined ? {} : { reason }) }
}

const supported = (scene: Scene, call: CallId, handles: readonly string[]) =>
  calls.state(
    scene,
    call,
    handles.map((handle) => said(handle, 'support')),
  )

/** One objection answered and settled, one taken back: both then took another position. */
async function settledWhileOpen(scene: Scene, call: CallId): Promise<void> {
  const phone = await calls.raise(scene, call, TENANTS, {
    title: 'A code is of no use to who has no phone',
    argument: 'Many of those we speak for buy without one.',
    remedy: 'What matters most stands on the box itself.',
    clause: 'c3',
  })
  await calls.answer(scene, phone, CHAIR, {
    how: { kind: 'addressed' },
    reason: 'What matters most is the year, and clause 1 puts it on the box in words.',
  })
  await calls.sayWord(scene, phone, TENANTS, { word: 'satisfied', why: 'Then we can accept it.' })
  const dates = await calls.raise(scene, call, INSURER, {
    title: 'A year is too coarse for a contract',
    argument: 'Cover ends on a day, not in a year.',
    remedy: 'Month and year.',
    clause: 'c1',
  })
  await calls.takeBack(scene, dates, INSURER, 'The page behind the code can name the day.')
}

/** Those who can accept, who wait for instructions, who take none, and who sit at no table. */
async function heard(scene: Scene, call: CallId): Promise<void> {
  const until = instructionsBy(scene.stage)
  await calls.state(scene, call, [
    ...ACCEPT.map((handle) => said(handle, 'accept')),
    ...RESERVE.map((handle) => ({
      handle,
      stance: { kind: 'reserve', until } as const,
      reason: REASONS[handle] ?? '',
    })),
    ...NONE.map((handle) => said(handle, 'none')),
    said('student-of-engineering', 'support'),
    said('for-a-local-newspaper', 'support'),
    said('for-a-trade-union', 'accept'),
    said('for-a-network-of-lawyers', 'accept'),
  ])
}

/** The evening before the call closes. */
const instructionsBy = ({ real }: Stage): Instant =>
  dueAfter((real + days(CLOSES_IN_DAYS - 1)) as Instant, 'P0D')

const objectToTest = (scene: Scene, call: CallId): Promise<ObjectionId> =>
  calls.raise(scene, call, MAKER, {
    title: 'A test that nobody pays for will not happen',
    argument:
      'The passage in brackets asks for an independent test. It does not say who pays, and small ' +
      'makers cannot. So it would stand on no page, and the label would lie.',
    remedy: 'The bracket goes, or the text says who pays.',
    clause: 'c3',
  })
