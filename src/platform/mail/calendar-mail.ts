/**
 * What an invitation adds to a mail: a calendar that the reader's program takes in. Pure: kept with
 * the mail, so that each attempt says the same. Source: RFC 6047 §2.
 */
import { z } from 'zod'
import { json } from '../db/index.ts'
import { UnfitForMail } from './header.ts'

/** Characters: a hundred occurrences with their words, and below what programs read. */
export const CALENDAR_MAX = 256 * 1024

/** As it is stored. */
export const CalendarMail = z.object({
  method: z.enum(['REQUEST', 'CANCEL', 'PUBLISH']),
  /** All of it (RFC 5545), with its own line ends. */
  text: z.string(),
})
export type CalendarMail = z.output<typeof CalendarMail>

export function storedCalendar({ method, text }: CalendarMail): string {
  if (text.length > CALENDAR_MAX) throw new UnfitForMail(`calendar: over ${CALENDAR_MAX} letters`)
  return json({ method, text })
}
