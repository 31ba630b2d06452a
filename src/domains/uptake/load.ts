/** Loads what the pages of this domain have in common. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import {
  canTry,
  codesOf,
  findPeople,
  interestsOf,
  namesOf,
  personId,
  type Actor,
  type PersonId,
} from '../people/index.ts'
import type { Contributed, Process } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { findVersion, lineagesBetween, textsOf, titleOf, type Text } from '../texts/index.ts'
import { maySettle } from './rules/standing.ts'
import { standingsOf } from './standings.ts'
import { wordsWith } from './store-covered.ts'
import type { Returned, Scene, TextShown } from './shown.ts'
import type { Traced } from './uptake.ts'

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned?: Returned | undefined
}

const reasonsIn = ({ fate, uptake }: Traced): readonly (string | undefined)[] => [
  'reason' in fate ? fate.reason : undefined,
  fate.kind === 'contested' ? fate.was.reason : undefined,
  uptake?.state.kind === 'claimed' ? uptake.state.reason : undefined,
]

const peopleIn = ({ contributed, fate }: Traced): readonly PersonId[] => {
  const by = fate.kind === 'settled' ? fate.by : undefined
  const was = fate.kind === 'contested' ? fate.was.by : undefined
  return [contributed.by, by, was].flatMap((one) => (one && personId(one)) ?? [])
}

/** Who holds the pen sees whatever they must settle, under cover or not. */
export const isPen = ({ viewer }: Pick<Asked, 'viewer'>, process: Process): boolean =>
  canTry(maySettle(process, { kind: 'person', actor: viewer }))

/** @param shown what the page names, in the order in which it came */
export async function sceneOf(
  { read, now, viewer, returned }: Asked,
  process: Process,
  shown: readonly Traced[],
  further: readonly PersonId[] = [],
): Promise<Scene> {
  const contributed = shown.map((one) => one.contributed)
  const own = viewer?.capacities.flatMap(({ organisation }) => organisation ?? []) ?? []
  return {
    process,
    template: await templateOf(read, process.pin),
    words: await wordsWith(read, [
      process.title,
      ...own,
      ...contributed.flatMap(({ said }) => said ?? []),
      ...shown.flatMap(reasonsIn).flatMap((one) => one ?? []),
    ]),
    names: await namesOf(
      read,
      await findPeople(read, [...new Set([...shown.flatMap(peopleIn), ...further])]),
    ),
    now,
    viewer,
    returned,
    standings: await standingsOf(read, process, contributed),
    regions: await codesOf(read),
    interests: await interestsThen(read, contributed),
  }
}

export async function textShown(read: Read, text: Text): Promise<TextShown> {
  const version = await findVersion(read, text.id)
  if (!version) throw new Error(`text ${text.id} without words`)
  return {
    text,
    title: await titleOf(read, text),
    version: version.number,
    order: version.clauses.map(({ id }) => id),
    lineages: await lineagesBetween(read, version, 0),
  }
}

/** Those that are negotiated: what is said about the rules is told with their change. */
export async function textsShown(read: Read, process: Process): Promise<readonly TextShown[]> {
  const all = (await textsOf(read, process.id)).filter(({ matter }) => matter === 'negotiated')
  const shown = []
  for (const text of all) shown.push(await textShown(read, text))
  return shown
}

async function interestsThen(
  read: Read,
  all: readonly Contributed[],
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (const { ref, by, at, interest } of all) {
    const version =
      interest ?? (by && (await interestsOf(read, by)).find((one) => one.at <= at)?.version)
    if (version !== undefined) found.set(ref, version)
  }
  return found
}
