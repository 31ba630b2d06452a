/**
 * *Practice: labels for connected things*, made up: from an issue to the middle of a negotiation in
 * which a visitor can act today. Told relative to the hour at which it is played.
 */
import { findBody } from '../../src/domains/bodies/index.ts'
import { beginProcess, overrideProcess } from '../../src/domains/processes/index.ts'
import { findPins, latestOf, undertakingsOf } from '../../src/domains/templates/index.ts'
import { hooksOf } from '../../src/hooks.ts'
import { STAFF } from '../people.ts'
import { acting, here, must, type Play, type Stage } from '../stage.ts'
import { intake } from './board.ts'
import { firstRound } from './first-round.ts'
import { ago, as, move, processOf, publish, type Scene } from './labels-stage.ts'
import { openCallOnDraft3 } from './open-call.ts'
import { secondRound } from './second-round.ts'
import { draftLabel } from './texts.ts'
import { contestOverride, tellFullReason } from './steward-lines.ts'
import {
  addEverybody,
  agreeTarget,
  fillSeats,
  foundTable,
  giveOffices,
  personOf,
  TABLE,
  tellOfThemselves,
  type Cast,
} from './table.ts'

const SLUG = 'labels'

/** People, the table and its offices; then the issue, the process, its plenaries. */
export async function* labels(stage: Stage, cast: Cast): Play {
  yield ago(stage, 252)
  const body = await foundTable(stage)
  await giveOffices(stage, cast, body)
  const issue = yield* intake(stage, cast)
  yield ago(stage, 228)
  const scene = await begin(stage, cast, body.id)
  await publish(scene, STAFF.handle, [
    ['issue-proposal', 'What should a buyer be able to read on the box?', `/issues/${issue}`],
  ])
  await move(scene, 'secretary', 'screening')
  await publish(scene, STAFF.handle, [
    ['screening-sheet', 'Screened: actionable and timely', `/issues/${issue}`],
  ])
  await move(scene, 'secretary', 'scoping')
  yield* untilFirstPlenary(scene)
  await agreeTarget(stage, cast, body)
  await adoptRules(scene)
  yield ago(stage, 132)
  const text = await draftLabel(scene)
  yield* firstRound(scene)
  yield* secondRound(scene, text)
  yield* goOnWithoutMinutes(scene)
  yield* openCallOnDraft3(scene, text)
}

/** Everybody joins first, in transactions of their own: names can be read once they are entered. */
export async function* gather(stage: Stage, cast: Cast): Play {
  yield ago(stage, 255)
  await addEverybody(stage, cast)
  await tellOfThemselves(stage, cast)
}

async function begin(
  stage: Stage,
  cast: Cast,
  body: Parameters<typeof beginProcess>[1]['body'],
): Promise<Scene> {
  return acting(stage, personOf(cast, STAFF.handle), undefined, async (step) => {
    const pin = here(latestOf(await findPins(step.tx), 'convening'), 'template convening')
    const asked = {
      slug: SLUG,
      title: 'Labels for connected things',
      question:
        'What should a buyer be able to read on the box about a device’s security, and who ' +
        'puts it there?',
      pin,
      practice: true,
      ...(body === undefined ? {} : { body }),
    }
    must(await beginProcess(step, asked))
    return { stage, cast, slug: SLUG, undertakings: undertakingsOf(pin) }
  })
}

async function* untilFirstPlenary(scene: Scene): Play {
  const { stage, cast } = scene
  const page = `/processes/${SLUG}`
  yield ago(stage, 178)
  await publish(scene, 'facilitator', [
    ['assessment-report', '41 people of 5 groups were asked; what they said', page],
    ['problem-statement', 'Buyers cannot see for how long a device stays safe', page],
  ])
  await move(scene, 'facilitator', 'recruitment')
  yield ago(stage, 170)
  const table = await findBody(stage.database.read, { slug: TABLE })
  await fillSeats(stage, cast, here(table, TABLE))
  yield ago(stage, 162)
  await publish(scene, STAFF.handle, [
    ['gap-report', 'Who is missing: academia and government from the south', page],
  ])
  await move(scene, 'facilitator', 'first-plenary')
  yield ago(stage, 160)
}

async function adoptRules(scene: Scene): Promise<void> {
  const page = `/processes/${SLUG}`
  await publish(scene, 'chair-civil-society', [
    ['ground-rules', 'Eleven ground rules, adopted by the members', page],
    ['consensus-definition', 'What consensus means at this table', page],
    ['issue-list', 'What the table wants to settle', page],
  ])
  await move(scene, 'facilitator', 'intersessional')
}

/** Drafts were there, the minutes were not: the facilitator goes on, and says so. */
async function* goOnWithoutMinutes(scene: Scene): Play {
  const { stage, slug } = scene
  yield ago(stage, 14)
  await as(scene, 'facilitator', async (step) => {
    const { facts } = hooksOf({ clock: stage.clock })
    const line = 'The plenary begins on its day, though the minutes of one working group are late.'
    must(await overrideProcess(step, await processOf(step.tx, slug), line, facts))
  })
  yield ago(stage, 13)
  await tellFullReason(scene)
  yield* contestOverride(scene)
  yield ago(stage, 12.05)
  await publish(scene, 'secretary', [
    ['minutes', 'Minutes of the plenary and of all working groups', `/processes/${SLUG}`],
  ])
}
