/** Issues proposed, seconded, screened and decided at the practice board, each in one step. */
import {
  decideIssue,
  lockIssue,
  proposeIssue,
  screenIssue,
  secondIssue,
  secondsOf,
  type DecisionTyped,
  type IssueId,
  type Post,
  type ScreeningTyped,
  type Setting,
} from '../../src/domains/issues/index.ts'
import type { Process } from '../../src/domains/processes/index.ts'
import { openCatalogues } from '../../src/platform/languages/index.ts'
import { SOURCES } from '../../src/site.ts'
import { acting, here, must, type Acting, type Stage } from '../stage.ts'
import { capacityOf } from './labels-stage.ts'
import { personOf, type Cast } from './table.ts'

export type Board = { readonly stage: Stage; readonly cast: Cast }

const catalogues = openCatalogues(SOURCES)

/** Mails are written as they would be, and held: the outbox is muted. */
const postOf = ({ outbox, url }: Stage): Post => ({
  outbox,
  url,
  wordsIn: catalogues.translator,
})

const settingOf = (stage: Stage, { tx, clock, now, via }: Acting): Setting => ({
  tx,
  clock,
  now,
  via,
  post: postOf(stage),
})

const as = <Value>(
  { stage, cast }: Board,
  handle: string,
  work: (step: Acting, setting: Setting) => Promise<Value>,
): Promise<Value> =>
  acting(stage, personOf(cast, handle), undefined, (step) => work(step, settingOf(stage, step)))

export type Proposal = {
  readonly title: string
  readonly problem: string
  readonly affected: string
  readonly outcome: string
  readonly implementers: string
  readonly timing: string
}

export const propose = (
  board: Board,
  handle: string,
  { title, ...words }: Proposal,
  process?: Process,
): Promise<IssueId> =>
  as(board, handle, async ({ actor }, setting) => {
    const typed = { title, words, capacity: capacityOf(actor), process, practice: true }
    return must(await proposeIssue(setting, actor, typed)).id
  })

export async function second(board: Board, id: IssueId, handles: readonly string[]): Promise<void> {
  for (const handle of handles) {
    await as(board, handle, async ({ tx, actor }, setting) => {
      const issue = here(await lockIssue(tx, id), 'issue')
      const facts = { seconds: await secondsOf(tx, [issue]), capacity: capacityOf(actor) }
      must(await secondIssue(setting, issue, actor, facts))
    })
  }
}

export const screen = (
  board: Board,
  id: IssueId,
  handle: string,
  typed: ScreeningTyped,
): Promise<void> =>
  as(board, handle, async ({ tx, actor }, setting) => {
    must(await screenIssue(setting, here(await lockIssue(tx, id), 'issue'), actor, typed))
  })

export const decide = (
  board: Board,
  id: IssueId,
  handle: string,
  typed: DecisionTyped,
): Promise<void> =>
  as(board, handle, async ({ tx, actor }, setting) => {
    must(await decideIssue(setting, here(await lockIssue(tx, id), 'issue'), actor, typed))
  })
