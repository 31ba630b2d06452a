/** Loads what the pages of petitions and ratifications show. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findAffiliations, findPeople, namesOf } from '../people/index.ts'
import type { Actor, PersonId } from '../people/index.ts'
import { type FactProvider, findProcess, type Process } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { ratificationGround } from './facts.ts'
import { affiliationOf, type PetitionId } from './petition.ts'
import type { RatificationId } from './ratification.ts'
import type {
  BodyShown,
  PetitionShown,
  PetitionsShown,
  RatificationShown,
  RatificationsShown,
  Returned,
  Scene,
} from './shown.ts'
import { petitionCase, petitionGround } from './steps-petitions.ts'
import { ballotsFor, bodyNamed, ratificationCase } from './steps-ratifications.ts'
import { findPetition } from './store-petitions.ts'
import { findRatification } from './store-ratifications.ts'

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

export async function sceneOf(
  { read, now, viewer, returned }: Asked,
  process: Process,
  { people, commitments }: Mentioned,
): Promise<Scene> {
  const own = viewer?.capacities.flatMap(({ organisation }) => organisation ?? []) ?? []
  return {
    process,
    template: await templateOf(read, process.pin),
    words: await wordsOf(read, [process.title, ...own, ...commitments]),
    names: await namesOf(read, await findPeople(read, [...new Set(people)])),
    now,
    viewer,
    returned,
  }
}

/** Of a process that has petitions in its rule; undefined for all others. */
export async function loadPetitions(
  asked: Asked,
  slug: string,
  providers: readonly FactProvider[],
): Promise<PetitionsShown | undefined> {
  const { read, now } = asked
  const process = await findProcess(read, { slug })
  if (!process) return undefined
  const ground = await petitionGround(read, process, providers, now)
  if (ground.template.petitions.length === 0) return undefined
  const scene = await sceneOf(asked, process, {
    people: ground.earlier.map(({ startedBy }) => startedBy),
    commitments: [],
  })
  return { ...scene, ground, petitions: ground.earlier.toReversed() }
}

export async function loadPetition(
  asked: Asked,
  id: PetitionId,
): Promise<PetitionShown | undefined> {
  const { read } = asked
  const petition = await findPetition(read, id)
  if (!petition) return undefined
  const about = await petitionCase(read, petition)
  const said = await findAffiliations(
    read,
    about.signatures.flatMap(({ capacity }) => affiliationOf(capacity) ?? []),
  )
  const organisations = new Map(
    [...said].map(([one, { organisation }]) => [`org:${one}`, organisation]),
  )
  const scene = await sceneOf(asked, about.process, {
    people: [petition.startedBy, ...about.signatures.map(({ person }) => person)],
    commitments: [petition.statement, ...organisations.values()],
  })
  return { ...scene, about, organisations }
}

async function bodiesShown(
  read: Read,
  process: Process,
  names: readonly string[],
): Promise<ReadonlyMap<string, BodyShown>> {
  const shown = new Map<string, BodyShown>()
  for (const name of new Set(names)) {
    const body = await bodyNamed(read, process, name)
    if (!body) continue
    const wording = (await wordsOf(read, [body.name])).get(body.name)
    const said = wording.kind === 'text' ? wording.text : body.slug
    shown.set(name, { name: said, href: `/bodies/${body.slug}` })
  }
  return shown
}

export async function loadRatifications(
  asked: Asked,
  slug: string,
): Promise<RatificationsShown | undefined> {
  const { read } = asked
  const process = await findProcess(read, { slug })
  if (!process) return undefined
  const ground = await ratificationGround(read, process)
  const { ratifications } = ground.template
  if (ratifications.length === 0) return undefined
  const scene = await sceneOf(asked, process, {
    people: [],
    commitments: ground.earlier.map(({ ratification }) => ratification.subject),
  })
  const names = ratifications.flatMap(({ bodies }) => bodies.map(({ body }) => body))
  return { ...scene, ground, bodies: await bodiesShown(read, process, names) }
}

export async function loadRatification(
  asked: Asked,
  id: RatificationId,
): Promise<RatificationShown | undefined> {
  const { read } = asked
  const ratification = await findRatification(read, id)
  if (!ratification) return undefined
  const about = await ratificationCase(read, ratification)
  const names = about.rule.bodies.map(({ body }) => body)
  const ballots = new Map(
    await Promise.all(
      names.map(async (body) => [body, await ballotsFor(read, about, body)] as const),
    ),
  )
  const questions = [...ballots.values()].flat().map(({ question }) => question)
  const scene = await sceneOf(asked, about.process, {
    people: [ratification.askedBy, ...about.answers.map(({ by }) => by)],
    commitments: [
      ratification.subject,
      ...about.answers.map(({ reasons }) => reasons),
      ...questions,
    ],
  })
  return { ...scene, about, ballots, bodies: await bodiesShown(read, about.process, names) }
}
