/** What a call, a ballot or a judgement of a scenario is about, by the names that it gives. */
import type { About } from '../domains/ballots/index.ts'
import type { TextId, VersionHash } from '../domains/texts/index.ts'
import { ok, refuse, type Result } from '../platform/values.ts'
import type { PlayRefusal } from './answer.ts'
import type { AboutNamed } from './scenario.ts'
import type { Table } from './table.ts'

/** Texts are not played: one is known by its name, in its only version. */
export const textOf = (name: string) => ({
  text: `text-${name}` as string as TextId,
  version: 1,
  hash: `played-${name}` as string as VersionHash,
})

/** Whether a text says how the rules would change. */
export const isOfRules = ({ changes }: Table, text: string): boolean =>
  changes.some(({ change }) => change.text === text)

/** Advice, calls and petitions have to be there; without a name it is the question alone. */
export function aboutIn(table: Table, named: AboutNamed | undefined): Result<About, PlayRefusal> {
  if (named === undefined) return ok({ kind: 'question' })
  if ('text' in named) return ok({ kind: 'text', ...textOf(named.text) })
  if ('advice' in named) {
    const { advice: name, item: number } = named
    const given = table.advice.find(({ advice }) => advice.id === `advice-${name}`)
    const item = given?.items.find((one) => one.number === number)
    return item ? ok({ kind: 'advice', advice: item.advice, number }) : refuse(MISSING)
  }
  if ('call' in named) {
    const called = table.calls.find(({ name }) => name === named.call)
    return called ? ok({ kind: 'call', call: called.call.id }) : refuse(MISSING)
  }
  const found = table.petitions.find(({ name }) => name === named.petition)
  return found ? ok({ kind: 'petition', petition: found.petition.id }) : refuse(MISSING)
}

const MISSING = { kind: 'no-such-item' } as const
