/** Loads what the pages of a call show: a fixed number of statements, whatever is in it. */
import type { Read, Tx } from '../../../platform/db/index.ts'
import { lastEntries, wordsOf } from '../../../platform/record/index.ts'
import type { Instant } from '../../../platform/values.ts'
import { findPeople, namesOf, type Actor, type PersonId } from '../../people/index.ts'
import { asOf, findProcess, type Process, reopeningsFor } from '../../processes/index.ts'
import { type Template, templateOf } from '../../templates/index.ts'
import { phaseOf, type Call, type CallId } from '../call.ts'
import type { CallRule, Party } from '../call-rule.ts'
import type { Designation, Reaction } from '../designation.ts'
import { answerOf, type Behind } from '../objection.ts'
import type { Preparation } from '../prepared.ts'
import type { Position } from '../position.ts'
import { callRuleOf, partyOf } from '../rules/rule-of.ts'
import { attendance } from '../rules/attendance.ts'
import { mayPrepare } from '../rules/preparing.ts'
import { fellSilent } from '../rules/silent.ts'
import { tally } from '../rules/tally.ts'
import { callsOf, findCall } from '../store/calls.ts'
import { designationsOf, minorityOf, reactionsOf } from '../store/designations.ts'
import { objectionsOf } from '../store/objections.ts'
import { findSealed, positionsIn, positionsOf } from '../store/positions.ts'
import { NOTHING_PREPARED, preparationOf } from '../store/preparing.ts'
import type { TextSource } from '../text-source.ts'
import type { CallShown, OwnPosition, Returned, Scene, ShownText } from '../views/shown.ts'

/** Positions, members and participants apart, that a page lists; the history has all. */
const LISTED_MAX = 500
/** Of those fallen silent, reactions and statements that a page lists. */
const OTHERS_MAX = 200

export type Asked = {
  readonly read: Read
  readonly texts: TextSource
  readonly now: Instant
  readonly actor: Actor | undefined
  readonly returned: Returned | undefined
}

/** What a call stands in: its process under the rules of its day, and who asks. */
export type Context = {
  readonly process: Process
  readonly template: Template
  readonly rule: CallRule
  readonly party: Party
}

export async function contextOf(
  db: Read | Tx,
  call: Pick<Call, 'process' | 'windowKind' | 'ladder'> & Partial<Pick<Call, 'draftedAt'>>,
  actor: Actor | undefined,
): Promise<Context> {
  const found = await findProcess(db, { id: call.process })
  if (!found) throw new Error(`a call of a process that is not there: ${call.process}`)
  const process = call.draftedAt === undefined ? found : asOf(found, call.draftedAt)
  const template = await templateOf(db, process.pin)
  const rule = callRuleOf(template, process.pin, call.windowKind, call.ladder)
  return { process, template, rule, party: partyOf(process, actor, rule) }
}

/** Everybody and everything that a page names, read at once. */
export type Mentioned = {
  readonly people: readonly PersonId[]
  readonly commitments: readonly (string | undefined)[]
  readonly subjects: readonly string[]
}

export async function sceneOf(
  { read, now, actor, returned }: Asked,
  call: Call,
  mentioned: Mentioned,
): Promise<Scene> {
  const context = await contextOf(read, call, actor)
  const people = await findPeople(read, [...new Set(mentioned.people)])
  const own = actor?.capacities.map(({ organisation }) => organisation) ?? []
  const words = await wordsOf(read, [
    call.question,
    context.process.title,
    ...(call.state.kind === 'withdrawn' ? [call.state.reason] : []),
    ...own,
    ...mentioned.commitments,
  ])
  const names = await namesOf(read, people)
  const subjects = [`call:${call.id}`, ...mentioned.subjects]
  const entries = await lastEntries(read, subjects)
  return { ...context, call, now, phase: phaseOf(call, now), words, names, entries, returned }
}

