/** Loads what the pages of advice and letters show. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findPeople, namesOf, type Actor, type PersonId } from '../people/index.ts'
import type { Process } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import type { AdviceId } from './advice.ts'
import type { LetterId } from './letter.ts'
import type {
  AdviceShown,
  AllLettersShown,
  LettersShown,
  LetterShown,
  RegisterShown,
  Returned,
  Scene,
} from './shown.ts'
import { caseOf, groundOf } from './steps.ts'
import { allLetters, findLetter, lettersIn } from './store-letters.ts'
import { adviceIn, findAdvice, itemsIn } from './store.ts'

/** The newest letters of the list of all. */
const LISTED_MAX = 200

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned?: Returned | undefined
}

type Mentioned = {
  readonly people?: readonly PersonId[]
  readonly commitments: readonly string[]
}

async function sceneOf(
  { read, now, viewer, returned }: Asked,
  process: Process,
  { people = [], commitments }: Mentioned,
): Promise<Scene> {
  return {
    process,
    template: await templateOf(read, process.pin),
    words: await wordsOf(read, [process.title, ...commitments]),
    names: await namesOf(read, await findPeople(read, [...new Set(people)])),
    now,
    viewer,
    returned,
  }
}

export async function loadRegister(asked: Asked, process: Process): Promise<RegisterShown> {
  const advice = await adviceIn(asked.read, process.id)
  const commitments = advice.map(({ title }) => title)
  const scene = await sceneOf(asked, process, { commitments })
  return { ...scene, advice, items: await itemsIn(asked.read, process.id) }
}

export async function loadAdvice(asked: Asked, id: AdviceId): Promise<AdviceShown | undefined> {
  const advice = await findAdvice(asked.read, id)
  if (!advice) return undefined
  const about = await caseOf(asked.read, advice)
  const { items, answers } = about
  const scene = await sceneOf(asked, about.process, {
    people: [advice.givenBy, ...answers.map(({ by }) => by)],
    commitments: [
      advice.title,
      ...items.map(({ words }) => words),
      ...answers.map(({ reasons }) => reasons),
    ],
  })
  return { ...scene, about }
}

export async function loadLetters(asked: Asked, process: Process): Promise<LettersShown> {
  const letters = await lettersIn(asked.read, process.id)
  const commitments = letters.map(({ sender }) => sender)
  return { ...(await sceneOf(asked, process, { commitments })), letters }
}

export async function loadLetter(asked: Asked, id: LetterId): Promise<LetterShown | undefined> {
  const letter = await findLetter(asked.read, id)
  if (!letter) return undefined
  const { process } = await groundOf(asked.read, letter.process)
  const { sender, words, reply, enteredBy } = letter
  const scene = await sceneOf(asked, process, {
    people: reply ? [enteredBy, reply.by] : [enteredBy],
    commitments: reply ? [sender, words, reply.words] : [sender, words],
  })
  return { ...scene, letter }
}

export async function loadAllLetters({ read, now }: Asked): Promise<AllLettersShown> {
  const letters = await allLetters(read, LISTED_MAX)
  const words = await wordsOf(
    read,
    letters.map(({ sender }) => sender),
  )
  return { letters, words, now }
}
