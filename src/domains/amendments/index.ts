/** The door of `amendments` for later domains, the demo and the composition. */
import './words.ts'
import type { Mount } from '../people/index.ts'
import { mergeRoutes } from './routes/merge.tsx'
import type { AmendmentTools } from './routes/place.ts'
import { signingRoutes } from './routes/signing.tsx'
import { readRoutes } from './routes/read.tsx'
import { writeRoutes } from './routes/write.tsx'

export { AMENDMENT_ACTS } from './acts.ts'
export * from './amendment.ts'
export type { Decision, DecisionKind } from './assembly.ts'
export { contributedAmendments } from './contributed.ts'
export { explain as explainAmendment } from './explain.ts'
export { amendmentFacts } from './facts.ts'
export { amendmentNews } from './news.ts'
export { amendmentContributions, amendmentsAtClauses, amendmentsOfText } from './notes.tsx'
export { amendmentOnTable } from './on-table.tsx'
export type { Refusal as AmendmentRefusal } from './refusal.ts'
export {
  joinAmendment,
  proposeAmendment,
  standOn,
  type ProposalAsked,
  type StanceAsked,
} from './steps/amending.ts'
export { mayPropose } from './rules/proposing.ts'
export { countersignVersion, type CountersigningAsked } from './steps/countersigning.ts'
export { chooseFor, publishAssembly, type Choosing } from './steps/merging.ts'
export { amendmentsIn, findAmendment, findByNumber, openIn } from './store/amendments.ts'
export { assembledWords } from './store/assemblies.ts'
export { AMENDMENT_TABLES } from './tables.ts'
export { amendmentThings } from './things.ts'

/** Forms with names of their own come before what an id stands for. */
export const amendmentRoutes =
  (tools: AmendmentTools): Mount =>
  (app) => {
    writeRoutes(tools)(app)
    mergeRoutes(tools)(app)
    signingRoutes(tools)(app)
    readRoutes(tools)(app)
  }
