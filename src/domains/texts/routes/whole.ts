/** A whole text that came by a form, typed or as a file: read and understood. Saves nothing. */
import { readFileBeside } from '../../../platform/documents/read-beside.ts'
import type { DocumentNote } from '../../../platform/documents/flaw.ts'
import { markdownOf } from '../../../platform/documents/markdown.ts'
import type { Posted } from '../../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import { understand, type Before, type FileRefusal, type Understood } from '../rules/understood.ts'
import type { TextRefusal } from '../rules/versions.ts'
import { SEEN_FIELD } from '../views/whole-form.tsx'

type Form = Pick<Posted<unknown>, 'typed' | 'files'>

export type Sent = Understood & {
  readonly notes: readonly DocumentNote[]
  /** Whether this is what its author was shown and asked to publish. */
  readonly isSeen: boolean
}

export async function wholeSent(
  { typed, files }: Form,
  before: Before,
  base: number,
): Promise<Result<Sent, TextRefusal | FileRefusal>> {
  const [file] = files
  const read = file && (await readFileBeside(file))
  if (read && !read.ok) return refuse({ kind: 'file', flaw: read.refusal })
  const typedWords = typed['whole']
  const words = typeof typedWords === 'string' ? typedWords : ''
  const whole = read ? markdownOf(read.value) : words
  const understood = understand(before, { base, whole })
  if (!understood.ok) return understood
  const { hash } = understood.value.composed
  const isSeen = !file && typed['look'] === undefined && typed[SEEN_FIELD] === hash
  return ok({ ...understood.value, notes: read?.value.notes ?? [], isSeen })
}

/** What the form is filled with after it was understood. */
export const typedAs = (typed: Form['typed'], { whole, composed }: Sent): Form['typed'] => ({
  ...typed,
  whole,
  [SEEN_FIELD]: composed.hash,
})
