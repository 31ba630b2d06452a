/** The numbers that screening is judged by, read from data. Judges nothing. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { instant, type Instant } from '../../platform/values.ts'
import { LOCK_IN_QUESTIONS, URGENCY_QUESTIONS, type Amounts } from './screening.ts'

const sourced = { source: z.string(), tag: z.string() }
const points = z.int().min(1).max(4)
const ofUrgency = z.strictObject({ id: z.enum(URGENCY_QUESTIONS), points })
const ofLockIn = z.strictObject({ id: z.enum(LOCK_IN_QUESTIONS), points })
const day = z.union([z.iso.date(), z.date()]).transform((raw): Instant => {
  const text = typeof raw === 'string' ? raw : raw.toISOString().slice(0, 10)
  return instant(`${text}T00:00Z`)
})
const whole = z.int().min(0)

const ThresholdsFile = z.strictObject({
  urgency: z.strictObject({
    floor: whole,
    ...sourced,
    questions: z.array(ofUrgency).length(URGENCY_QUESTIONS.length),
  }),
  lockIn: z.strictObject({
    ceiling: whole,
    ...sourced,
    questions: z.array(ofLockIn).length(LOCK_IN_QUESTIONS.length),
  }),
  petition: z.strictObject({ groups: z.int().min(1), ...sourced }),
  parking: z.strictObject({ longestDays: z.int().min(1), ...sourced }),
  budget: z.strictObject({
    period: z.strictObject({ from: day, until: day }),
    processes: whole,
    staffHours: whole,
    volunteerHours: whole,
    /** Minor units. */
    money: whole,
    currency: z.string().regex(/^[A-Z]{3}$/),
    ...sourced,
  }),
})

export type Thresholds = z.output<typeof ThresholdsFile>
export type Budget = Thresholds['budget']

export const readThresholds = (text: string): Thresholds => ThresholdsFile.parse(parse(text))

let read: Thresholds | undefined

/** Those that come with this place; read once. */
export function thresholds(): Thresholds {
  read ??= readThresholds(readFileSync(new URL('./screening.yaml', import.meta.url), 'utf8'))
  return read
}

/** The limits alone, part by part. */
export function limitsOf(budget: Budget): Amounts {
  const { processes, staffHours, volunteerHours, money } = budget
  return { processes, staffHours, volunteerHours, money }
}
