/** The door of `notices` for later domains and for the composition. */
import './words.ts'

export { NOTICE_ACTS } from './acts.ts'
export { noticesAsked } from './asked.ts'
export { noticesDue, type Due } from './due.ts'
export { noticeId, type Notice, type NoticeId } from './notice.ts'
export { pathOf as noticePath } from './paths.ts'
export { noticeRoutes } from './routes.tsx'
export { noticeBodySections, noticeSections } from './sections.tsx'
export { NOTICE_TABLES } from './store.ts'
