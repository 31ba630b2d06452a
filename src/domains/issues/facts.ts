/** What gates and other pages ask about the issues of a process: counts with since when. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { FactProvider, Facts, Process } from '../processes/index.ts'
import { asOf, type Issue } from './issue.ts'
import { standing } from './rules/lineage.ts'
import { findIssues } from './store/issues.ts'
import { linksOf } from './store/links.ts'

/** What was proposed and neither sorted nor decided. */
const isOpen = ({ state }: Issue) => state.kind === 'proposed' || state.kind === 'returned'

export const issueFacts: FactProvider = {
  facts: [
    'issues.proposed',
    'issues.open',
    'issues.undecided',
    'issues.without-lineage',
    'issues.without-owner',
    'issues.unranked',
  ],
  provide,
}

async function provide(read: Read, process: Process, now: Instant): Promise<Facts> {
  const all = (await findIssues(read, process.id)).map((issue) => asOf(issue, now))
  const links = await linksOf(read, all)
  const left = new Set(links.map(({ from }) => from))
  const first = all.filter(
    ({ generation, state }) => generation === 1 && state.kind !== 'withdrawn',
  )
  const still = standing(all, links)
  const of = still.length
  const count = (issues: readonly Issue[]) => issues.length
  const open = still.filter(isOpen)
  return {
    'issues.proposed': { value: count(first) },
    'issues.open': { value: count(open), of, ...sinceOf(open) },
    'issues.undecided': { value: count(open.filter(({ state }) => state.kind === 'proposed')), of },
    'issues.without-lineage': {
      value: count(first.filter(({ id }) => !left.has(id))),
      of: count(first),
    },
    'issues.without-owner': { value: count(still.filter(({ plan }) => !plan)), of },
    'issues.unranked': { value: count(still.filter(({ place }) => !place)), of },
  }
}

function sinceOf(issues: readonly Issue[]): { readonly since?: Instant } {
  const oldest = issues.map(({ proposedAt }) => proposedAt).sort((one, other) => one - other)[0]
  return oldest === undefined ? {} : { since: oldest }
}
