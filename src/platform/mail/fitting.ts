/** What fits into a mail, as its row keeps it: whatever could not be sent throws. Pure. */
import { storedAnswer } from './answer.ts'
import { storedCalendar } from './calendar-mail.ts'
import { oneLine, UnfitForMail } from './header.ts'
import type { NewMail } from './mail.ts'

/** RFC 5322 §2.1.1 allows a line of 998 octets; nobody reads a subject of more than this. */
export const SUBJECT_MAX = 500
/** Characters of a body: far above what people read, below what servers refuse. */
export const BODY_MAX = 300_000

export function answerOf(mail: NewMail): string | null {
  if (mail.kind === 'answer') return storedAnswer(mail.answer)
  if (mail.kind === 'sign-in' || mail.kind === 'list') return null
  return mail.replyTo === undefined ? null : storedAnswer({ references: [], replyTo: mail.replyTo })
}

export function calendarOf(mail: NewMail): string | null {
  if (mail.kind !== undefined && mail.kind !== 'notice') return null
  return mail.calendar === undefined ? null : storedCalendar(mail.calendar)
}

export function subjectOf(subject: string): string {
  if (subject.length > SUBJECT_MAX) throw new UnfitForMail(`subject: over ${SUBJECT_MAX} letters`)
  return oneLine('subject', subject)
}

/** One kind of line end, so that no server sees a message end inside it. */
export function bodyOf(field: string, body: string): string {
  if (body.length > BODY_MAX) throw new UnfitForMail(`${field}: over ${BODY_MAX} letters`)
  if (body.includes('\0') || !body.isWellFormed()) throw new UnfitForMail(`${field} is no text`)
  return body.replace(/\r\n?/g, '\n')
}

export function unsubscribeOf(mail: NewMail): string | undefined {
  if (mail.kind === 'sign-in' || mail.kind === 'answer') return undefined
  if (mail.unsubscribe === undefined) return undefined
  const url = new URL(mail.unsubscribe)
  if (!/^https?:$/.test(url.protocol)) throw new UnfitForMail('unsubscribe is no web address')
  return oneLine('unsubscribe', url.href)
}
