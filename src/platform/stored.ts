/** How our own values come back out of rows: each is checked, none is believed. */
import { z } from 'zod'
import type { Instant } from './values.ts'

/** An instant as a row keeps it: whole milliseconds. */
export const storedInstant = z.int().transform((ms) => ms as Instant)
