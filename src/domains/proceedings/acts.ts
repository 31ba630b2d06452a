/** The kind of act of proceedings: a summary of a meeting, or of a cycle, is written. */
import { declareActs, type Act, type Prose } from '../../platform/record/index.ts'
import { topicsOfHost, type Working } from '../meetings/index.ts'
import type { Summary } from './summary.ts'

export const PROCEEDINGS_ACTS = declareActs({
  'proceedings.summarise': { role: 'text', version: 'whole' },
})

type Written = Pick<Summary, 'about' | 'role' | 'version'> & { readonly words: Prose }

export const topicsOf = ({ hosting }: Pick<Working, 'hosting'>, about: Summary['about']) => [
  ...topicsOfHost(hosting),
  about,
]

export const rulesOf = ({ hosting }: Pick<Working, 'hosting'>) =>
  hosting.kind === 'process' ? { rules: hosting.process.pin.hash } : {}

export const summarising = (working: Working, { about, role, version, words }: Written): Act => ({
  act: 'proceedings.summarise',
  actor: working.actor.person,
  cap: `role:${role}`,
  obj: about,
  ...rulesOf(working),
  via: working.via,
  clear: { role, version },
  parts: [words],
  topics: topicsOf(working, about),
})
