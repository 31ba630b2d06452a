/** What discussions say to the gates of a process. Judges no gate. */
import type { FactProvider } from '../processes/index.ts'
import { questionsIn } from './store-threads.ts'

/** `questions.open`: of those asked about the texts of the process, how many nobody answered. */
export const discussionFacts: FactProvider = {
  facts: ['questions.open'],
  async provide(read, { id }) {
    const { open, all } = await questionsIn(read, id)
    return { 'questions.open': { value: open, of: all } }
  },
}
