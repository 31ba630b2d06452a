/** What every step about an issue is given, and how its proposer is told. */
import type { Clock } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { prose, wordsOf, type Prose, type Via } from '../../../platform/record/index.ts'
import type { Instant } from '../../../platform/values.ts'
import { answeredAt, findAccount } from '../../people/index.ts'
import type { Actor, Capacity, Letterbox, PersonId } from '../../people/index.ts'
import type { Doer } from '../acts.ts'
import type { Issue } from '../issue.ts'
import { issueMail, type News } from '../mails.tsx'

/** How mail leaves, and in whose words. */
export type Post = Letterbox

export type Setting = {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Instant
  readonly via: Via
  readonly post: Post
}

export const say = (
  { clock }: Pick<Setting, 'clock'>,
  name: string,
  text: string,
  by?: PersonId,
): Prose => prose(name, text, clock, by)

/** An empty answer is none. */
export const sayIf = (
  setting: Pick<Setting, 'clock'>,
  name: string,
  text: string | undefined,
  by?: PersonId,
): Prose | undefined =>
  text === undefined || text.trim() === '' ? undefined : say(setting, name, text, by)

export const personally = (
  { via }: Pick<Setting, 'via'>,
  actor: Actor,
  cap: Capacity | `role:${string}`,
): Doer => ({ kind: 'person', actor, cap, via })

/** To the proposer, in their language; nobody else is written to, and nobody of a real process. */
export async function tellProposer(
  { tx, now, post }: Pick<Setting, 'tx' | 'now' | 'post'>,
  issue: Issue,
  news: News,
  reason?: string,
): Promise<void> {
  if (issue.from.kind !== 'person') return
  const account = await findAccount(tx, { person: issue.from.by })
  if (!account) return
  const words = (await wordsOf(tx, [issue.title])).get(issue.title)
  const title = words.kind === 'text' ? words.text : (issue.number ?? issue.id)
  const { mail: to, language, person } = account
  const t = post.wordsIn(language)
  const answered = await answeredAt(tx, post, { account, about: `issue:${issue.id}`, t }, now)
  const told = { to, person, language, issue: issue.id, title, news, reason, url: post.url }
  await post.outbox.queueMail(tx, issueMail(t, { ...told, answered }))
}
