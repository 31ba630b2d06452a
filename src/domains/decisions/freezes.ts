/** Open calls as what holds a text: nobody is asked about one version while another appears. */
import type { FreezesOf } from '../texts/index.ts'
import { datesOf, phaseOf } from './call.ts'
import { callsOf } from './store/calls.ts'

/** Until the window ends. Afterwards an objection can be met by a new version. */
export const callFreezes: FreezesOf = async (db, text, now) => {
  const calls = await callsOf(db, { text })
  return calls
    .filter((call) => ['ahead', 'open'].includes(phaseOf(call, now)))
    .map((call) => ({ href: `/calls/${call.id}`, until: datesOf(call)?.closes }))
}
