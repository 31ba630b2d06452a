/** Submissions as contributions to the text of their docket. Decides nothing. */
import type { Contributed, ContributedSource } from '../processes/index.ts'
import type { Docket } from './docket.ts'
import { docketsOf, findDocket } from './store/dockets.ts'
import { findSubmission, submissionsOfAll } from './store/submissions.ts'
import { submissionId, type Submission } from './submission.ts'

const contributedFrom = (one: Submission, { process, subject }: Docket): Contributed => ({
  ref: `submission:${one.id}`,
  process,
  text: subject.kind === 'text' ? subject.text : undefined,
  clauses: [],
  href: `/dockets/${one.docket}/submissions/${one.id}`,
  said: one.words,
  by: one.author.kind === 'person' ? one.author.person : undefined,
  capacity: one.author.kind === 'person' ? one.author.capacity : 'personal',
  spokeFor: one.author.kind === 'person' ? one.author.spokeFor : one.author.contributor,
  group: one.group,
  interest: one.interest,
  at: one.at,
  door: one.author.kind === 'person' ? undefined : 'import',
  grewInto: [],
  became: undefined,
})

export const contributedSubmissions: ContributedSource = {
  kind: 'submission',
  async find(db, raw) {
    const id = submissionId(raw)
    const found = id && (await findSubmission(db, id))
    const docket = found && (await findDocket(db, found.docket))
    return docket && contributedFrom(found, docket)
  },
  async of(db, process) {
    const dockets = new Map((await docketsOf(db, process)).map((one) => [one.id, one]))
    const all = await submissionsOfAll(db, [...dockets.keys()])
    return all.flatMap((one) => {
      const docket = dockets.get(one.docket)
      return docket ? [contributedFrom(one, docket)] : []
    })
  },
}
