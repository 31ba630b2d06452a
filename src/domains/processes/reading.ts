/** Loads what the pages of a process show, in a handful of queries. Renders and decides nothing. */
import type { VNode } from 'preact'
import type { Read } from '../../platform/db/index.ts'
import { wordsOf, type Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { isStandingIn, standInsOf, termsOf } from '../bodies/index.ts'
import { findPeople, namesOf, type Actor, type Commitment, type Named } from '../people/index.ts'
import { findStage, type Template, templateOf } from '../templates/index.ts'
import { factsWith, holdingsOf } from './facts.ts'
import type { Move } from './moves.ts'
import type { Process } from './process.ts'
import { dutiesOf, type Duty, type Holdings } from './rules-duties.ts'
import { type GateVerdict, judgeGate } from './rules-gates.ts'
import type { Voiced } from './rules-pauses.ts'
import { type Limit, limitsAhead, limitsOf } from './rules-limits.ts'
import { movesOf } from './rules-moves.ts'
import { previewOf, type WayAhead } from './rules-preview.ts'
import { type Hooks, type Place, PLACES } from './section.ts'
import { reopeningsOf } from './store-reopenings.ts'
import { stopsOf, walkOutsOf } from './store-pauses.ts'
import type { Reopened } from './window.ts'
import type { Facts } from './fact.ts'

/** Somebody to ask, in the role they hold. */
export type Officer = Named & {
  readonly role: string
  /** Whoever serves in their place now: for the whole body, or delegated in this process. */
  readonly standIns: readonly (Named & { readonly until: Instant })[]
}

export type ProcessView = {
  readonly process: Process
  readonly template: Template
  readonly words: Words
  readonly facts: Facts
  /** Of the stage it is in; absent once it has ended. */
  readonly verdict: GateVerdict | undefined
  readonly holdings: Holdings
  readonly duties: readonly Duty[]
  readonly limits: readonly Limit[]
  /** All ways on from the stage it is in. */
  readonly ways: readonly WayAhead[]
  /** What somebody has to do next. */
  readonly moves: readonly Move[]
  readonly voiced: Voiced
  /** Windows that were opened again for a group. */
  readonly reopened: readonly Reopened[]
  readonly officers: readonly Officer[]
  readonly sections: Readonly<Record<Place, readonly VNode[]>>
}

export type For = { readonly viewer: Actor | undefined; readonly now: Instant }

/** What all readers see alike. */
type Shared = Omit<ProcessView, 'sections'>

/** Of a process as it was loaded, the last second for which it was read. */
const known = new WeakMap<Process, { readonly second: number; readonly shared: Promise<Shared> }>()
const SECOND_MS = 1_000

export async function readProcess(
  read: Read,
  process: Process,
  hooks: Hooks,
  { viewer, now }: For,
): Promise<ProcessView> {
  const shared = await sharedIn(read, process, hooks, now)
  return { ...shared, sections: await sectionsOf(read, process, hooks, viewer) }
}

/**
 * Instants of acts are whole seconds, so within one nothing changes by the clock; after a commit
 * the process is another object. What failed is read anew.
 */
function sharedIn(read: Read, process: Process, hooks: Hooks, now: Instant): Promise<Shared> {
  const second = Math.floor(now / SECOND_MS)
  const before = known.get(process)
  if (before?.second === second) return before.shared
  const shared = readShared(read, process, hooks, now)
  known.set(process, { second, shared })
  shared.catch(() => known.delete(process))
  return shared
}

async function readShared(
  read: Read,
  process: Process,
  hooks: Hooks,
  now: Instant,
): Promise<Shared> {
  const template = await templateOf(read, process.pin)
  const holdings = await holdingsOf(read, process, hooks.happenings)
  const voiced = await voicedOf(read, process, template)
  const facts = await factsWith(read, process, { holdings, providers: hooks.facts, now })
  const officers = await officersOf(read, process, now)
  const asksSilence = template.windows.some(({ silenceCheck }) => silenceCheck)
  const reopened = asksSilence ? await reopeningsOf(read, process.id) : []
  const stage = 'stage' in process.state ? findStage(template, process.state.stage) : undefined
  const runs = process.state.kind === 'running' || process.state.kind === 'suspended'
  const duties = dutiesOf(process, template, holdings, now)
  const limits = limitsOf(process, template, holdings, now)
  const ways = process.reported
    ? []
    : [...previewOf(process, template, facts, holdings.holidays), ...limitsAhead(limits)]
  const { windows } = holdings
  const standing = { process, template, facts, ways, duties, windows }
  return {
    process,
    template,
    words: await wordsOf(read, [
      ...commitmentsOf(process, holdings, voiced),
      ...reopened.map(({ reason }) => reason),
    ]),
    facts,
    verdict: stage && runs ? judgeGate(stage.gate, facts) : undefined,
    holdings,
    duties,
    limits,
    ways,
    moves: movesOf(standing, await givenMoves(read, process, hooks, now), now),
    voiced,
    reopened,
    officers,
  }
}

async function givenMoves(
  read: Read,
  process: Process,
  { moves = [] }: Hooks,
  now: Instant,
): Promise<readonly Move[]> {
  const given: Move[] = []
  for (const provider of moves) given.push(...(await provider.moves(read, process, now)))
  return given
}

function* commitmentsOf(
  { title, question, past, state }: Process,
  { windows, documents }: Holdings,
  { stops, walkOuts }: Voiced,
): Generator<Commitment | undefined> {
  yield title
  yield question
  if ('reason' in state) yield state.reason
  for (const { reason } of past) yield reason
  for (const document of documents) yield document.title
  for (const { reason } of stops) yield reason
  for (const { statement } of walkOuts) yield statement
  for (const { extensions } of windows) for (const { reason } of extensions) yield reason
}

/** Nobody is asked about what the template does not have. */
async function voicedOf(read: Read, { id }: Process, template: Template): Promise<Voiced> {
  return {
    stops: template.stopTheClock ? await stopsOf(read, id) : [],
    walkOuts: template.walkOut ? await walkOutsOf(read, id) : [],
  }
}

async function officersOf(read: Read, process: Process, now: Instant): Promise<readonly Officer[]> {
  if (process.body === undefined) return []
  const terms = await termsOf(read, process.body, now)
  const standing = (await standInsOf(read, process.body)).filter((one) => isStandingIn(one, now))
  const people = [...terms, ...standing].map(({ person }) => person)
  const names = await namesOf(read, await findPeople(read, [...new Set(people)]))
  return terms.flatMap(({ id, role, person }) => {
    const named = names.get(person)
    const standIns = standing.flatMap(({ for: of, person: other, until }) => {
      const isFor = of.kind === 'role' && of.term === id
      const isHere = isFor && (of.process === undefined || of.process === process.id)
      const who = names.get(other)
      return isHere && who ? [{ ...who, until }] : []
    })
    return named ? [{ role, ...named, standIns }] : []
  })
}

async function sectionsOf(
  read: Read,
  process: Process,
  { sections }: Hooks,
  viewer: Actor | undefined,
): Promise<Readonly<Record<Place, readonly VNode[]>>> {
  const made: Record<Place, VNode[]> = {
    'process.now': [],
    'process.main': [],
    'process.aside': [],
    'process.documents': [],
  }
  for (const place of PLACES) {
    const ordered = sections
      .filter((section) => section.place === place)
      .toSorted((one, other) => one.order - other.order)
    for (const section of ordered) {
      const node = await section.render(read, process, viewer)
      if (node) made[place].push(node)
    }
  }
  return made
}
