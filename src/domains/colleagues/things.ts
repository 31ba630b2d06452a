/** What waits for somebody: a colleague's draft to answer, a draft of their own that has ended. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findAccount, findPeople, namesOf, type Actor } from '../people/index.ts'
import { answersOf, askedAt } from './store-invited.ts'
import { draftsBy, findDraft } from './store.ts'
import { standingOf } from './standing.ts'
import type { Draft } from './draft.ts'

export type Thing = {
  readonly said:
    | { readonly key: 'colleagues.things.answer'; readonly name: string }
    | { readonly key: 'colleagues.things.submit' | 'colleagues.things.change' }
  readonly href: string
  readonly until: Instant | undefined
  readonly since: Instant | undefined
  readonly stake: 'draft'
}

const pathOf = ({ id }: Draft) => `/colleagues/${id}`

export async function colleagueThings(
  read: Read,
  actor: Actor | undefined,
  now: Instant,
): Promise<readonly Thing[]> {
  if (!actor) return []
  return [...(await ownThings(read, actor, now)), ...(await askedThings(read, actor, now))]
}

async function ownThings(read: Read, actor: Actor, now: Instant): Promise<readonly Thing[]> {
  const things: Thing[] = []
  for (const draft of await draftsBy(read, actor.person)) {
    if (draft.state.kind !== 'open') continue
    const { outcome } = await standingOf(read, draft, now)
    if (outcome.kind === 'open') continue
    const adopted = outcome.kind === 'adopted'
    const key = adopted ? 'colleagues.things.submit' : 'colleagues.things.change'
    const since = adopted ? outcome.at : draft.version.at
    const about = { until: undefined, since, stake: 'draft' } as const
    things.push({ said: { key }, href: pathOf(draft), ...about })
  }
  return things
}

async function askedThings(read: Read, actor: Actor, now: Instant): Promise<readonly Thing[]> {
  const account = await findAccount(read, { person: actor.person })
  const things: Thing[] = []
  for (const { id, draft: of } of account ? await askedAt(read, account.mail) : []) {
    const draft = await findDraft(read, of)
    if (!draft || now >= draft.version.deadline) continue
    const answers = await answersOf(read, of, draft.version.number)
    if (answers.some(({ invitation }) => invitation === id)) continue
    const names = await namesOf(read, await findPeople(read, [draft.owner]))
    const name = names.get(draft.owner)?.name ?? draft.owner
    things.push({
      said: { key: 'colleagues.things.answer', name },
      href: pathOf(draft),
      until: draft.version.deadline,
      since: undefined,
      stake: 'draft',
    })
  }
  return things
}
