/** SQL for what became of issues, and for who stands behind them. Decides nothing. */
import type { Read, Tx } from '../../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../../platform/record/index.ts'
import type { Instant } from '../../../platform/values.ts'
import type { Capacity, Commitment, PersonId } from '../../people/index.ts'
import type { IssueId, IssueLink, LinkId, LinkKind, Second } from '../issue.ts'

/** Links of one list, and seconds of the issues that one page shows. */
export const LINKS_MAX = 2_000
export const SECONDS_MAX = 5_000
/** As many as a list may have: the most that one query is asked about. */
const ASKED_MAX = 500

type LinkRow = {
  readonly id: LinkId
  readonly from_id: IssueId
  readonly to_id: IssueId | null
  readonly kind: LinkKind
  readonly reason: Commitment | null
  readonly derived: number
  readonly source: string | null
  readonly reported_on: string | null
  readonly by: PersonId | null
  readonly at: Instant
}
type SecondRow = {
  readonly issue_id: IssueId
  readonly person_id: PersonId
  readonly stakeholder_group: string
  readonly capacity: Capacity
  readonly at: Instant
  readonly withdrawn_at: Instant | null
}

export const LINKS = keptTable<LinkRow>({ table: 'issue_links', noun: 'issue-link', key: ['id'] })
export const SECONDS = keptTable<SecondRow>({
  table: 'issue_seconds',
  noun: 'second',
  key: ['issue_id', 'person_id'],
})

type Tables = { readonly issue_links: LinkRow; readonly issue_seconds: SecondRow }
const own = (db: Read | Tx) => db.withTables<Tables>()

const linkFrom = (row: LinkRow): IssueLink => ({
  id: row.id,
  from: row.from_id,
  to: row.to_id ?? undefined,
  kind: row.kind,
  reason: row.reason ?? undefined,
  derived: row.derived === 1,
  reported:
    row.source === null || row.reported_on === null
      ? undefined
      : { source: row.source, on: row.reported_on },
  by: row.by ?? undefined,
  at: row.at,
})

export async function saveLink(tx: Tx, link: IssueLink, act: Act): Promise<void> {
  const row: LinkRow = {
    id: link.id,
    from_id: link.from,
    to_id: link.to ?? null,
    kind: link.kind,
    reason: link.reason ?? null,
    derived: +link.derived,
    source: link.reported?.source ?? null,
    reported_on: link.reported?.on ?? null,
    by: link.by ?? null,
    at: link.at,
  }
  await keep(tx, LINKS, row, act)
}

/** All links that leave one of these issues, in the order in which they were made. */
export async function linksOf(
  db: Read | Tx,
  issues: readonly { readonly id: IssueId }[],
): Promise<readonly IssueLink[]> {
  if (issues.length === 0) return []
  const asked = issues.slice(0, ASKED_MAX).map(({ id }) => id)
  const rows = await own(db)
    .selectFrom('issue_links')
    .selectAll()
    .where('from_id', 'in', asked)
    .orderBy('id')
    .limit(LINKS_MAX)
    .execute()
  return rows.map(linkFrom)
}

export async function saveSecond(tx: Tx, second: Second, act: Act): Promise<void> {
  const row: SecondRow = {
    issue_id: second.issue,
    person_id: second.person,
    stakeholder_group: second.group,
    capacity: second.capacity,
    at: second.at,
    withdrawn_at: second.withdrawnAt ?? null,
  }
  await keep(tx, SECONDS, row, act)
}

/** The withdrawn ones too, each person once. */
export async function secondsOf(
  db: Read | Tx,
  issues: readonly { readonly id: IssueId }[],
): Promise<readonly Second[]> {
  if (issues.length === 0) return []
  const asked = issues.slice(0, ASKED_MAX).map(({ id }) => id)
  const rows = await own(db)
    .selectFrom('issue_seconds')
    .selectAll()
    .where('issue_id', 'in', asked)
    .orderBy('issue_id')
    .orderBy('at')
    .orderBy('person_id')
    .limit(SECONDS_MAX)
    .execute()
  return rows.map((row) => ({
    issue: row.issue_id,
    person: row.person_id,
    group: row.stakeholder_group,
    capacity: row.capacity,
    at: row.at,
    withdrawnAt: row.withdrawn_at ?? undefined,
  }))
}
