/** What was said about the override at the practice table: its full reason, and one objection. */
import {
  answerContest,
  contestAct,
  giveFullReason,
  settleContest,
  stewardLog,
  type StewardAct,
} from '../../src/domains/stewards/index.ts'
import { here, must, type Play } from '../stage.ts'
import { ago, as, type Scene } from './labels-stage.ts'

async function theOverride({ stage }: Scene): Promise<StewardAct> {
  const [line] = await stewardLog(stage.database.read, { kind: 'override' })
  return here(line, 'override')
}

export async function tellFullReason(scene: Scene): Promise<void> {
  const line = await theOverride(scene)
  await as(scene, 'facilitator', async (step) => {
    const words =
      'The rule asks for the minutes of all working groups before a plenary. Those of the group ' +
      'on shops were not ready: its note taker was ill. Forty people had taken leave for this ' +
      'date, and the draft had been public for eleven days. So the plenary began, and the point ' +
      'that the group on shops had prepared was left for its last day. The minutes came two days ' +
      'later.'
    must(await giveFullReason(step, line, words))
  })
}

export async function* contestOverride(scene: Scene): Play {
  const { stage } = scene
  const line = await theOverride(scene)
  yield ago(stage, 12.5)
  const raised = await as(scene, 'for-a-privacy-group', async (step) =>
    must(
      await contestAct(
        step,
        line,
        'Minutes are there so that those who could not come know what was said. Two of our ' +
          'members read them in the evening after work. A plenary without them favours those ' +
          'who were there.',
      ),
    ),
  )
  yield ago(stage, 12.3)
  const answered = await as(scene, 'facilitator', async (step) =>
    must(
      await answerContest(
        step,
        line,
        raised,
        'That is so. The point of that group was taken last, after its minutes were out, and its ' +
          'first reading was repeated. From now on a second note taker is named for each group.',
      ),
    ),
  )
  yield ago(stage, 12.1)
  await as(scene, 'for-a-privacy-group', async (step) => {
    must(await settleContest(step, line, answered, 'satisfied'))
  })
}
