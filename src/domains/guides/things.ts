/** What waits for somebody among guides: what the other one wrote last. Shows nobody's words. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findPeople, namesOf, type Actor } from '../people/index.ts'
import { otherOf } from './guide.ts'
import { messagesOf, pairsOf } from './store-pairs.ts'

export type Thing = {
  readonly said: { readonly key: 'guides.things.answer'; readonly name: string }
  readonly href: string
  readonly until: undefined
  readonly since: Instant
  readonly stake: 'answer'
}

export async function guideThings(read: Read, actor: Actor | undefined): Promise<readonly Thing[]> {
  if (!actor) return []
  const { person } = actor
  const running = (await pairsOf(read, person)).filter(({ ended }) => !ended)
  const others = running.map((pair) => otherOf(pair, person))
  const names = await namesOf(read, await findPeople(read, others))
  const things: Thing[] = []
  for (const pair of running) {
    const last = (await messagesOf(read, pair.id)).at(-1)
    if (!last || last.author === person) continue
    const other = otherOf(pair, person)
    const said = { key: 'guides.things.answer', name: names.get(other)?.name ?? other } as const
    const href = `/guides/${pair.id}`
    things.push({ said, href, until: undefined, since: last.at, stake: 'answer' })
  }
  return things
}
