/** Where a notice and what it is about lie. Pure. */
import type { To } from '../../platform/http/index.ts'
import type { NoticeId, NoticeName } from './notice.ts'

export const pathOf = (id: NoticeId): To => `/notices/${id}`

export const hrefOf = ({ kind, of }: NoticeName): string =>
  kind === 'meeting' ? `/meetings/${of}` : `/windows/${of}`
