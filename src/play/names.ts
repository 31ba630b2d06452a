/** Who is meant by the names of a scenario: `ann`, `business-*`, `r-1..r-5`. */
import { ok, refuse, type Result } from '../platform/values.ts'
import type { Person, Table } from './table.ts'

export type NameRefusal = { readonly kind: 'nobody-so-named'; readonly name: string }

const SERIES = /^(.+)-(\d+)\.\.(\d+)$/

/** Everybody who is named, each once, in the order in which they are named. */
export function chosen(
  table: Pick<Table, 'people'>,
  names: readonly string[],
): Result<readonly Person[], NameRefusal> {
  const found = new Map<string, Person>()
  for (const name of names) {
    const people = named(table, name)
    if (people.length === 0) return refuse({ kind: 'nobody-so-named', name })
    for (const person of people) found.set(person.id, person)
  }
  return ok([...found.values()])
}

function named({ people }: Pick<Table, 'people'>, name: string): readonly Person[] {
  if (name.endsWith('*')) {
    return [...people.values()].filter(({ id }) => id.startsWith(name.slice(0, -1)))
  }
  const series = SERIES.exec(name)
  if (!series) return [people.get(name) ?? []].flat()
  const [, start = '', first = '0', last = '0'] = series
  return [...people.values()].filter(({ id }) => {
    const tail = id.startsWith(`${start}-`) ? id.slice(start.length + 1) : ''
    return /^\d+$/.test(tail) && Number(tail) >= Number(first) && Number(tail) <= Number(last)
  })
}
