/**
 * *Practice: how we set priorities*, made up: a consultation in which a board has the last word,
 * with a comment window that was extended for everybody and is open now.
 */
import {
  draftDocket,
  lockDocket,
  openDocket,
  submitTo,
  windowOf,
  type DocketId,
} from '../../src/domains/dockets/index.ts'
import {
  beginProcess,
  documentsOf,
  extendWindowOf,
  lockWindow,
  type Process,
} from '../../src/domains/processes/index.ts'
import { findPins, latestOf, undertakingsOf } from '../../src/domains/templates/index.ts'
import { STAFF } from '../people.ts'
import { acting, here, must, tick, type Play, type Stage } from '../stage.ts'
import { propose } from './board-stage.ts'
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
import { personOf, type Cast } from './table.ts'

const SLUG = 'priorities'
const PAGE = `/processes/${SLUG}`

/** The window at first, and as it was extended: days from now. */
const CLOSES_IN_DAYS = 3
const EXTENDED_BY_DAYS = 9

export async function* priorities(stage: Stage, cast: Cast): Play {
  yield ago(stage, 40)
  const scene = await begin(stage, cast)
  await publish(scene, STAFF.handle, [
    ['strategic-objective', 'Work on what members ask for most', PAGE],
  ])
  await move(scene, STAFF.handle, 'facilitator')
  yield ago(stage, 38)
  await publish(scene, STAFF.handle, [['terms', 'Terms of the facilitator', PAGE]])
  await move(scene, STAFF.handle, 'collection')
  yield ago(stage, 30)
  await collect(scene)
  yield ago(stage, 21)
  await publish(scene, STAFF.handle, [
    ['draft-issue-list', 'Draft list of problems', `${PAGE}/issues`],
  ])
  await move(scene, STAFF.handle, 'comment-issues')
  const docket = await open(scene)
  yield* comment(scene, docket)
}

async function begin(stage: Stage, cast: Cast): Promise<Scene> {
  return acting(stage, personOf(cast, STAFF.handle), undefined, async (step) => {
    const pin = here(latestOf(await findPins(step.tx), 'issue-programme'), 'template')
    const asked = {
      slug: SLUG,
      title: 'How we set priorities',
      question: 'What hampers our work most, and what should come first?',
      pin,
      practice: true,
    }
    must(await beginProcess(step, asked))
    return { stage, cast, slug: SLUG, undertakings: undertakingsOf(pin) }
  })
}

type Problem = { readonly by: string; readonly title: string; readonly problem: string }

const PROBLEMS: readonly Problem[] = [
  {
    by: 'for-a-trade-union',
    title: 'Meetings at the hours of one region',
    problem: 'Half of those concerned would have to speak at night.',
  },
  {
    by: 'for-small-makers',
    title: 'Too many processes at once',
    problem: 'Who has one person for all of this cannot follow four tables.',
  },
  {
    by: 'for-a-network-of-lawyers',
    title: 'Nobody says no to new work',
    problem: 'Each new task is added; none is ever taken off.',
  },
]

async function collect(scene: Scene): Promise<void> {
  const process = await as(scene, STAFF.handle, ({ tx }) => processOf(tx, SLUG))
  for (const { by, title, problem } of PROBLEMS) {
    const proposal = {
      title,
      problem,
      affected: 'All who take part here.',
      outcome: 'A rule that the board adopts.',
      implementers: 'The board and the secretariat.',
      timing: 'Before the next plan.',
    }
    await propose(scene, by, proposal, process)
  }
}

const open = (scene: Scene): Promise<DocketId> =>
  as(scene, STAFF.handle, async (step) => {
    const process = await processOf(step.tx, SLUG)
    const documents = await documentsOf(step.tx, process.id)
    const list = here(
      documents.find(({ artefact }) => artefact === 'draft-issue-list'),
      'list',
    )
    const docket = must(
      await draftDocket(step, process, {
        title: 'Draft list of problems',
        asks: 'Is a problem missing? Is one of them only the sign of another?',
        windowKind: 'comment',
        subject: { kind: 'document', document: list.id },
      }),
    )
    const closesOn = dayAgo(scene.stage, -CLOSES_IN_DAYS)
    must(await openDocket(step, { process, docket }, { closesOn, published: ['en'] }))
    return docket.id
  })

type Comment = {
  readonly day: number
  readonly by: string
  readonly words: string
  /** The organisation has yet to vote on it. */
  readonly pending?: boolean
}

const COMMENTS: readonly Comment[] = [
  {
    day: 17,
    by: 'for-a-consumer-association',
    words:
      'The three fold into one: nobody decides what is left out. Say which of them causes which.',
    pending: true,
  },
  {
    day: 12,
    by: 'student-of-engineering',
    words: 'Missing: one cannot find what was decided before. New people ask the same again.',
  },
  {
    day: 8,
    by: 'for-an-online-shop',
    words: 'Supports the list. The programme itself should take less time than it wants to save.',
  },
]

async function* comment(scene: Scene, docket: DocketId): Play {
  const { stage } = scene
  for (const told of COMMENTS) {
    yield ago(stage, told.day)
    await submit(scene, docket, told)
  }
  yield ago(stage, 5)
  await extend(scene, docket)
  yield ago(stage, 1)
  await submit(scene, docket, {
    day: 1,
    by: 'for-a-ministry-of-consumers',
    words: 'Which of these problems are set by law, and cannot be mended here? Mark them.',
  })
}

const submit = (scene: Scene, id: DocketId, { by, words, pending = false }: Comment) =>
  as(scene, by, async (step) => {
    const on = await held(step.tx, id)
    const capacity = pending ? capacityOf(step.actor) : 'personal'
    must(await submitTo(step, on, { words, capacity, pending }))
    tick(scene.stage)
  })

async function held(tx: Parameters<typeof lockDocket>[0], id: DocketId) {
  const process: Process = await processOf(tx, SLUG)
  return { process, docket: here(await lockDocket(tx, id), 'docket') }
}

const extend = (scene: Scene, id: DocketId): Promise<void> =>
  as(scene, STAFF.handle, async (step) => {
    const { process, docket } = await held(step.tx, id)
    const window = here(await lockWindow(step.tx, here(windowOf(docket), 'window')), 'window')
    const to = dayAgo(scene.stage, -CLOSES_IN_DAYS - EXTENDED_BY_DAYS)
    const reason = 'Two groups meet only next week. Nine days more, for everybody.'
    must(await extendWindowOf(step, process, window, { to, reason }))
  })
