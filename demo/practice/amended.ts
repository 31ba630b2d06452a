/**
 * *Practice: the page behind the code*, a second text of the labels' table, changed by amendments:
 * two that want something else in the same place are left in brackets, one is taken in part; two
 * more wait for the editor today. Made up: nobody here exists.
 */
import {
  chooseFor,
  findByNumber,
  joinAmendment,
  proposeAmendment,
  publishAssembly,
  standOn,
  type Amendment,
  type Choosing,
  type StanceKind,
} from '../../src/domains/amendments/index.ts'
import { findProcess } from '../../src/domains/processes/index.ts'
import { undertakingsOf } from '../../src/domains/templates/index.ts'
import { clauseId, lockText, type TextId } from '../../src/domains/texts/index.ts'
import { freezesOf } from '../../src/joined.ts'
import { here, must, tick, type Acting, type Play, type Stage } from '../stage.ts'
import { ago, as, capacityOf, processOf, type Scene } from './labels-stage.ts'
import type { Cast } from './table.ts'
import { begin, type Drafted } from './texts.ts'

const SLUG = 'labels'
const EDITOR = 'editor'

const PAGE: Drafted = {
  reason: 'What the group on shops asked for: one page for what does not fit on a box',
  clauses: [
    '# The page behind the code\n\nThe page says who made the device and until which year it is ' +
      'kept safe.',
    'The page is in a language of the country of sale.',
    'The page is kept for five years after the last device was sold.',
    'Whoever finds a flaw can write to an address on the page.',
  ],
}

type Proposed = {
  readonly by: string
  readonly clause: number
  readonly words: string
  readonly reason: string
}

const PROPOSED: readonly Proposed[] = [
  {
    by: 'for-a-consumer-association',
    clause: 3,
    words: 'The page is kept for ten years after the last device was sold.',
    reason: 'People use a lock or a boiler for longer than five years.',
  },
  {
    by: 'for-small-makers',
    clause: 3,
    words: 'The page is kept for two years after the last device was sold.',
    reason: 'A maker of four people cannot promise what it will pay for in five years.',
  },
  {
    by: 'for-a-university',
    clause: 4,
    words:
      'Whoever finds a flaw can write to an address on the page and has an answer within two days.',
    reason: 'An address that nobody reads helps nobody.',
  },
]

/** Against the second version: they wait for whoever looks at the demo as its editor. */
const WAITING: readonly Proposed[] = [
  {
    by: 'for-a-patients-group',
    clause: 2,
    words: 'The page is in every official language of the country of sale.',
    reason: 'Whoever depends on a pump reads its page in the language of their doctor.',
  },
  {
    by: 'for-an-online-shop',
    clause: 2,
    words: 'The page is in a language of the country of sale and in English.',
    reason: 'Our staff in forty countries has one language in common.',
  },
]

export async function* amendedPage(stage: Stage, cast: Cast): Play {
  yield ago(stage, 62)
  const process = here(await findProcess(stage.database.read, { slug: SLUG }), SLUG)
  const scene = { stage, cast, slug: SLUG, undertakings: undertakingsOf(process.pin) }
  const text = await begin(scene, 'What stands on the page behind the code', PAGE)
  yield ago(stage, 57)
  for (const one of PROPOSED) await propose(scene, text, { ...one, base: 1 })
  yield ago(stage, 52)
  await say(scene, text, 1, ['for-a-patients-group', 'support'])
  await say(scene, text, 1, ['for-a-device-maker', 'object', 'Ten years is longer than we exist.'])
  await say(scene, text, 2, ['for-an-online-shop', 'support'])
  yield ago(stage, 41)
  await makeSecondVersion(scene, text)
  yield ago(stage, 6)
  for (const one of WAITING) await propose(scene, text, { ...one, base: 2 })
  yield ago(stage, 5)
  await say(scene, text, 4, ['for-a-customs-service', 'support'])
  await joined(scene, text, 4, 'for-a-consumer-association')
}

type Here = Parameters<typeof proposeAmendment>[1]

/** In the text, held as a form holds it. */
async function at<Value>(
  scene: Scene,
  text: TextId,
  by: string,
  work: (step: Acting, place: Here) => Promise<Value>,
): Promise<Value> {
  const value = await as(scene, by, async (step) => {
    const process = await processOf(step.tx, scene.slug)
    return work(step, { process, text: here(await lockText(step.tx, text), 'text') })
  })
  tick(scene.stage)
  return value
}

const propose = (
  scene: Scene,
  text: TextId,
  { by, clause, words, reason, base }: Proposed & { readonly base: number },
): Promise<Amendment> =>
  at(scene, text, by, async (step, place) => {
    const changes = [
      { kind: 'replace', clause: here(clauseId(`c${clause}`), 'clause'), words },
    ] as const
    const capacity = capacityOf(step.actor)
    return must(await proposeAmendment(step, place, { base, changes, reason, capacity }))
  })

const numbered = async ({ tx }: Acting, text: TextId, number: number): Promise<Amendment> =>
  here(await findByNumber(tx, text, number), `amendment ${number}`)

const say = (
  scene: Scene,
  text: TextId,
  number: number,
  [by, stance, reason]: readonly [by: string, stance: StanceKind, reason?: string],
): Promise<void> =>
  at(scene, text, by, async (step, place) => {
    const amendment = await numbered(step, text, number)
    const asked = { stance, capacity: capacityOf(step.actor), reason }
    must(await standOn(step, place, { amendment, asked }))
  })

const joined = (scene: Scene, text: TextId, number: number, by: string): Promise<void> =>
  at(scene, text, by, async (step, place) => {
    const amendment = await numbered(step, text, number)
    must(await joinAmendment(step, place, { amendment, capacity: capacityOf(step.actor) }))
  })

type Chosen = Omit<Choosing, 'amendment'> & { readonly number: number }

const open = { kind: 'brackets', reason: undefined, words: [], into: undefined } as const
const CHOSEN: readonly Chosen[] = [
  { ...open, number: 1 },
  { ...open, number: 2 },
  {
    number: 3,
    kind: 'part',
    words: ['Whoever finds a flaw can write to an address on the page and has an answer.'],
    reason: 'All want an answer; within how many days the table has not said.',
    into: undefined,
  },
]

const makeSecondVersion = (scene: Scene, text: TextId): Promise<void> =>
  at(scene, text, EDITOR, async (step, place) => {
    for (const { number, ...chosen } of CHOSEN) {
      const { id } = await numbered(step, text, number)
      must(await chooseFor(step, place, { ...chosen, amendment: id }))
    }
    const freezes = await freezesOf(step.tx, text, step.now)
    const reason = 'Amendments of the intersessional groups; what is not agreed is in brackets'
    const asked = { base: 1, seen: undefined, reason, note: undefined }
    must(await publishAssembly(step, { ...place, freezes }, asked))
  })
