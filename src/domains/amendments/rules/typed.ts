/** Changes as the fields of one form: `kind-1`, `clause-1`, `after-1`, `words-1`. Pure. */
import { clauseId } from '../../texts/index.ts'
import {
  CHANGE_KINDS,
  CHANGES_MAX,
  type After,
  type Change,
  type ChangeKind,
} from '../amendment.ts'

/** A form as it came, whatever stands in its fields. */
export type TypedFields = Readonly<Record<string, unknown>>

const textOf = (typed: TypedFields, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** How many changes the form had room for. */
export function rowsIn(typed: TypedFields): number {
  const numbers = Array.from({ length: CHANGES_MAX }, (_, index) => index + 1)
  return numbers.filter((number) => typed[`kind-${number}`] !== undefined).length
}

/** The number of the first change that no rule can read: it names no kind, clause or place. */
export type Unread = { readonly unread: number }

/** A row in which nothing was typed or chosen but its kind is no change. */
export function changesTyped(typed: TypedFields): readonly Change[] | Unread {
  const changes: Change[] = []
  for (let number = 1; number <= CHANGES_MAX; number++) {
    const fields = ['clause', 'after', 'words'].map((name) => textOf(typed, `${name}-${number}`))
    if (fields.every((value) => value === '')) continue
    const change = changeIn(typed, number)
    if (!change) return { unread: number }
    changes.push(change)
  }
  return changes
}

function changeIn(typed: TypedFields, number: number): Change | undefined {
  const asked = textOf(typed, `kind-${number}`)
  const kind = CHANGE_KINDS.find((one): one is ChangeKind => one === asked)
  const clause = clauseId(textOf(typed, `clause-${number}`))
  const place = textOf(typed, `after-${number}`)
  const after: After | undefined = place === 'start' ? 'start' : clauseId(place)
  const given = typed[`words-${number}`]
  const words = typeof given === 'string' ? given : ''
  switch (kind) {
    case 'replace':
      return clause && { kind, clause, words }
    case 'insert':
      return after && { kind, after, words }
    case 'delete':
      return clause && { kind, clause }
    case 'move':
      return clause && after && { kind, clause, after }
    case undefined:
      return undefined
  }
}

export const typedFrom = (changes: readonly Change[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    changes.flatMap((change, index): [string, string][] => {
      const number = index + 1
      return [
        [`kind-${number}`, change.kind],
        ...(change.kind === 'insert'
          ? []
          : [[`clause-${number}`, change.clause] as [string, string]]),
        ...('after' in change ? [[`after-${number}`, change.after] as [string, string]] : []),
        ...('words' in change ? [[`words-${number}`, change.words] as [string, string]] : []),
      ]
    }),
  )
