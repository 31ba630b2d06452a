/** What waits for somebody about actions: one's own, and those that one is asked to take. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor, Stake } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import { isOverdue, type Action } from './action.ts'
import { isMine, mineOf } from './mine.ts'

export type Thing = {
  readonly said: {
    readonly key: 'actions.things.answer' | 'actions.things.do' | 'actions.things.find'
    readonly what: string
  }
  readonly href: string
  readonly until: Instant | undefined
  readonly since: Instant | undefined
  readonly stake: Stake
  readonly process: ProcessId | undefined
}

export async function actionThings(
  read: Read,
  actor: Actor | undefined,
  now: Instant,
): Promise<readonly Thing[]> {
  if (!actor) return []
  const mine = await mineOf(read, actor)
  const words = await wordsOf(
    read,
    mine.map(({ action }) => action.what),
  )
  return mine.map(({ action, ground }) => {
    const wording = words.get(action.what)
    const key = isMine(ground, action, actor) ? keyOf(action) : 'actions.things.answer'
    return {
      said: { key, what: wording.kind === 'text' ? wording.text : '…' },
      href: `/actions/${action.id}`,
      stake: key === 'actions.things.answer' ? 'answer' : 'action',
      process: ground.process?.id,
      ...(isOverdue(action, now)
        ? { until: undefined, since: action.due }
        : { until: action.due, since: undefined }),
    }
  })
}

function keyOf({ state }: Action): Thing['said']['key'] {
  if (state.kind === 'asked') return 'actions.things.answer'
  return state.kind === 'declined' ? 'actions.things.find' : 'actions.things.do'
}