export async function loadCall(asked: Asked, id: CallId): Promise<CallShown | undefined> {
  const { read, actor } = asked
  const call = await findCall(read, id)
  if (!call) return undefined
  const all = await positionsOf(read, id)
  const positions = listedOf(all)
  const behind = await objectionsOf(read, [id])
  const designations = await designationsOf(read, id)
  const proposed = designations.map((designation) => designation.id)
  const said = await reactionsOf(read, proposed)
  const reactions = said.slice(0, OTHERS_MAX)
  const minority = (await minorityOf(read, id)).slice(0, OTHERS_MAX)
  const before = await heardBefore(read, call)
  const heard = { positions: all, behind }
  const silent = before ? fellSilent(before, heard) : []
  const preparation = await preparedFor(asked, call)
  const reopened = await reopeningsFor(read, call.process, `call:${id}`)
  const scene = await sceneOf(asked, call, {
    people: [
      ...preparation.versions.map(({ author }) => author),
      ...preparation.signed.map(({ person }) => person),
      ...designations.flatMap(({ prepared = [] }) => prepared),
      ...positions.map(({ person }) => person),
      ...behind.map(({ objection }) => objection.owner),
      ...designations.map(({ by }) => by),
      ...reactions.map(({ person }) => person),
      ...minority.map(({ author }) => author),
      ...silent.slice(0, OTHERS_MAX),
    ],
    commitments: [
      ...positions.flatMap(({ reason, spokeFor }) => [reason, spokeFor]),
      ...wordsBehind(behind),
      ...designations.flatMap(({ reasons, state }) => [
        reasons,
        state.kind === 'final' ? state.override?.reason : undefined,
      ]),
      ...reactions.map(({ reason }) => reason),
      ...reopened.map(({ reason }) => reason),
      ...minority.flatMap(({ text, spokeFor }) => [text, spokeFor]),
    ],
    subjects: [
      ...positions.map(({ person }) => `position:${id}:${person}`),
      ...designations.map((one) => `designation:${one.id}`),
      ...minority.map(({ objection, author }) => `minority:${objection}:${author}`),
    ],
  })
  const attendedAt = (one: Designation | undefined) =>
    attendance(
      { before: before ?? NOTHING, now: heard, reacted: reactedTo(one, said) },
      scene.rule.groups,
    )
  return {
    ...scene,
    text: await loadText(asked, call),
    behind,
    positions,
    unlisted: all.length - positions.length,
    lines: tally(all, call.roll, scene.rule.groups),
    own: await ownOf(read, call, { positions: all, actor }),
    silent,
    attendance: attendedAt(designations.at(-1)),
    attendanceAt: new Map(designations.map((one) => [one.id, attendedAt(one)])),
    reopened,
    designations,
    preparation,
    reactions,
    minority,
  }
}

/** The query is not made for anybody who does not serve in the call. */
async function preparedFor({ read, now, actor }: Asked, call: Call): Promise<Preparation> {
  if (!actor) return NOTHING_PREPARED
  const { party, rule } = await contextOf(read, call, actor)
  const serves = mayPrepare(call, party, rule, now).ok
  return serves ? preparationOf(read, call.id) : NOTHING_PREPARED
}

const listedOf = (all: readonly Position[]): readonly Position[] => [
  ...all.filter(({ counted }) => counted).slice(0, LISTED_MAX),
  ...all.filter(({ counted }) => !counted).slice(0, LISTED_MAX),
]

/** The version that was asked about; a call is bound to it, so a missing one is a broken world. */
export async function loadText({ read, texts }: Asked, { subject }: Call): Promise<ShownText> {
  const { text, version } = subject
  const found = await texts.version(read, text, version)
  const latest = await texts.latest(read, text)
  if (!found || !latest) throw new Error(`a call on version ${version} of ${text}: it is not there`)
  return { ...found, href: `/texts/${text}`, version, latestVersion: latest.version }
}

export const peopleBehind = (behind: readonly Behind[]): readonly PersonId[] =>
  behind.flatMap(({ objection, supporters }) => [
    objection.owner,
    objection.raisedBy,
    ...supporters.map(({ person }) => person),
  ])

export const wordsBehind = (behind: readonly Behind[]): readonly (string | undefined)[] =>
  behind.flatMap(({ objection }) => [
    objection.title,
    objection.argument,
    objection.remedy,
    objection.spokeFor,
    answerOf(objection)?.reason,
  ])

const NOTHING: Standing = { positions: [], behind: [] }

const reactedTo = (one: Designation | undefined, reactions: readonly Reaction[]) =>
  reactions.filter(({ designation }) => designation === one?.id).map(({ person }) => person)

type Standing = { readonly positions: readonly Position[]; readonly behind: readonly Behind[] }

/** What was said in earlier calls of the process on the same text. */
async function heardBefore(read: Read, call: Call): Promise<Standing | undefined> {
  if (call.state.kind === 'draft') return undefined
  const earlier = (await callsOf(read, { text: call.subject.text }))
    .filter(({ id, process, draftedAt }) => {
      return id !== call.id && process === call.process && draftedAt < call.draftedAt
    })
    .map(({ id }) => id)
  return {
    positions: await positionsIn(read, earlier),
    behind: await objectionsOf(read, earlier),
  }
}

type OwnAsked = {
  readonly positions: readonly Position[]
  readonly actor: Actor | undefined
}

/** One's own seal is open to oneself. */
async function ownOf(
  read: Read,
  call: Call,
  { positions, actor }: OwnAsked,
): Promise<OwnPosition | undefined> {
  const position = positions.find(({ person }) => person === actor?.person)
  if (!position) return undefined
  const { shown } = position
  if (shown.kind !== 'sealed') {
    const { reason: of } = position
    const wording = of === undefined ? undefined : (await wordsOf(read, [of])).get(of)
    const reason = wording?.kind === 'text' ? wording.text : undefined
    return { position, stance: shown, reason }
  }
  const sealed = await findSealed(read, call.id, position.person)
  return sealed && { position, stance: sealed.stance, reason: sealed.reason?.text }
}
