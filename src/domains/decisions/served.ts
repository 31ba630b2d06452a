/** Calls as what windows of a process are opened for. Decides nothing itself. */
import { callId, type CallId } from './call.ts'
import type { ServedProvider, Window } from '../processes/index.ts'
import { mayContinue } from './rules/calls.ts'
import { continueCall } from './steps/continuing.ts'
import { findCall } from './store/calls.ts'

const NOUN = 'call'

function idOf({ id, serves }: Window): CallId {
  const call = callId(serves.slice(NOUN.length + 1))
  if (!call) throw new Error(`window ${id} serves no call: ${serves}`)
  return call
}

export const callsServed: ServedProvider = {
  noun: NOUN,
  href: (window) => `/calls/${idOf(window)}`,
  async mayContinue(read, window) {
    const call = await findCall(read, idOf(window))
    if (!call) throw new Error(`window ${window.id} of no call`)
    return mayContinue(call)
  },
  carryOn: (continuing) => continueCall(continuing, idOf(continuing.window)),
}
