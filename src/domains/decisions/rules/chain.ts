/** Where a merged objection ended up: it may have been merged on. Pure. */
import type { Behind } from '../objection.ts'

/** The one that it is a part of at the end of the chain; nothing for one that is no part. */
export function wholeOf(part: Behind, all: readonly Behind[]): Behind | undefined {
  let whole: Behind | undefined
  let { state } = part.objection
  for (let steps = 0; steps < all.length && state.kind === 'merged'; steps++) {
    const { into } = state
    whole = all.find(({ objection }) => objection.id === into)
    if (!whole) return undefined
    state = whole.objection.state
  }
  return whole
}
