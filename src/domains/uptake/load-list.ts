/** Loads the contributions to one text, by state, group, region, clause. Decides nothing. */
import { wordsOf } from '../../platform/record/index.ts'
import { findProcess } from '../processes/index.ts'
import { findText, findVersion, versionWords, type ClauseId, type TextId } from '../texts/index.ts'
import { sceneOf, textShown, type Asked } from './load.ts'
import { standingsOf } from './rows.ts'
import { ancestorsOf } from './rules/lineage.ts'
import { suggestIn } from './rules/likeness.ts'
import { idIn } from './rules/typed.ts'
import { fateName, isUnanswered } from './rules/tracing.ts'
import type { Filter, ListShown, TextShown } from './shown.ts'
import { tracedIn } from './sources.ts'
import { DISPOSITIONS_PAGE, type Traced } from './uptake.ts'

export async function loadList(
  asked: Asked,
  id: TextId,
  filter: Filter,
): Promise<ListShown | undefined> {
  const { read } = asked
  const text = await findText(read, id)
  const process = text && (await findProcess(read, { id: text.process }))
  if (!text || !process) return undefined
  const at = await textShown(read, text)
  const all = (await tracedIn(read, process.id)).filter((one) => one.text === id)
  const standings = await standingsOf(
    read,
    process,
    all.map(({ contributed }) => contributed),
  )
  const line = filter.clause && new Set([filter.clause, ...ancestorsOf(at.lineages, filter.clause)])
  const typed = asked.returned?.again.typed
  const found = all.filter((one) => {
    if (typed) return typed[`thing-${idIn(one.contributed.ref)}`] !== undefined
    const standing = standings.get(one.contributed.ref)
    return (
      (filter.state === undefined || fateName(one.fate) === filter.state) &&
      (filter.group === undefined || standing?.group === filter.group) &&
      (filter.region === undefined || standing?.region === filter.region) &&
      (line === undefined || one.clauses.some((clause) => line.has(clause)))
    )
  })
  const pages = Math.max(1, Math.ceil(found.length / DISPOSITIONS_PAGE))
  const page = Math.min(filter.page, pages)
  const shown = found.slice((page - 1) * DISPOSITIONS_PAGE, page * DISPOSITIONS_PAGE)
  const suggested = await suggestionsFor(asked, at, shown)
  return {
    ...(await sceneOf(asked, process, shown)),
    at,
    filter: { ...filter, page },
    rows: shown.map((one) => ({ ...one, suggested: suggested.get(one.contributed.ref) })),
    count: found.length,
    all: all.length,
    open: all.filter(isUnanswered).length,
    pages,
  }
}

/** Only for those that nobody linked to a clause. */
async function suggestionsFor(
  { read }: Asked,
  { text }: TextShown,
  shown: readonly Traced[],
): Promise<ReadonlyMap<string, ClauseId>> {
  const asking = shown.filter((one) => isUnanswered(one) && one.clauses.length === 0)
  const version = asking.length === 0 ? undefined : await findVersion(read, text.id)
  if (!version) return new Map()
  const suggest = suggestIn({
    language: text.language,
    clauses: await versionWords(read, version),
  })
  const words = await wordsOf(
    read,
    asking.flatMap(({ contributed }) => contributed.said ?? []),
  )
  return new Map(
    asking.flatMap(({ contributed: { ref, said } }): readonly (readonly [string, ClauseId])[] => {
      const wording = said === undefined ? undefined : words.get(said)
      const clause = wording?.kind === 'text' ? suggest(wording.text) : undefined
      return clause === undefined ? [] : [[ref, clause]]
    }),
  )
}
