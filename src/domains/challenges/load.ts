/** Loads what the pages of challenges show. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { designationsOf, findCall, type Call, type CallId } from '../decisions/index.ts'
import { findPeople, namesOf, type Actor, type PersonId } from '../people/index.ts'
import type { Process } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import type { ChallengeId } from './challenge.ts'
import type { ChallengeShown, ListShown, Returned, Scene } from './shown.ts'
import { callBehind, caseOf, groundOf } from './steps.ts'
import { findChallenge } from './store.ts'

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned?: Returned | undefined
}

type Mentioned = {
  readonly people: readonly PersonId[]
  readonly commitments: readonly string[]
}

async function sceneOf(
  { read, now, viewer, returned }: Asked,
  process: Process,
  call: Call,
  { people, commitments }: Mentioned,
): Promise<Scene> {
  const own = viewer?.capacities.flatMap(({ organisation }) => organisation ?? []) ?? []
  return {
    process,
    template: await templateOf(read, process.pin),
    call,
    words: await wordsOf(read, [process.title, call.question, ...own, ...commitments]),
    names: await namesOf(read, await findPeople(read, [...new Set(people)])),
    now,
    viewer,
    returned,
  }
}

export async function loadList(asked: Asked, id: CallId): Promise<ListShown | undefined> {
  const call = await findCall(asked.read, id)
  if (!call || call.state.kind === 'draft') return undefined
  const ground = await groundOf(asked.read, call)
  const challenges = ground.earlier
  const scene = await sceneOf(asked, ground.process, call, {
    people: challenges.map(({ raisedBy }) => raisedBy),
    commitments: challenges.map(({ statement }) => statement),
  })
  return { ...scene, ground, challenges }
}

export async function loadChallenge(
  asked: Asked,
  id: ChallengeId,
): Promise<ChallengeShown | undefined> {
  const challenge = await findChallenge(asked.read, id)
  if (!challenge) return undefined
  const about = await caseOf(asked.read, challenge)
  const call = await callBehind(asked.read, challenge)
  const scene = await sceneOf(asked, about.process, call, {
    people: [
      challenge.raisedBy,
      ...about.supporters.map(({ person }) => person),
      ...about.rulings.map(({ by }) => by),
    ],
    commitments: [challenge.statement, ...about.rulings.map(({ reasons }) => reasons)],
  })
  const designations = await designationsOf(asked.read, call.id)
  const level = designations.find((one) => one.id === challenge.designation)?.level
  return { ...scene, about, level }
}
