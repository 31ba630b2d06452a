/** The door of `discussions` for later domains, for mail and for the composition. */
import './words.ts'

export { DISCUSSION_ACTS } from './acts.ts'
export { explain as explainDiscussion } from './explain.ts'
export { clauseShown } from './clause.ts'
export { contributedMessages } from './contributed.ts'
export { discussionFacts } from './facts.ts'
export { placeAt, placeOfThread, type Place as DiscussionPlace } from './ground.ts'
export * from './list.ts'
export * from './message.ts'
export { sweepFiles } from './jobs.ts'
export { messageOrigins } from './origin.ts'
export { discussionRoutes } from './routes.tsx'
export { answerFile, filesHost } from './routes-files.ts'
export {
  groundOf,
  GROUNDS,
  mayRemove,
  MODERATORS,
  REASON_LENGTH_MAX,
  roleIn as moderatorRole,
} from './rules-removing.ts'
export { Folded, RemovalFields } from './views-removing.tsx'
export { ATTACHMENT_BYTES_MAX, type Attachment as DiscussionAttachment } from './attachment.ts'
export { attachmentsOf, openFilesNamed, sealedFilesNamed } from './store-attachments.ts'
export { mayEdit, mayPost, type DiscussionRefusal, type Ground } from './rules.ts'
export {
  discussionAtClauses,
  discussionBodySections,
  discussionOf,
  discussionSections,
} from './sections.tsx'
export {
  answerThread,
  beginThread,
  editMessage,
  type Answering,
  type Beginning,
  type Setting as DiscussionSetting,
} from './steps.ts'
export { receive as receiveFiles, type Received as ReceivedFile } from './steps-attachments.ts'
export { markAnswer, reopen as reopenQuestion } from './steps-questions.ts'
export { allow as allowTurning, askFor as askForTurning } from './steps-leaves.ts'
export { adoptPosition, inviteTo, openListIn, takePlace } from './steps-lists.ts'
export * from './store-heard.ts'
export { choicesOf as readingChoicesOf, subscribersOf } from './store-marks.ts'
export { findByMail, findMessage, messagesBetween, messagesIn } from './store-messages.ts'
export { findThread, scopeOf, threadsIn, type Scope as DiscussionScope } from './store-threads.ts'
export { DISCUSSION_TABLES } from './tables.ts'
export { discussionThings } from './things.ts'
export { threadOf } from './thread-of.ts'
export { sealedTalk } from './words-private.ts'
