/** Papers that are submitted and approved, and what somebody asks for in private. */
import { newUlid } from '../../platform/clock.ts'
import { typeOf } from '../../platform/files/index.ts'
import { prose } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import type { ReceivedFile } from '../discussions/index.ts'
import { isStaff, type PersonId } from '../people/index.ts'
import { actOf, type Working } from './acts.ts'
import { MATERIALS_FOR_RUNNERS, MATERIALS_MAX, MATERIALS_OF_ONE_MAX } from './material.ts'
import { paperPath, REQUESTS_MAX } from './material.ts'
import type { Material, MaterialId, MaterialState, RequestKind } from './material.ts'
import type { Meeting } from './meeting.ts'
import type { Refusal } from './refusal.ts'
import { mayTakePart } from './rules-hubs.ts'
import { roomFor } from './rules-room.ts'
import { mayRun } from './rules-standing.ts'
import {
  dropRequest,
  materialsOf,
  requestsOf,
  saveMaterial,
  saveRequest,
} from './store-materials.ts'
import { savePaperFile } from './store-papers.ts'

const ROOM = {
  full: 'too-many-materials',
  most: MATERIALS_MAX,
  kept: MATERIALS_FOR_RUNNERS,
  ofOne: MATERIALS_OF_ONE_MAX,
} as const

export type PaperAsked = {
  readonly title: string
  readonly href?: string | undefined
  /** Written already, and taken away again where this is refused. */
  readonly file?: ReceivedFile | undefined
}

export async function submitMaterial(
  working: Working,
  meeting: Meeting,
  asked: PaperAsked,
): Promise<Result<Material, Refusal>> {
  const { tx, clock, now, actor, hosting } = working
  const allowed = mayTakePart({ meeting, hosting }, actor, now)
  if (!allowed.ok) return allowed
  const there = (await materialsOf(tx, meeting.id)).map(({ submittedBy }) => submittedBy)
  const room = roomFor(hosting, actor, there, ROOM)
  if (!room.ok) return room
  const id = (asked.file?.id ?? newUlid(clock)) as string as MaterialId
  const href = asked.file ? paperPath(id) : asked.href
  if (href === undefined || (asked.file && asked.href !== undefined)) {
    return refuse({ kind: 'address-or-file' })
  }
  const title = prose('title', asked.title, clock, actor.person)
  const material: Material = {
    id,
    meeting: meeting.id,
    title: title.commitment,
    href,
    submittedBy: actor.person,
    submittedAt: now,
    state: { kind: 'submitted' },
  }
  const clear = { material: id, href }
  const told = { act: 'material.submit', role: undefined, clear, parts: [title] } as const
  await saveMaterial(tx, material, actOf(working, meeting, told))
  if (asked.file) await attachFile(working, meeting, id, asked.file)
  return ok(material)
}

async function attachFile(
  working: Working,
  meeting: Meeting,
  id: MaterialId,
  { name: text, size, sha256, scanned }: ReceivedFile,
): Promise<void> {
  const { tx, clock, actor } = working
  const name = prose('name', text, clock, actor.person)
  const file = { id, name: name.commitment, type: typeOf(text), size, sha256, scanned }
  const clear = { material: id, size, sha256, scanned }
  const told = { act: 'material.attach', role: undefined, clear, parts: [name] } as const
  await savePaperFile(tx, file, actOf(working, meeting, told))
}

/** Approved, or declined with a reason, by who runs the meeting; the last word holds. */
export async function judgeMaterial(
  working: Working,
  meeting: Meeting,
  { id, reason }: { readonly id: MaterialId; readonly reason?: string | undefined },
): Promise<Result<Material, Refusal>> {
  const { tx, clock, now, actor, hosting } = working
  const role = mayRun(hosting, actor)
  if (!role.ok) return role
  const found = (await materialsOf(tx, meeting.id)).find((one) => one.id === id)
  if (!found) return refuse({ kind: 'no-such-material' })
  const why = reason === undefined ? undefined : prose('reason', reason, clock, actor.person)
  const state: MaterialState = why
    ? { kind: 'declined', at: now, reason: why.commitment }
    : { kind: 'approved', at: now }
  const told = {
    act: why ? 'material.decline' : 'material.approve',
    role: role.value,
    clear: { material: id },
    parts: why ? [why] : [],
  } as const
  await saveMaterial(tx, { ...found, state }, actOf(working, meeting, told))
  return ok(found)
}

/** On no record: what somebody needs to come is nobody's business but theirs and the staff's. */
export async function askInPrivate(
  { tx, now, actor, hosting }: Working,
  meeting: Meeting,
  { kind, words }: { readonly kind: RequestKind; readonly words: string },
): Promise<Result<true, Refusal>> {
  const allowed = mayTakePart({ meeting, hosting }, actor, now)
  if (!allowed.ok) return allowed
  if ((await requestsOf(tx, { meeting: meeting.id })).length >= REQUESTS_MAX) {
    return refuse({ kind: 'too-many-requests', most: REQUESTS_MAX })
  }
  const { person } = actor
  await saveRequest(tx, { meeting: meeting.id, person, kind, words, at: now, answer: undefined })
  return ok(true)
}

export async function takeRequestBack(
  { tx, actor: { person } }: Working,
  meeting: Meeting,
  { kind }: { readonly kind: RequestKind },
): Promise<Result<true, Refusal>> {
  await dropRequest(tx, { meeting: meeting.id, person, kind })
  return ok(true)
}

type RequestAnswer = {
  readonly person: PersonId
  readonly kind: RequestKind
  /** When it was asked, of the words that are answered. */
  readonly asked: number
  readonly answer: string
}

/** By the staff alone, whoever chairs the meeting; never an answer to what was not read. */
export async function answerRequest(
  { tx, actor }: Working,
  meeting: Meeting,
  asked: RequestAnswer,
): Promise<Result<true, Refusal>> {
  if (!isStaff(actor)) return refuse({ kind: 'not-in-role', roles: ['staff'] })
  const { person, kind, answer } = asked
  const all = await requestsOf(tx, { meeting: meeting.id, person })
  const found = all.find((one) => one.kind === kind)
  if (!found) return refuse({ kind: 'no-such-request' })
  if (found.at !== asked.asked) return refuse({ kind: 'request-changed' })
  await saveRequest(tx, { ...found, answer })
  return ok(true)
}
