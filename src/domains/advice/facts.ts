/** What advice and letters say to the gates of a process. Judges no gate. */
import type { FactProvider } from '../processes/index.ts'
import { letterFactsOf } from './rules-letters.ts'
import { adviceFactsOf } from './rules.ts'
import { lettersIn } from './store-letters.ts'
import { itemsIn } from './store.ts'

export const adviceFacts: FactProvider = {
  facts: ['advice.unanswered', 'advice.consulting', 'letters.unanswered'],
  provide: async (read, { id }) => ({
    ...adviceFactsOf(await itemsIn(read, id)),
    ...letterFactsOf(await lettersIn(read, id)),
  }),
}
