/** The questions of the audit, read from their file as the program starts. Answers none. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { MUST_HAVES, type Question } from './audit.ts'

/** More than these nobody answers with care. */
const QUESTIONS_MAX = 20

const words = z.record(z.enum(LANGUAGES), z.string().trim().min(1).max(400)).readonly()

const QuestionsFile = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
      mustHave: z.enum(MUST_HAVES),
      headline: z.boolean().default(false),
      label: words,
      question: words,
      evidence: words,
    }),
  )
  .min(1)
  .max(QUESTIONS_MAX)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two of one id')

export const QUESTIONS: readonly Question[] = QuestionsFile.parse(
  parse(readFileSync(new URL('./questions.yaml', import.meta.url), 'utf8')),
)

export const findQuestion = (id: string): Question | undefined =>
  QUESTIONS.find((question) => question.id === id)
