/** Electorates and ballots for tests: houses with so many for and against. Judges nothing. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Ballot, Voice } from './electorate.ts'
import { RuleSchema, type Rule } from './rule.ts'
import type { Situation } from './situation.ts'

/** The rules of the test vectors by name, as templates write them. */
export function vectorRules(): Readonly<Record<string, Rule>> {
  const text = readFileSync(join(import.meta.dirname, 'vectors.yaml'), 'utf8')
  return z.record(z.string(), RuleSchema).parse(parse(text))
}

export type Bench = {
  readonly seats: number
  readonly parts?: Readonly<Record<string, string>>
  readonly yes?: number
  readonly no?: number
  readonly abstain?: number
  readonly support?: number
  readonly organisation?: string
}

/** Seats in order: those for it, those against it, those who abstain, and the silent ones. */
export function benches(...all: readonly Bench[]): Situation {
  const voices: Voice[] = []
  const ballots: Ballot[] = []
  for (const [at, bench] of all.entries()) {
    const { seats, parts = {}, yes = 0, no = 0, abstain = 0, support = 0, organisation } = bench
    const said = { yes, no, abstain, support }
    const choices = Object.entries(said).flatMap(([choice, count]) =>
      Array.from({ length: count }, () => choice),
    )
    for (let seat = 0; seat < seats; seat++) {
      const id = `${at}-${seat}`
      voices.push({ id, parts, weight: 1, ...(organisation ? { organisation } : {}) })
      const choice = choices[seat]
      if (choice !== undefined) ballots.push({ voice: id, choice })
    }
  }
  return { voices, rounds: [ballots] }
}

/** The GNSO Council: so many for it in the house of 7 and in the house of 13. */
export const council = (contracted: number, nonContracted: number): Situation =>
  benches(
    { seats: 7, yes: contracted, parts: { house: 'contracted' } },
    { seats: 13, yes: nonContracted, parts: { house: 'non-contracted' } },
  )
