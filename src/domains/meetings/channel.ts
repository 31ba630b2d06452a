/** What those are told who follow a meeting when it is moved or cancelled. Decides nothing. */
import { tell } from '../../platform/live/index.ts'
import type { Working } from './acts.ts'
import type { Meeting } from './meeting.ts'

/** It was moved, cancelled, or is reached in another way; later domains tell theirs there too. */
export const MEETING_KINDS = ['meeting'] as const

/** In the transaction of what happened. */
export async function tellChanged({ tx, now }: Working, { id }: Meeting): Promise<void> {
  const [kind] = MEETING_KINDS
  await tell(tx, `meeting:${id}`, { kind, data: id, now })
}
