/** Loads what a page of a text shows, in a handful of queries. Renders and decides nothing. */
import { remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { wordsOf, type Words } from '../../platform/record/index.ts'
import { findPeople, namesOf, personId, type Named, type PersonId } from '../people/index.ts'
import { findProcess, type Process } from '../processes/index.ts'
import { type Template, templateOf } from '../templates/index.ts'
import { compareVersions } from './compared.ts'
import { CONTRIBUTIONS_MAX, type Contribution, type ContributionProvider } from './contribution.ts'
import type { RedlineClause } from './rules/redline.ts'
import { findVersion, versionsOf, versionWords } from './store.ts'
import type { ClauseWords, Text, TextId, TextVersion, VersionHead } from './text.ts'

export type TextView = {
  readonly process: Process
  readonly template: Template
  readonly text: Text
  readonly version: TextVersion
  readonly latest: number
  readonly clauses: readonly ClauseWords[]
  /** Compared with an earlier or later version, where one was asked for. */
  readonly redline: Redline | undefined
  /** The newest first. */
  readonly versions: readonly VersionHead[]
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
  readonly contributions: readonly Contribution[]
}

export type Redline = { readonly against: number; readonly clauses: readonly RedlineClause[] }

export type Asked = {
  /** The latest where none is named. */
  readonly number?: number | undefined
  /** The version to compare with; without one the words stand alone. */
  readonly against: (version: TextVersion) => number | undefined
  readonly contributionsTo: ContributionsTo
}

export type ContributionsTo = ReturnType<typeof newestOf>

/** The newest of all; the same list until somebody commits, so that a page can keep its look. */
export const newestOf = (providers: readonly ContributionProvider[]) =>
  remembered(async (read: Read | Tx, text: TextId): Promise<readonly Contribution[]> => {
    const given = await Promise.all(
      providers.map((provider) => provider.contributionsTo(read, text)),
    )
    return given
      .flat()
      .toSorted((one, other) => other.at - one.at)
      .slice(0, CONTRIBUTIONS_MAX)
  })

/** Absent where there is no such version. */
export async function readText(
  read: Read,
  text: Text,
  asked: Asked,
): Promise<TextView | undefined> {
  const version = await findVersion(read, text.id, asked.number)
  const process = await findProcess(read, { id: text.process })
  if (!process) throw new Error(`text ${text.id} of no process`)
  if (!version) return undefined
  const versions = await versionsOf(read, text.id)
  const clauses = await versionWords(read, version)
  const against = asked.against(version)
  const before =
    against === undefined || against === 0 || against === version.number
      ? undefined
      : await findVersion(read, text.id, against)
  const people = versions.flatMap(({ by }) => personId(by) ?? [])
  return {
    process,
    template: await templateOf(read, process.pin),
    text,
    version,
    latest: versions[0]?.number ?? version.number,
    clauses,
    redline: before && {
      against: before.number,
      clauses: await compareVersions(read, { text, before, after: version, words: clauses }),
    },
    versions,
    words: await wordsOf(read, [
      text.title,
      process.title,
      ...versions.flatMap(({ reason, note }) => [reason, note]),
    ]),
    names: await namesOf(read, await findPeople(read, [...new Set(people)])),
    contributions: await asked.contributionsTo(read, text.id),
  }
}
