/** Each act about a closed list: decided by the rules and saved with the list held. */
import { newUlid } from '../../platform/clock.ts'
import { prose } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { findByHandle, gone, type Actor, type Gone } from '../people/index.ts'
import { findProcess, lockProcess, type Process } from '../processes/index.ts'
import { actOnList } from './acts.ts'
import type { AdoptedPosition, ClosedList, ListId, ListKind, PositionId } from './list.ts'
import {
  endList,
  invite,
  joinList,
  leaveList,
  mayAdopt,
  openList,
  type ListRefusal,
  type Standing,
} from './rules-lists.ts'
import type { Setting } from './steps.ts'
import {
  findList,
  listsIn,
  lockList,
  membersOf,
  positionsOf,
  saveList,
  saveMember,
  savePosition,
} from './store-lists.ts'
import type { Read, Tx } from '../../platform/db/index.ts'

type Step = Omit<Setting, 'host'>
type Done = Result<ClosedList, ListRefusal | Gone>

export type ListTyped = {
  readonly kind: ListKind
  readonly name: string
  readonly mandate: string
}

export async function openListIn(
  { tx, clock, now, via }: Step,
  actor: Actor,
  { id: asked }: Pick<Process, 'id'>,
  typed: ListTyped,
): Promise<Done> {
  const process = await lockProcess(tx, { id: asked })
  if (!process) return refuse(gone)
  const name = prose('name', typed.name, clock, actor.person)
  const mandate = prose('mandate', typed.mandate, clock, actor.person)
  const id = newUlid(clock) as string as ListId
  const shape = { id, kind: typed.kind, name: name.commitment, mandate: mandate.commitment }
  const lists = (await listsIn(tx, process.id)).length
  const opened = openList(process, actor, shape, { lists, now })
  if (!opened.ok) return opened
  const list = opened.value
  const doing = { actor, via, cap: 'personal', process } as const
  const clear = { process: process.id, kind: list.kind }
  const told = { act: 'list.open', clear, parts: [name, mandate] } as const
  await saveList(tx, list, actOnList(list, doing, told))
  const { person } = actor
  const member = { list: id, person, invitedAt: now, since: now, endedAt: undefined }
  await saveMember(tx, member, actOnList(list, doing, { act: 'list.join' }))
  return opened
}

async function processOf(db: Read | Tx, list: ClosedList): Promise<Process> {
  const process = await findProcess(db, { id: list.process })
  if (!process) throw new Error(`no process for list ${list.id}`)
  return process
}

export async function standingOf(db: Read | Tx, id: ListId): Promise<Standing | undefined> {
  const list = await findList(db, id)
  if (!list) return undefined
  return { list, process: await processOf(db, list), members: await membersOf(db, id) }
}

async function heldStanding(tx: Tx, id: ListId): Promise<Standing | undefined> {
  const list = await lockList(tx, id)
  return list && { list, process: await processOf(tx, list), members: await membersOf(tx, id) }
}

type Acting = { readonly actor: Actor; readonly id: ListId }

const doingOf = ({ via }: Step, actor: Actor, { process }: Standing) =>
  ({ actor, via, cap: 'personal', process }) as const

export async function inviteTo(
  step: Step,
  { actor, id, handle }: Acting & { readonly handle: string },
): Promise<Done> {
  const about = await heldStanding(step.tx, id)
  if (!about) return refuse(gone)
  const named = await findByHandle(step.tx, handle)
  if (named?.state.kind !== 'active') return refuse({ kind: 'nobody', handle })
  const invited = invite(about, actor, named.id, step.now)
  if (!invited.ok) return invited
  const told = { act: 'list.invite', clear: { person: named.id } } as const
  const act = actOnList(about.list, doingOf(step, actor, about), told)
  await saveMember(step.tx, invited.value, act)
  return ok(about.list)
}

const RULES = { join: joinList, leave: leaveList } as const

/** One's own place: taken after one was asked, and given up again. */
export async function takePlace(
  step: Step,
  { actor, id, way }: Acting & { readonly way: keyof typeof RULES },
): Promise<Done> {
  const about = await heldStanding(step.tx, id)
  if (!about) return refuse(gone)
  const done = RULES[way](about, actor, step.now)
  if (!done.ok) return done
  const told = { act: `list.${way}` } as const
  const act = actOnList(about.list, doingOf(step, actor, about), told)
  await saveMember(step.tx, done.value, act)
  return ok(about.list)
}

export async function adoptPosition(
  step: Step,
  { actor, id, words: typed }: Acting & { readonly words: string },
): Promise<Done> {
  const { tx, clock, now } = step
  const about = await heldStanding(tx, id)
  if (!about) return refuse(gone)
  const allowed = mayAdopt(about, actor, (await positionsOf(tx, id)).length)
  if (!allowed.ok) return allowed
  const words = prose('position', typed, clock, actor.person)
  const position: AdoptedPosition = {
    id: newUlid(clock) as string as PositionId,
    list: id,
    words: words.commitment,
    by: actor.person,
    at: now,
  }
  const told = { act: 'list.adopt', clear: { position: position.id }, parts: [words] } as const
  await savePosition(tx, position, actOnList(about.list, doingOf(step, actor, about), told))
  return ok(about.list)
}

export async function endListOf(step: Step, { actor, id }: Acting): Promise<Done> {
  const about = await heldStanding(step.tx, id)
  if (!about) return refuse(gone)
  const ended = endList(about, actor, step.now)
  if (!ended.ok) return ended
  const told = { act: 'list.end' } as const
  const act = actOnList(about.list, doingOf(step, actor, about), told)
  await saveList(step.tx, ended.value, act)
  return ended
}
