/** A sound template to make mistakes in, and what is said of the first of them. */
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { hooksOf } from '../../hooks.ts'
import { playedClock, seededRandom } from '../../platform/clock.ts'
import { instant } from '../../platform/values.ts'
import { checkTemplate } from './rules.ts'

export const text = readFileSync(new URL('./shipped/convening.yaml', import.meta.url), 'utf8')
/** The same where no gate waits for an appeal. */
export const heedless = text.replace(/^ +- \{fact: appeals\..*\}\n/gm, '')
/** What all domains of this release give. */
const clock = playedClock(instant('2026-11-21T12:00Z'), seededRandom('templates'))
export const FACTS = hooksOf({ clock }).facts.flatMap(({ facts }) => facts)

export const problemOf = (changed: string) => {
  expect(changed).not.toBe(text)
  const checked = checkTemplate(changed, { facts: FACTS })
  return checked.ok ? undefined : checked.refusal[0]
}
export const added = (part: string) => problemOf(`${text}\n${part}\n`)
export const words = '{use: approved}'
export const sourced = 'source: a test, tag: D'
