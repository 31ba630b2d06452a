/** The kinds of act about what became of contributions, and what of each stands in clear. */
import {
  declareActs,
  type Act,
  type Clear,
  type Prose,
  type Via,
} from '../../platform/record/index.ts'
import { type By, IMPORTER, type Process, topicsOf } from '../processes/index.ts'
import type { Uptake } from './uptake.ts'

const link = { text: 'text', version: 'whole', clauses: 'texts' } as const
const settle = { ...link, disposition: 'text', source: 'text?', reportedOn: 'text?' } as const
const contest = { text: 'text', until: 'seconds' } as const
const withdraw = { text: 'text' } as const
/** Commits to which contribution it is, and to all that was said of it. */
const seal = { seal: 'text' } as const

export const UPTAKE_ACTS = declareActs({
  'uptake.link': link,
  'uptake.claim': link,
  'uptake.settle': settle,
  'uptake.contest': contest,
  'uptake.withdraw': withdraw,
  'uptake.link-covered': { ...link, ...seal },
  'uptake.claim-covered': { ...link, ...seal },
  'uptake.settle-covered': { ...settle, ...seal },
  'uptake.contest-covered': { ...contest, ...seal },
  'uptake.withdraw-covered': { ...withdraw, ...seal },
})

export const STEPS = ['link', 'claim', 'settle', 'contest', 'withdraw'] as const
export type UptakeAct = `uptake.${(typeof STEPS)[number]}`

export type Told = {
  readonly act: UptakeAct
  readonly by: By
  /** The role it was done in, or the author's own. */
  readonly role: string | undefined
  readonly via: Via
  readonly process: Process
  readonly part: Prose | undefined
}

const reportOf = (by: By) =>
  by.kind === 'importer' ? { source: by.reported.source, reportedOn: by.reported.on } : {}

function clearOf(act: UptakeAct, { text, version, clauses, state }: Uptake, by: By): Clear {
  if (act === 'uptake.withdraw') return { text }
  if (state.kind === 'contested') return { text, until: Math.floor(state.until / 1000) }
  const link = { text, version, clauses }
  return state.kind === 'settled'
    ? { ...link, disposition: state.disposition, ...reportOf(by) }
    : link
}

/** About the contribution: its own history says what became of it. */
export function actOf(one: Uptake, { act, by, role, via, process, part }: Told): Act {
  return {
    act,
    actor: actorOf(by),
    cap: role === undefined || by.kind === 'importer' ? 'personal' : `role:${role}`,
    obj: one.thing,
    rules: process.pin.hash,
    via,
    clear: clearOf(act, one, by),
    topics: [...topicsOf(process), `text:${one.text}`, one.thing],
    ...(part ? { parts: [part] } : {}),
  }
}

function actorOf(by: By): Act['actor'] {
  const actor = by.kind === 'person' ? by.actor?.person : IMPORTER
  if (actor === undefined) throw new Error('a rule let nobody act')
  return actor
}

/**
 * About the text, with a commitment to the rest: no entry leads from a clause to whoever said what
 * it grew from. An author acts as the author, whoever that is.
 */
export function coveredActOf(one: Uptake, told: Omit<Told, 'part'>, { commitment }: Prose): Act {
  const { act, by, role, via, process } = told
  return {
    act: `${act}-covered`,
    ...(role === undefined
      ? { actor: 'role:author' }
      : { actor: actorOf(by), cap: by.kind === 'importer' ? 'personal' : `role:${role}` }),
    obj: `text:${one.text}`,
    rules: process.pin.hash,
    via,
    clear: { ...clearOf(act, one, by), seal: commitment },
    topics: [...topicsOf(process), `text:${one.text}`],
  }
}
