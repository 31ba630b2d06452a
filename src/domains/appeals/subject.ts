/** Finds the act that is appealed against: by its number in the record. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { historyOf, type EntryLine } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { ballotsOf, findBallot, type BallotId } from '../ballots/index.ts'
import { challengesIn, findChallenge, type ChallengeId } from '../challenges/index.ts'
import { findChange, type ChangeId } from '../changes/index.ts'
import { callsOf, findCall, findObjection } from '../decisions/index.ts'
import type { CallId, ObjectionId } from '../decisions/index.ts'
import { findDocket, type DocketId } from '../dockets/index.ts'
import { judgementsOf } from '../judgements/index.ts'
import { findOutcome, findOutcomes, type OutcomeId } from '../outcomes/index.ts'
import { personId, type PersonId } from '../people/index.ts'
import type { Process, ProcessId } from '../processes/index.ts'
import { findText, type TextId } from '../texts/index.ts'
import { PARTIES_MAX, type Subject } from './appeal.ts'

type Owner = { readonly process: ProcessId } | undefined

/** Whose process a thing is in, by the noun before the colon. */
const OWNERS: Readonly<Record<string, (read: Read | Tx, id: string) => Promise<Owner>>> = {
  process: async (_, id) => ({ process: id as string as ProcessId }),
  call: (read, id) => findCall(read, id as string as CallId),
  objection: async (read, id) => {
    const behind = await findObjection(read, id as string as ObjectionId)
    return behind && findCall(read, behind.objection.call)
  },
  challenge: (read, id) => findChallenge(read, id as string as ChallengeId),
  outcome: (read, id) => findOutcome(read, id as string as OutcomeId),
  ballot: (read, id) => findBallot(read, id as string as BallotId),
  docket: (read, id) => findDocket(read, id as string as DocketId),
  text: (read, id) => findText(read, id as string as TextId),
  change: (read, id) => findChange(read, id as string as ChangeId),
}

/** Some acts say in clear which process they are in; of others the thing says it. */
async function isIn(read: Read | Tx, process: Process, { entry }: EntryLine): Promise<boolean> {
  if (entry.clear['process'] === process.id) return true
  const [noun = '', id = ''] = entry.obj.split(':')
  const owner = Object.hasOwn(OWNERS, noun) ? OWNERS[noun] : undefined
  return owner !== undefined && (await owner(read, id))?.process === process.id
}

const MS = 1_000
const atOf = ({ entry }: EntryLine) => (entry.t * MS) as Instant

/** Absent where the record has no such entry, or where it is about something else. */
export async function subjectAt(
  read: Read | Tx,
  process: Process,
  entry: number,
): Promise<Subject | undefined> {
  const [line] = await historyOf(read, { before: entry + 1, limit: 1 })
  if (line?.index !== entry || !(await isIn(read, process, line))) return undefined
  return {
    thing: line.entry.obj,
    act: line.entry.act,
    entry,
    at: atOf(line),
    by: await partiesOf(read, line),
    matters: await mattersOf(read, process, line),
  }
}

/** What was done, in the template's names, and in which office. */
async function mattersOf(
  read: Read | Tx,
  process: Process,
  { entry: { obj, act, cap, clear } }: EntryLine,
): Promise<readonly string[]> {
  const [noun = '', id = ''] = obj.split(':')
  const matters: string[] = []
  if (act === 'document.publish') matters.push(`document:${String(clear['artefact'])}`)
  if (act === 'designation.conclude') {
    const call = await findCall(read, id as string as CallId)
    matters.push(`designation:${call?.ladder ?? 'consensus'}`)
  }
  if (noun === 'judgement') {
    const judged = (await judgementsOf(read, process.id)).find((one) => one.id === id)
    if (judged) matters.push(`decision:${judged.decision}`)
  }
  if (act === 'ballot.close' || act === 'ballot.select') {
    const ballot = await findBallot(read, id as string as BallotId)
    if (ballot) matters.push(`decision:${ballot.decision}`)
  }
  const office = cap?.startsWith('role:') === true ? cap.slice('role:'.length) : undefined
  return office === undefined ? matters : [...matters, `conduct:${office}`]
}

/** So many acts of somebody are looked at; of whoever did more elsewhere, the last count. */
const OWN_ACTS_MAX = 1_000

/** Whether somebody has done anything in a process; an appeal itself is no part in it. */
export async function tookPartIn(
  read: Read | Tx,
  process: Process,
  person: PersonId,
): Promise<boolean> {
  let before: number | undefined
  for (let seen = 0; seen < OWN_ACTS_MAX; seen += BATCH) {
    const lines = await historyOf(read, { actor: person, limit: BATCH, before })
    for (const line of lines) {
      if (!line.entry.act.startsWith('appeal.') && (await isIn(read, process, line))) return true
    }
    const last = lines.at(-1)
    if (lines.length < BATCH || !last) return false
    before = last.index
  }
  return false
}

const BATCH = 200
const BATCHES_MAX = PARTIES_MAX / BATCH

/** A role worn, or a vote: what somebody said in a call is no part in deciding it. */
const isPart = ({ entry: { cap, act } }: EntryLine): boolean =>
  cap?.startsWith('role:') === true || act === 'vote.cast'

/**
 * Whoever did it, and whoever acted in a role on the same thing before. A whole process is no such
 * thing: who opened its first window took no part in its last decision.
 */
async function partiesOf(read: Read | Tx, line: EntryLine): Promise<readonly PersonId[]> {
  const parties = new Set<PersonId>()
  const add = ({ entry: { actor } }: EntryLine) => {
    const person = personId(actor)
    if (person) parties.add(person)
  }
  add(line)
  if (line.entry.obj.startsWith('process:')) return [...parties]
  let before: number = line.index
  for (let batch = 0; batch < BATCHES_MAX; batch++) {
    const lines = await historyOf(read, { obj: line.entry.obj, limit: BATCH, before })
    lines.filter(isPart).forEach(add)
    const last = lines.at(-1)
    if (lines.length < BATCH || !last) break
    before = last.index
  }
  return [...parties]
}

/** Acts offered to whoever appeals; any other is named by its number. */
const OFFERED_MAX = 20
const OF_EACH_MAX = 3

/** What was decided last in a process, and is still young enough; the newest first. */
export async function recentActs(
  read: Read,
  process: Process,
  since: Instant,
): Promise<readonly EntryLine[]> {
  const asked: Parameters<typeof historyOf>[1][] = [
    { obj: `process:${process.id}`, limit: OFFERED_MAX },
  ]
  const add = (things: readonly { readonly id: string }[], noun: string, act: string) => {
    for (const { id } of things.slice(0, OFFERED_MAX)) {
      asked.push({ obj: `${noun}:${id}`, act, limit: OF_EACH_MAX })
    }
  }
  add(await callsOf(read, { process: process.id }), 'call', 'designation.conclude')
  add(await challengesIn(read, process.id), 'challenge', 'challenge.rule')
  add(await judgementsOf(read, process.id), 'judgement', 'judgement.make')
  const ballots = await ballotsOf(read, { process: process.id })
  add(ballots, 'ballot', 'ballot.close')
  add(ballots, 'ballot', 'ballot.select')
  add(await findOutcomes(read, process.id), 'outcome', 'outcome.adopt')
  const found: EntryLine[] = []
  for (const one of asked) found.push(...(await historyOf(read, one)))
  return found
    .filter((line) => atOf(line) >= since)
    .toSorted((one, other) => other.index - one.index)
    .slice(0, OFFERED_MAX)
}
