/** The act of sending a notice, and what of it stands in clear. */
import { declareActs, type Act, type Prose, type Via } from '../../platform/record/index.ts'
import type { Notice } from './notice.ts'

/** Whoever is of the staff is so as a secretary. */
const STAFF_ROLE = 'secretary'

export const NOTICE_ACTS = declareActs({
  'notice.send': { role: 'text', people: 'whole', languages: 'texts' },
})

export type Sent = {
  readonly via: Via
  readonly parts: readonly Prose[]
  readonly topics: readonly string[]
  /** Of the process that it is about. */
  readonly rules: string | undefined
}

export const sending = (notice: Notice, { via, parts, topics, rules }: Sent): Act => ({
  act: 'notice.send',
  actor: notice.by,
  cap: `role:${STAFF_ROLE}`,
  obj: `notice:${notice.id}`,
  via,
  clear: {
    role: STAFF_ROLE,
    people: notice.people,
    languages: notice.wordings.map(({ language }) => language),
  },
  parts,
  topics,
  ...(rules === undefined ? {} : { rules }),
})
