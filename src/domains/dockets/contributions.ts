/** Submissions about a text, as its page shows them. Decides nothing. */
import { wordsOf } from '../../platform/record/index.ts'
import { CONTRIBUTIONS_MAX, findText, type ContributionProvider } from '../texts/index.ts'
import { docketsOf } from './store/dockets.ts'
import { newestIn } from './store/submissions.ts'
import { firstWords } from './submission.ts'

export const docketContributions: ContributionProvider = {
  async contributionsTo(read, id) {
    const text = await findText(read, id)
    if (!text) return []
    const about = (await docketsOf(read, text.process)).filter(
      ({ subject }) => subject.kind === 'text' && subject.text === id,
    )
    const submissions = await newestIn(
      read,
      about.map((docket) => docket.id),
      CONTRIBUTIONS_MAX,
    )
    const words = await wordsOf(
      read,
      submissions.map((one) => one.words),
    )
    return submissions.flatMap((submission) => {
      if (submission.words === undefined) return []
      const wording = words.get(submission.words)
      if (wording.kind !== 'text') return []
      const href = `/dockets/${submission.docket}/submissions/${submission.id}`
      return [{ clause: undefined, href, title: firstWords(wording.text), at: submission.at }]
    })
  },
}
