/** Dockets as what windows of a process are opened for, and opened again. Decides nothing. */
import type { ServedProvider, Window } from '../processes/index.ts'
import { docketId, type DocketId } from './docket.ts'
import { mayContinue } from './rules/dockets.ts'
import { continueDocket } from './steps/continuing.ts'
import { findDocket } from './store/dockets.ts'

const NOUN = 'docket'

function idOf({ id, serves }: Window): DocketId {
  const docket = docketId(serves.slice(NOUN.length + 1))
  if (!docket) throw new Error(`window ${id} serves no docket: ${serves}`)
  return docket
}

export const docketsServed: ServedProvider = {
  noun: NOUN,
  href: (window) => `/dockets/${idOf(window)}`,
  async mayContinue(read, window) {
    const docket = await findDocket(read, idOf(window))
    if (!docket) throw new Error(`window ${window.id} of no docket`)
    return mayContinue(docket)
  },
  carryOn: (continuing) => continueDocket(continuing, idOf(continuing.window)),
}
