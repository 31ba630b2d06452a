/** Loads what the pages of participation show, in a handful of queries. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { findBody, seatsOf, termsOf, type Body } from '../bodies/index.ts'
import { codesOf, findPeople, namesOf, type Actor, type PersonId } from '../people/index.ts'
import { IMPORTER, type Process } from '../processes/index.ts'
import type { Instant } from '../../platform/values.ts'
import { templateOf } from '../templates/index.ts'
import { currentOf } from './audit.ts'
import { QUESTIONS } from './questions.ts'
import { groupSeats, type GroupSeats } from './seats.ts'
import { answersOf, contestsOf } from './store/audit.ts'
import type { AuditShown, Returned, SeatsShown } from './views/shown.ts'

export type Seating = { readonly body: Body; readonly groups: readonly GroupSeats[] }

/** Absent where the process has no body whose seats are counted. */
export async function seatingOf(
  db: Read | Tx,
  process: Pick<Process, 'body'>,
  now: Instant,
): Promise<Seating | undefined> {
  const body = process.body && (await findBody(db, { id: process.body }))
  if (!body) return undefined
  const codes = body.grouping === null ? [] : await codesOf(db, body.grouping)
  return { body, groups: groupSeats(body, await seatsOf(db, body.id, now), codes) }
}

/** Officers who can be written to about a seat that nobody fills. */
const TO_ASK = ['chair', 'vice-chair', 'secretary', 'facilitator'] as const

export async function loadSeats(
  read: Read,
  process: Process,
  now: Instant,
): Promise<SeatsShown | undefined> {
  const seating = await seatingOf(read, process, now)
  if (!seating) return undefined
  const { body, groups } = seating
  const officers = (await termsOf(read, body.id, now)).filter(({ role }) =>
    TO_ASK.some((one) => one === role),
  )
  const people = new Set<PersonId>([
    ...groups.flatMap(({ seated }) => seated),
    ...officers.map(({ person }) => person),
  ])
  return {
    ...seating,
    officers,
    template: await templateOf(read, process.pin),
    names: await namesOf(read, await findPeople(read, [...people])),
  }
}

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned?: Returned | undefined
}

export async function loadAudit(
  { read, now, viewer, returned }: Asked,
  process: Process,
): Promise<AuditShown> {
  const answers = await answersOf(read, process.id)
  const contests = await contestsOf(
    read,
    answers.map(({ id }) => id),
  )
  const people = [...answers, ...contests].flatMap(({ by }) => (by === IMPORTER ? [] : [by]))
  return {
    process,
    template: await templateOf(read, process.pin),
    questions: QUESTIONS,
    answers,
    contests,
    words: await wordsOf(read, [
      process.title,
      ...answers.flatMap(({ line, evidence }) => [line, evidence]),
      ...contests.map(({ reason }) => reason),
    ]),
    names: await namesOf(read, await findPeople(read, [...new Set(people)])),
    viewer,
    now,
    returned,
  }
}

export type AuditLine = {
  readonly process: Process['id']
  readonly answered: number
  readonly of: number
  /** Standing answers that somebody contests. */
  readonly contested: number
}

/** For each process that has answers: how many questions were answered, and how many contested. */
export async function auditLines(read: Read): Promise<readonly AuditLine[]> {
  const answers = await answersOf(read)
  const contests = await contestsOf(
    read,
    answers.map(({ id }) => id),
  )
  const contestedIds = new Set(contests.map(({ answer }) => answer))
  return [...new Set(answers.map(({ process }) => process))].map((process) => {
    const own = answers.filter((answer) => answer.process === process)
    const standing = QUESTIONS.flatMap(({ id }) => currentOf(own, id) ?? [])
    return {
      process,
      answered: standing.length,
      of: QUESTIONS.length,
      contested: standing.filter(({ id }) => contestedIds.has(id)).length,
    }
  })
}
