/** Messages as they answer each other, and what is new in them. Pure. */
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import { DEPTH_MAX, type Message } from './message.ts'

export type Branch = { readonly message: Message; readonly answers: readonly Branch[] }

/** In the order of posting on every level. An answer to what is not here stands by itself. */
export function treeOf(messages: readonly Message[]): readonly Branch[] {
  const here = new Set(messages.map(({ id }) => id))
  const below = Map.groupBy(messages, ({ parent }) =>
    parent !== undefined && here.has(parent) ? parent : undefined,
  )
  const grow = (parent: Message['parent']): readonly Branch[] =>
    (below.get(parent) ?? []).map((message) => ({ message, answers: grow(message.id) }))
  return grow(undefined)
}

export type Line = { readonly message: Message; readonly depth: number }

/** The tree from above, one message in a row, with how far each is set in. */
export function linesOf(messages: readonly Message[]): readonly Line[] {
  const lines: Line[] = []
  const walk = (branches: readonly Branch[], depth: number): void => {
    for (const { message, answers } of branches) {
      lines.push({ message, depth: Math.min(depth, DEPTH_MAX) })
      walk(answers, depth + 1)
    }
  }
  walk(treeOf(messages), 0)
  return lines
}

/** How far one reader has come. Without `since` nothing was ever marked, and nothing is new. */
export type Marks = {
  readonly person: PersonId
  readonly since: Instant | undefined
  /** By thread: the number of the last message read. */
  readonly seen: ReadonlyMap<string, number>
}

export const isNew = (
  { thread, number, author, at }: Pick<Message, 'thread' | 'number' | 'author' | 'at'>,
  { person, since, seen }: Marks,
): boolean =>
  since !== undefined && at > since && author !== person && number > (seen.get(thread) ?? 0)
