/** When a room opened, from which the times of captions count. Decides nothing. */
import type { Instant } from '../../platform/values.ts'
import type { Meeting } from '../meetings/index.ts'
import type { Sitting } from '../rooms/index.ts'

/** The start that was announced, where the room never opened. */
export const zeroOf = ({ state }: Sitting, { starts }: Pick<Meeting, 'starts'>): Instant =>
  state.kind === 'unopened' ? starts : state.since
