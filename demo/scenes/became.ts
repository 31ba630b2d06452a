/** What grew from the threads of the demo: words of a text, an issue; and a closed list. */
import {
  adoptPosition,
  allowTurning,
  askForTurning,
  inviteTo,
  messageOrigins,
  openListIn,
  takePlace,
  type About,
  type ListId,
  type Message,
} from '../../src/domains/discussions/index.ts'
import { findProcess } from '../../src/domains/processes/index.ts'
import { clauseId, lockText, textId } from '../../src/domains/texts/index.ts'
import { settleOne } from '../../src/domains/uptake/index.ts'
import { propose } from '../practice/board-stage.ts'
import type { Cast } from '../practice/table.ts'
import { here, must, type Play, type Stage } from '../stage.ts'
import type { Players } from './cast.ts'
import { BEFORE_THE_SALE, labelText, processAt, REPAIR, TALKS } from './talks.ts'
import { ago, speaking, talk, type Speakers } from './threads.ts'

const EDITOR = 'editor'

/** All threads, each a play of its own. */
export function discussions(stage: Stage, cast: Cast, players: Players): readonly Play[] {
  const at = { stage, players: [cast, players] }
  return [
    ...TALKS.map((told) => talk(at, told)),
    becameText(at),
    becameIssue(at, cast),
    draftingTeam(at),
  ]
}

const at = (messages: readonly Message[], index: number): Message =>
  here(messages[index], `message ${index}`)

/** The author gives their word, and the editor writes it into draft 3. */
async function* becameText(speakers: Speakers): Play {
  const { stage } = speakers
  const said: Message[] = []
  yield* talk(speakers, BEFORE_THE_SALE, said)
  const message = at(said, 2)
  yield ago(stage, 26)
  const about = await labelText(stage)
  const editor = await speaking(speakers, about, EDITOR, async ({ actor }, setting) => {
    must(await askForTurning(setting, actor, message.id))
    return actor.person
  })
  yield ago(stage, 25.5)
  const author = here(BEFORE_THE_SALE.said[2], 'message').by
  await speaking(speakers, about, author, async ({ actor }, setting) =>
    must(await allowTurning(setting, actor, message.id, editor)),
  )
  yield ago(stage, 24.9)
  await turn(speakers, about, EDITOR, { message, thing: `text:${about.id}` })
  yield ago(stage, 24.8)
  await settle(speakers, about, message)
}

/** The editor says which clause it shaped, so that whoever reads the clause finds who said it. */
const settle = (speakers: Speakers, about: About, { id }: Message) =>
  speaking(speakers, about, EDITOR, async (step) => {
    const text = here(await lockText(step.tx, here(textId(about.id), 'text')), 'text')
    const process = here(await findProcess(step.tx, { id: text.process }), 'process')
    must(
      await settleOne(
        step,
        { process, text },
        {
          thing: `message:${id}`,
          clauses: [here(clauseId('c2'), 'clause')],
          disposition: 'taken-up',
          reason: undefined,
        },
      ),
    )
  })

type Turned = { readonly message: Message; readonly thing: `${string}:${string}` }

const turn = (speakers: Speakers, about: About, by: string, { message, thing }: Turned) =>
  speaking(speakers, about, by, async ({ tx, now, via, actor }) => {
    const link = { from: `message:${message.id}`, thing }
    const isKept = await messageOrigins.keep({ tx, now, via }, actor, link)
    if (!isKept) throw new Error(`the demo could not turn a message into ${thing}`)
  })

async function* becameIssue(speakers: Speakers, cast: Cast): Play {
  const { stage } = speakers
  const said: Message[] = []
  yield* talk(speakers, REPAIR, said)
  yield ago(stage, 49)
  const last = here(REPAIR.said.at(-1), 'message')
  const issue = await propose({ stage, cast }, last.by, {
    title: 'Nobody can mend a connected device for want of parts',
    problem: last.words,
    affected: 'Buyers, repairers, and whoever takes care of waste.',
    outcome: 'A promise of parts for as long as the promise of updates.',
    implementers: 'Makers, and the shops that take devices back.',
    timing: 'Rules on repair are being written in two regions.',
  })
  const about = await REPAIR.about(stage)
  await turn(speakers, about, last.by, { message: at(said, 3), thing: `issue:${issue}` })
}

const TEAM = ['for-a-group-of-blind-users', 'for-a-maker-of-cameras', 'for-a-network-operator']

/** Its talk is for those on it; that it exists, who is on it and what it adopts is public. */
async function* draftingTeam(speakers: Speakers): Play {
  const { stage } = speakers
  yield ago(stage, 41)
  const process = await processAt('labels')(stage)
  const list = await speaking(speakers, process, 'facilitator', async ({ actor }, setting) => {
    const team = {
      kind: 'drafting',
      name: 'Drafting team on the page behind the code',
      mandate:
        'Writes the words of the third clause until draft 3, and may not change the other two.',
    } as const
    const { id } = must(await openListIn(setting, actor, { id: idIn(process) }, team))
    for (const handle of TEAM) must(await inviteTo(setting, { actor, id, handle }))
    return id
  })
  yield ago(stage, 40)
  await joinAll(speakers, process, list)
  yield* talk(speakers, {
    about: () => Promise.resolve({ kind: 'list', id: list }),
    subject: 'First words for the third clause',
    said: [
      { day: 39, by: 'facilitator', words: 'Shall the page name the test, or only the tester?' },
      { day: 38, by: 'for-a-group-of-blind-users', answers: 0, words: 'Both, in plain text.' },
    ],
  })
  yield ago(stage, 27)
  await speaking(speakers, process, 'facilitator', async ({ actor }, setting) => {
    const words =
      'The page is in the language of the country of sale. Whether it names an independent test ' +
      'stays in square brackets: the team did not agree.'
    must(await adoptPosition(setting, { actor, id: list, words }))
  })
}

async function joinAll(speakers: Speakers, process: About, id: ListId): Promise<void> {
  for (const handle of TEAM) {
    await speaking(speakers, process, handle, async ({ actor }, setting) =>
      must(await takePlace(setting, { actor, id, way: 'join' })),
    )
  }
}

function idIn(about: About) {
  if (about.kind !== 'process') throw new Error('a list is of a process')
  return about.id
}
