/** Loads the contributions to one text, by state, group, region, clause. Decides nothing. */
import { wordsOf } from '../../platform/record/index.ts'
import { findProcess, type Process } from '../processes/index.ts'
import { findText, findVersion, versionWords, type ClauseId, type TextId } from '../texts/index.ts'
import { coversIn } from './covers.ts'
import { isPen, sceneOf, textShown, type Asked } from './load.ts'
import { standingsOf } from './standings.ts'
import { ancestorsOf } from './rules/lineage.ts'
import { suggestIn } from './rules/likeness.ts'
import { idIn } from './rules/typed.ts'
import type { Covered } from './rules/cover.ts'
import { fateName, isUnanswered, isUnansweredName } from './rules/tracing.ts'
import type { Filter, ListShown, TextShown } from './shown.ts'
import { toldIn } from './told.ts'
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
  const whole = isPen(asked, process)
  const told = await toldIn(read, process, { text: id, whole })
  const line = filter.clause && new Set([filter.clause, ...ancestorsOf(at.lineages, filter.clause)])
  const inLine = ({ clauses }: Pick<Covered, 'clauses'>) =>
    line === undefined || clauses.some((clause) => line.has(clause))
  const found = (await narrowed(asked, process, told.open, filter)).filter(inLine)
  const covered = told.covered.filter((one) => isAsked(one, filter) && inLine(one))
  const count = found.length + covered.length
  const pages = Math.max(1, Math.ceil(count / DISPOSITIONS_PAGE))
  const page = Math.min(filter.page, pages)
  const cut = [(page - 1) * DISPOSITIONS_PAGE, page * DISPOSITIONS_PAGE] as const
  const shown = found.slice(...cut)
  const suggested = await suggestionsFor(asked, at, shown)
  return {
    ...(await sceneOf(asked, process, shown)),
    at,
    filter: { ...filter, page },
    cover: (await coversIn(read, process))(id),
    isPen: whole,
    rows: shown.map((one) => ({ ...one, suggested: suggested.get(one.contributed.ref) })),
    covered: covered.slice(...cut),
    count,
    all: told.open.length + told.covered.length,
    open:
      told.open.filter(isUnanswered).length +
      told.covered.filter(({ fate }) => isUnansweredName(fate)).length,
    pages,
  }
}

/** Under cover nothing is found by what is not told: a region, a group that is not named. */
const isAsked = ({ fate, group }: Covered, filter: Filter): boolean =>
  (filter.state === undefined || fate === filter.state) &&
  (filter.group === undefined || group === filter.group) &&
  filter.region === undefined

/** Who they are is asked only where the list is narrowed by it. */
async function narrowed(
  { read, returned }: Asked,
  process: Process,
  all: readonly Traced[],
  { state, group, region }: Filter,
): Promise<readonly Traced[]> {
  const typed = returned?.again.typed
  if (typed) return all.filter((one) => typed[`thing-${idIn(one.contributed.ref)}`] !== undefined)
  const found = all.filter(({ fate }) => state === undefined || fateName(fate) === state)
  if (group === undefined && region === undefined) return found
  const standings = await standingsOf(
    read,
    process,
    found.map(({ contributed }) => contributed),
  )
  return found.filter(({ contributed }) => {
    const standing = standings.get(contributed.ref)
    return (
      (group === undefined || standing?.group === group) &&
      (region === undefined || standing?.region === region)
    )
  })
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
