/** The door of `dockets` for later domains. */
import './words.ts'
import type { Mount, Tools } from '../people/index.ts'
import { actRoutes } from './routes/act.tsx'
import { draftRoutes } from './routes/draft.tsx'
import { readRoutes } from './routes/read.tsx'

export { DOCKET_ACTS } from './acts.ts'
export { contributedSubmissions } from './contributed.ts'
export { docketContributions } from './contributions.ts'
export * from './docket.ts'
export { explain as explainDocket } from './explain.ts'
export { docketFacts } from './facts.ts'
export { closeDueDockets } from './jobs.ts'
export { docketNews } from './news.ts'
export type { Refusal as DocketRefusal } from './rules/refusal.ts'
export { maySubmit as maySubmitTo } from './rules/submissions.ts'
export { docketSections } from './sections.tsx'
export { docketsServed } from './served.ts'
export {
  closeDocket,
  draftDocket,
  openDocket,
  reportDocket,
  withdrawDocket,
  type DraftAsked,
  type In as InDocket,
  type OpeningAsked,
  type SubjectAsked,
} from './steps/dockets.ts'
export {
  enterSubmission,
  ratifySubmission,
  submitTo,
  type SubmissionAsked,
  type Told as SubmissionTold,
} from './steps/submissions.ts'
export { docketsOf, docketsThatAre, findDocket, lockDocket } from './store/dockets.ts'
export { countsOf, findSubmission, lockSubmission, submissionsOf } from './store/submissions.ts'
export { DOCKET_TABLES } from './store/tables.ts'
export * from './submission.ts'
export { docketThings } from './things.ts'

/** The forms first: `/dockets/new` is no id. */
export const docketRoutes =
  (tools: Tools): Mount =>
  (app) => {
    draftRoutes(tools)(app)
    actRoutes(tools)(app)
    readRoutes(tools)(app)
  }
