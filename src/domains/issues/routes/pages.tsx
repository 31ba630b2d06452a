/** The pages about issues: the board, one issue, the list of a process. */
import type { Context } from 'hono'
import { absent, page, readerOf } from '../../../platform/http/index.ts'
import { after, minutes, type Instant } from '../../../platform/values.ts'
import { actorOf, openedFrom, sectionsAbout, type SiteEnv, type Tools } from '../../people/index.ts'
import { findProcess } from '../../processes/index.ts'
import { issueId, type Issue, type IssueId } from '../issue.ts'
import { findIssue } from '../store/issues.ts'
import { BoardPage } from '../views/board.tsx'
import { IssuePage } from '../views/issue.tsx'
import { ProcessIssuesPage } from '../views/lineage.tsx'
import type { Returned } from '../views/shown.ts'
import { loadBoard, loadList, loadWhole, type Asked } from './load.ts'
import { boardJson, boardRows, listJson, listRows, wholeJson } from './twins.ts'

export type Here = Context<SiteEnv>

/** What else changes by the clock alone is this fresh. */
const FRESH_FOR = minutes(1)

async function askedBy(c: Here, returned: Returned | undefined): Promise<Asked> {
  const { read, clock } = c.var.here.database
  const { t } = await readerOf(c)
  return { read, now: clock.now(), t, viewer: await actorOf(c), returned }
}

const statusOf = (returned: Returned | undefined) =>
  returned === undefined ? 200 : returned.refusal ? 422 : 400

/** A kept page is made anew at the very hour at which something parked comes back. */
function freshUntil(now: Instant, issues: readonly Issue[]): Instant {
  const hours = issues.flatMap(({ state }) => (state.kind === 'parked' ? [state.until] : []))
  return Math.min(after(now, FRESH_FOR), ...hours.filter((hour) => hour > now)) as Instant
}

/** Kept for everybody who is not signed in, and never for somebody whose form came back. */
const kept = (asked: Asked, topics: readonly string[], issues: readonly Issue[]) =>
  asked.viewer || asked.returned ? {} : { topics, until: freshUntil(asked.now, issues) }

export async function showBoard(c: Here, tools: Tools, returned?: Returned): Promise<Response> {
  const opened = returned ? undefined : await openedFrom(c, tools, 'problem')
  const begun = opened && ({ form: 'propose', again: opened } as const)
  const asked = await askedBy(c, returned ?? begun)
  const board = await loadBoard(asked)
  return page(c, <BoardPage {...board} />, {
    status: statusOf(returned),
    json: boardJson(board),
    csv: boardRows(board),
    ...kept(asked, ['issues'], board.issues),
  })
}

export const idIn = (c: Here): IssueId | undefined => issueId(c.req.param('id') ?? '')

export async function showIssue(c: Here, tools: Tools, returned?: Returned): Promise<Response> {
  const id = idIn(c)
  const issue: Issue | undefined = id && (await findIssue(c.var.here.database.read, id))
  if (!issue) return absent(c)
  const asked = await askedBy(c, returned)
  const whole = await loadWhole(asked, issue, tools)
  const later = await sectionsAbout(tools, asked.read, `issue:${issue.id}`)
  return page(c, <IssuePage {...whole} later={later} />, {
    status: statusOf(returned),
    json: wholeJson(whole),
    ...kept(asked, ['issues', 'stewards', `issue:${issue.id}`], whole.list),
  })
}

export async function showList(c: Here): Promise<Response> {
  const slug = c.req.param('slug') ?? ''
  const process = await findProcess(c.var.here.database.read, { slug })
  if (!process) return absent(c)
  const asked = await askedBy(c, undefined)
  const { reader, ...list } = await loadList(asked, process)
  return page(c, <ProcessIssuesPage {...list} reader={reader} />, {
    json: listJson(list),
    csv: listRows(list),
    ...kept(asked, [`process:${process.id}`], list.issues),
  })
}
