/** How the words of a form came: a box for each clause, or whole, typed or as a file. Pure. */
import { ok, refuse, type Result } from '../../../platform/values.ts'
import { clausesTyped, type TypedFields } from './typed.ts'

export type Manner = 'boxes' | 'whole'

export type MannerRefusal =
  /** Clauses in boxes beside a whole text: which of them counts, nobody said. */
  { readonly kind: 'both-manners' } | { readonly kind: 'several-files'; readonly sent: number }

type Form = { readonly typed: TypedFields; readonly files: readonly unknown[] }

const hasBoxes = ({ typed }: Form): boolean =>
  clausesTyped(typed).some(({ words }) => words.trim() !== '')

/** By what is there, whatever the form lacks; what could be read in two ways is read in none. */
export function mannerOf(form: Form): Result<Manner, MannerRefusal> {
  const { typed, files } = form
  if (files.length > 1) return refuse({ kind: 'several-files', sent: files.length })
  const { whole } = typed
  const isWhole = files.length > 0 || (typeof whole === 'string' && whole.trim() !== '')
  if (hasBoxes(form)) return isWhole ? refuse({ kind: 'both-manners' }) : ok('boxes')
  return ok(isWhole || whole !== undefined ? 'whole' : 'boxes')
}

/** In which manner it comes back; where both were there, what was typed clause by clause. */
export const returnsWhole = (form: Form): boolean => {
  const manner = mannerOf(form)
  return manner.ok ? manner.value === 'whole' : !hasBoxes(form)
}
