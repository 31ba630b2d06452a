/** Petitions in a played process: started, signed, and closed by the clock, which then moves it. */
import {
  closePetition,
  mayTakeBack,
  movesFor,
  petitionRule,
  petitionVerdict,
  settledAs,
  sign,
  startPetition,
  tookBack,
  type PetitionCase,
  type PetitionId,
} from '../domains/petitions/index.ts'
import { movedByPetition } from '../domains/processes/index.ts'
import { ok, refuse, type Instant, type Result } from '../platform/values.ts'
import type { Answer, PlayRefusal, Turn } from './answer.ts'
import { factsOf } from './facts.ts'
import { chosen } from './names.ts'
import type { ActOf } from './scenario.ts'
import type { Person, Petitioned, Table } from './table.ts'

const idOf = (name: string) => `petition-${name}` as string as PetitionId

/** By the rule of the template, under a name of the scenario; whoever starts it signs it first. */
export function start(table: Table, act: ActOf<'start-petition'>, turn: Turn): Answer {
  const id = idOf(act.name)
  if (table.petitions.some(({ petition }) => petition.id === id)) {
    return refuse({ kind: 'name-taken' })
  }
  const { process, template } = table
  const earlier = table.petitions.map(({ petition }) => petition)
  const ground = { process, template, facts: factsOf(table, turn.now), earlier }
  const starting = { id, rule: act.petition, statement: act.statement }
  const started = startPetition(ground, turn.by, starting, turn.now)
  if (!started.ok) return started
  const begun = { name: act.name, petition: started.value, signatures: [] }
  const after = { ...table, petitions: [...table.petitions, begun] }
  const starter = act.by === undefined ? undefined : table.people.get(act.by)
  return starter ? signedBy(after, begun.name, starter, turn.now) : refuse({ kind: 'signed-out' })
}

/** Each signs for their organisation, or for themselves where they have none. */
export function signIn(table: Table, act: ActOf<'sign-petition'>, turn: Turn): Answer {
  const people = chosen(table, act.signers)
  if (!people.ok) return people
  let after = table
  for (const person of people.value) {
    const done = signedBy(after, act.petition, person, turn.now)
    if (!done.ok) return done
    after = done.value
  }
  return ok(after)
}

function signedBy(table: Table, name: string, person: Person, now: Instant): Answer {
  const found = held(table, name)
  if (!found.ok) return found
  const { one, about } = found.value
  const { actor, organisation } = person
  const capacity = actor.capacities.at(-1)?.capacity ?? 'personal'
  const by = { kind: 'person', actor } as const
  const signed = sign(about, by, { capacity, organisation }, now)
  if (!signed.ok) return signed
  return ok(withPetition(table, { ...one, signatures: [...one.signatures, signed.value] }))
}

/** Each takes back their own signature; where nobody is left, it is withdrawn. */
export function leaveIn(table: Table, act: ActOf<'leave-petition'>, turn: Turn): Answer {
  const people = chosen(table, act.signers)
  if (!people.ok) return people
  let after = table
  for (const { actor } of people.value) {
    const found = held(after, act.petition)
    if (!found.ok) return found
    const { one, about } = found.value
    const leaving = mayTakeBack(about, { kind: 'person', actor }, turn.now)
    if (!leaving.ok) return leaving
    const petition = tookBack(about, turn.now)
    const signatures = one.signatures.filter(({ person }) => person !== actor.person)
    after = withPetition(after, { ...one, petition, signatures })
  }
  return ok(after)
}

type Held = { readonly one: Petitioned; readonly about: PetitionCase }

function held(table: Table, name: string): Result<Held, PlayRefusal> {
  const one = table.petitions.find((other) => other.name === name)
  const about = one && caseOf(table, one)
  return one && about ? ok({ one, about }) : refuse({ kind: 'no-such-petition' })
}

function caseOf({ process, template }: Table, one: Petitioned): PetitionCase | undefined {
  const rule = petitionRule(template, one.petition.rule)
  return rule && { process, rule, petition: one.petition, signatures: one.signatures }
}

const withPetition = (table: Table, after: Petitioned): Table => ({
  ...table,
  petitions: table.petitions.map((one) => (one.name === after.name ? after : one)),
})

/** When the clock has something to do: at the close, and where a move waited for a pause to end. */
export function dueOfPetition({ process }: Table, { petition }: Petitioned): Instant | undefined {
  const { state, closes } = petition
  if (state.kind === 'open') return closes
  const does = movesFor(petition, process)
  return state.kind === 'passed' && (does === 'move' || does === 'moot') ? state.at : undefined
}

export type ClosedPetition = {
  readonly name: string
  readonly rule: string
  readonly state: Petitioned['petition']['state']['kind']
  readonly counted: number
  readonly needed: number
  /** Whether it moved the process; absent where it failed. */
  readonly moves?: string
}

export type Settled = { readonly table: Table; readonly petition: ClosedPetition }

export function settlePetition(table: Table, one: Petitioned, at: Instant): Settled | undefined {
  const about = caseOf(table, one)
  if (!about) return undefined
  const petition = closePetition(about, at) ?? one.petition
  const after = carriedOut(table, { ...one, petition }, at)
  const state = after.petitions.find(({ name }) => name === one.name)?.petition.state
  if (!state) return undefined
  const told = {
    name: one.name,
    rule: about.rule.id,
    state: state.kind,
    counted: petitionVerdict(about).measure?.have ?? 0,
    needed: about.rule.atLeast.count,
    ...(state.kind === 'passed' ? { moves: state.moves } : {}),
  }
  return { table: after, petition: told }
}

/** As on the site: it moves the process once, or finds that it has gone on by itself. */
function carriedOut(table: Table, one: Petitioned, at: Instant): Table {
  const { process, template } = table
  const { petition } = one
  const rule = petitionRule(template, petition.rule)
  const does = movesFor(petition, process)
  if (!rule || does === 'nothing' || does === 'wait') return withPetition(table, one)
  const move = { to: rule.moves.to, at, reason: rule.title.en }
  const moved = does === 'move' ? movedByPetition(process, move, template) : undefined
  const settled = { ...one, petition: settledAs(petition, moved?.ok ? 'done' : 'moot') }
  return withPetition(moved?.ok ? { ...table, process: moved.value } : table, settled)
}
