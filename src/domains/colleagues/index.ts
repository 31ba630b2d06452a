/** The door of `colleagues` for later domains and for the composition. */
import './words.ts'
import type { Mount, Tools } from '../people/index.ts'
import { askedRoutes } from './routes-asked.tsx'
import { ownRoutes } from './routes.tsx'

export type { AnswerKind, Draft, Invitation, InvitationId } from './draft.ts'
export { invitationId } from './draft.ts'
export { explain as explainColleagues } from './explain.ts'
export { draftInbox, type MailAsking } from './inbox.ts'
export { colleagueDoors } from './jobs.ts'
export { draftedWords } from './private-words.ts'
export { askAboutCall, askAboutDocket, draftsOfAccount } from './sections.tsx'
export { answerDraft, type DraftAnswered, type Mailed } from './steps-answers.ts'
export { colleagueThings } from './things.ts'

export const colleagueRoutes =
  (tools: Tools): Mount =>
  (app) => {
    ownRoutes(tools)(app)
    askedRoutes(tools)(app)
  }
