/** What the page of the numbers is made of: loaded by the routes, shown by the views. */
import type { Labels } from '../people/index.ts'
import type { Process } from '../processes/index.ts'
import type { Numbers } from './rules/numbers.ts'
import type { Attribute, Release, Row } from './tally.ts'

/** What the numbers are about: a whole process, or one of its texts. */
export type About = {
  readonly title: string
  readonly path: string
  /** The process, where it is about a text. */
  readonly within: { readonly title: string; readonly path: string } | undefined
}

export type NumbersShown = {
  readonly process: Process
  readonly about: About
  readonly rows: readonly Row[]
  readonly numbers: Numbers
  readonly unanswered: readonly Row[]
  /** What the first of these say, by contribution; those whose words are gone have none. */
  readonly words: ReadonlyMap<string, string>
  /** Of the process; the newest first. */
  readonly releases: readonly Release[]
  /** What codes mean, where a list says it. */
  readonly labels: ReadonlyMap<Attribute, ReadonlyMap<string, Labels>>
}
