/** The door of `replies` for later domains and for the composition. */
import './words.ts'

export { uncountedOfCall } from './call-section.tsx'
export { exampleWord } from './example-word.ts'
export { REPLY_REASONS, replyInbox } from './inbox.ts'
export { noticeInbox } from './notices.ts'
export { MAIL_DOORS } from './doors.ts'
export { replyDoors } from './jobs.ts'
export { replyRoutes } from './routes.tsx'
export { replyThings } from './things.ts'
export { askedByMail } from './words-private.ts'
export type { Replying } from './replying.ts'
export { helpAddress } from './place.ts'
