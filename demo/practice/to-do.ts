/** Who does what at the practice table: one action that is overdue, one done, one still asked. */
import {
  acceptAction,
  actionPlaceAt,
  finishAction,
  makeAction,
  type ActionId,
} from '../../src/domains/actions/index.ts'
import { findByHandle } from '../../src/domains/people/index.ts'
import { findProcess } from '../../src/domains/processes/index.ts'
import { minuteOf, undertakingsOf } from '../../src/domains/templates/index.ts'
import { here, must, type Play, type Stage } from '../stage.ts'
import { ago, as, dayAgo, processOf, type Scene } from './labels-stage.ts'
import type { Cast } from './table.ts'

const SLUG = 'labels'

export async function* toDo(stage: Stage, cast: Cast): Play {
  yield ago(stage, 11)
  const { pin } = here(await findProcess(stage.database.read, { slug: SLUG }), SLUG)
  const scene: Scene = { stage, cast, slug: SLUG, undertakings: undertakingsOf(pin) }
  const minutes = await ask(scene, {
    by: 'facilitator',
    owner: 'secretary',
    what: 'Send the late minutes of the working group on batteries to everybody',
    due: 4,
  })
  const designs = await ask(scene, {
    by: 'chair-civil-society',
    owner: 'editor',
    what: 'Put the three designs of the label side by side on one page',
    due: 2,
  })
  await ask(scene, {
    by: 'facilitator',
    owner: 'for-a-device-maker',
    what: 'Ask two shops how large a label may be on a small box',
    due: -9,
  })
  yield ago(stage, 10)
  await as(scene, 'secretary', async (step) => must(await acceptAction(step, minutes)))
  await as(scene, 'editor', async (step) => must(await acceptAction(step, designs)))
  yield ago(stage, 3)
  await as(scene, 'editor', async (step) =>
    must(
      await finishAction(step, designs, {
        words: 'They stand side by side, each with what buyers said of it.',
        href: `/processes/${SLUG}`,
      }),
    ),
  )
}

type Asking = {
  readonly by: string
  readonly owner: string
  readonly what: string
  /** Days before today. */
  readonly due: number
}

const ask = (scene: Scene, { by, owner, what, due }: Asking): Promise<ActionId> =>
  as(scene, by, async (step) => {
    const { tx } = step
    const { id: process } = await processOf(tx, scene.slug)
    const place = here(await actionPlaceAt(tx, { kind: 'process', process }), scene.slug)
    const { id: person } = here(await findByHandle(tx, owner), owner)
    const day = dayAgo(scene.stage, due)
    const made = await makeAction(step, place, {
      what,
      owner: { kind: 'id', person },
      due: here(minuteOf(day, '23:59'), day),
      source: undefined,
    })
    return must(made).id
  })
