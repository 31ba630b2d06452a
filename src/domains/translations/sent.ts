/** The clauses that a translator's form carries: `words-c3`, `source-c3`, `was-c3`, `check-c3`. */
import type { z } from 'zod'
import { clauseId, CLAUSE_LENGTH_MAX } from '../texts/index.ts'
import type { Sent } from './steps.ts'
import { CLAUSES_PER_FORM_MAX } from './translation.ts'

type Typed = Readonly<Record<string, unknown>>

const WORDS = 'words-'

/** A translation may be longer than its clause: languages differ by half. */
export const WORDS_LENGTH_MAX = CLAUSE_LENGTH_MAX * 2

/** In the order in which they stood; what is too long is named by its field. */
export function sentClauses(typed: Typed, context: z.core.$RefinementCtx): readonly Sent[] {
  const boxes = Object.keys(typed).filter((name) => name.startsWith(WORDS))
  return boxes.slice(0, CLAUSES_PER_FORM_MAX).flatMap((name): readonly Sent[] => {
    const clause = clauseId(name.slice(WORDS.length))
    if (!clause) return []
    const words = (textIn(typed, name) ?? '').trim().normalize('NFC')
    if (words.length > WORDS_LENGTH_MAX) {
      context.addIssue({
        code: 'too_big',
        origin: 'string',
        maximum: WORDS_LENGTH_MAX,
        path: [name],
        input: words.length,
      })
    }
    return [
      {
        clause,
        words,
        source: textIn(typed, `source-${clause}`),
        was: textIn(typed, `was-${clause}`),
        isChecked: (textIn(typed, `check-${clause}`) ?? '') !== '',
      },
    ]
  })
}

function textIn(typed: Typed, name: string): string | undefined {
  const value = typed[name]
  return typeof value === 'string' ? value : undefined
}
