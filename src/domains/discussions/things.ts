/** What waits for somebody in discussions: an author's word, a place on a closed list. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findPeople, namesOf, type Actor } from '../people/index.ts'
import { leavesAwaiting } from './store-links.ts'
import { listsAwaiting } from './store-lists.ts'

export type Thing = {
  readonly said: {
    readonly key: 'discussions.things.allow' | 'discussions.things.join'
    readonly name: string
  }
  readonly href: string
  readonly until: Instant | undefined
  readonly since: Instant | undefined
  readonly stake: 'answer'
}

export async function discussionThings(
  read: Read,
  actor: Actor | undefined,
): Promise<readonly Thing[]> {
  if (!actor) return []
  const leaves = await leavesAwaiting(read, actor.person)
  const asking = await findPeople(read, [...new Set(leaves.map(({ person }) => person))])
  const names = await namesOf(read, asking)
  const lists = await listsAwaiting(read, actor.person)
  const words = await wordsOf(
    read,
    lists.map(({ list }) => list.name),
  )
  return [
    ...leaves.map(({ message, person, askedAt }) => ({
      said: { key: 'discussions.things.allow', name: names.get(person)?.name ?? person } as const,
      href: `/messages/${message}`,
      until: undefined,
      since: askedAt,
      stake: 'answer' as const,
    })),
    ...lists.map(({ list, invitedAt }) => {
      const wording = words.get(list.name)
      const name = wording.kind === 'text' ? wording.text : list.id
      return {
        said: { key: 'discussions.things.join', name } as const,
        href: `/lists/${list.id}`,
        until: undefined,
        since: invitedAt,
        stake: 'answer' as const,
      }
    }),
  ]
}
