/**
 * Makes the sites that pages are measured on, through steps and rules: processes with a hundred
 * items each, and people who are signed in. Run as `node pages-data.js FOLDER PROCESSES
 * OBJECTIONS`, of which each call has so many that wait for an answer; says
 * where the page is and hands over the people's cookies.
 */
import { addPerson } from '../src/adding.ts'
import { readConfig, type Config } from '../src/config.ts'
import {
  found,
  findBody,
  saveBody,
  saveSeat,
  saveTerm,
  type BodyId,
  type SeatId,
  type TermId,
} from '../src/domains/bodies/index.ts'
import {
  callRuleOf,
  draftCall,
  openCall,
  partyOf,
  takePosition,
  type Roll,
} from '../src/domains/decisions/index.ts'
import { agreeOnTheWay, findActor, type PersonId } from '../src/domains/people/index.ts'
import {
  beginProcess,
  findProcess,
  lockProcess,
  openWindowIn,
  overrideProcess,
  type Process,
  publishToProcess,
} from '../src/domains/processes/index.ts'
import { findPins, latestOf, templateOf } from '../src/domains/templates/index.ts'
import { draftText, findVersion } from '../src/domains/texts/index.ts'
import { foundSite } from '../src/founding.ts'
import { officesOf } from '../src/joined.ts'
import { newUlid, seededRandom, systemClock } from '../src/platform/clock.ts'
import type { Database, Tx } from '../src/platform/db/index.ts'
import { cookieHeader, startSession } from '../src/platform/http/index.ts'
import { mailAddress } from '../src/platform/mail/index.ts'
import { prose } from '../src/platform/record/index.ts'
import type { Result } from '../src/platform/values.ts'
import { openGround } from '../src/serving.ts'

/** On one page: 5 calls to answer, the same listed, their 5 windows, 77 documents, 8 stages. */
const CALLS = 5
const DOCUMENTS = 77
const POSITIONS = 5
const STAGES_MAX = 12
/** As many readers as it takes for none of them to be asked to slow down. */
const READERS = 200
const SEATS = 20
const GROUPS = ['academia', 'business', 'civil-society', 'government'] as const
const WORDS = 'who pays for the years of updates, and what happens when the maker is gone?'

export type Made = { readonly path: string; readonly cookies: readonly string[] }

const clock = { ...systemClock, random: seededRandom('pages') }

const value = <Value>(result: Result<Value, { readonly kind: string }>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

async function addReader(tx: Tx, number: number): Promise<PersonId> {
  const mail = mailAddress(`reader-${number}@bench.example`)
  if (!mail) throw new Error('no mail address')
  const group = GROUPS[number % GROUPS.length]
  const role = number === 0 ? 'secretary' : undefined
  const person = { mail, name: `Reader ${number}`, group, region: 'africa', role } as const
  return value(await addPerson(tx, clock, person, clock.now()))
}

/** In a transaction of its own: what somebody is called can be read once it is kept. */
async function agreeAll(tx: Tx, people: readonly PersonId[]): Promise<void> {
  for (const person of people) {
    const actor = await actorOf(tx, person)
    await agreeOnTheWay(tx, actor, { permanence: true, via: 'import' }, clock.now())
  }
}

async function actorOf(tx: Tx, person: PersonId) {
  const actor = await findActor(tx, person, { officesOf, now: clock.now() })
  if (!actor) throw new Error(`nobody is ${person}`)
  return actor
}

async function foundTable(tx: Tx, people: readonly PersonId[]): Promise<BodyId> {
  const now = clock.now()
  const name = prose('name', 'Labels table', clock)
  const body = found(
    {
      id: newUlid(clock) as BodyId,
      slug: 'labels-table',
      kind: 'table',
      name,
      mandate: null,
      joining: 'open',
      grouping: 'stakeholder-groups',
      practice: true,
    },
    now,
  )
  const common = { actor: 'role:operator', obj: `body:${body.id}`, via: 'import' } as const
  const clear = { slug: body.slug, kind: body.kind, joining: body.joining }
  await saveBody(tx, body, { ...common, act: 'body.found', clear, parts: [name], topics: [] })
  for (const [index, person] of people.entries()) {
    const group = GROUPS[index % GROUPS.length] ?? null
    const id = newUlid(clock) as SeatId
    const seat = { id, body: body.id, person, group, since: now, endedAt: null }
    const taken = { seat: id, person, ...(group === null ? {} : { group }) }
    await saveSeat(tx, seat, { ...common, act: 'seat.take', clear: taken, topics: [] })
  }
  const [, chair] = people
  if (!chair) throw new Error('no chair')
  const id = newUlid(clock) as TermId
  const term = { id, body: body.id, person: chair, role: 'chair', since: now } as const
  const clearTerm = { role: term.role, person: chair }
  await saveTerm(
    tx,
    { ...term, until: null, endedAt: null },
    { ...common, act: 'role.begin', clear: clearTerm, topics: [] },
  )
  return body.id
}

type Table = {
  readonly body: BodyId
  readonly seated: readonly PersonId[]
  /** Raised in each call, by as many of the seated. */
  readonly objections: number
}

const stepBy = async (tx: Tx, person: PersonId) => {
  const by = { kind: 'person', actor: await actorOf(tx, person) } as const
  return { tx, clock, now: clock.now(), by, via: 'web' } as const
}

/**
 * A process in its plenary, with stages behind it and documents published. What somebody is told
 * of is in a transaction before: mails are written from what is kept.
 */
async function addProcess(
  { transact }: Pick<Database, 'transact'>,
  slug: string,
  { body, seated, objections }: Table,
): Promise<void> {
  const [secretary, chair] = seated
  if (!secretary || !chair) throw new Error('nobody')
  const id = await transact(async (tx) => {
    const pin = latestOf(await findPins(tx), 'convening')
    if (!pin) throw new Error('no template')
    const begun = { slug, title: `Labels: ${slug}`, question: WORDS, pin, body, practice: true }
    return value(await beginProcess(await stepBy(tx, secretary), begun)).id
  })
  const text = await transact((tx) => addPapers(tx, slug, { id, chair }))
  for (let number = 1; number <= CALLS; number++) {
    const question = `${number}: ${WORDS}`
    const asked = { id, seated, objections, chair, text, question }
    const drafted = await transact((tx) => draftOne(tx, asked))
    await transact((tx) => addCall(tx, asked, drafted))
  }
}

type Chaired = { readonly id: Process['id']; readonly chair: PersonId }

async function addPapers(tx: Tx, slug: string, { id, chair }: Chaired) {
  const step = await stepBy(tx, chair)
  let process = await lockProcess(tx, { id })
  for (let moves = 0; moves < STAGES_MAX && process; moves++) {
    if (process.state.kind !== 'running' || process.state.stage === 'plenary') break
    process = value(await overrideProcess(step, process, WORDS, []))
  }
  if (!process) throw new Error('no process')
  for (let number = 1; number <= DOCUMENTS; number++) {
    const title = `Minutes ${number}: ${WORDS}`
    const asked = { artefact: 'minutes', title, href: `/processes/${slug}/record` }
    value(await publishToProcess(step, process, asked))
  }
  const clauses = [1, 2, 3].map((number) => ({ id: undefined, words: `${number}. ${WORDS}` }))
  const draft = { title: 'The label', language: 'en', clauses, reason: 'First draft' } as const
  return value(await draftText(step, process, draft)).text.id
}

type NewCall = Chaired & {
  readonly seated: readonly PersonId[]
  readonly objections: number
  readonly text: Parameters<typeof findVersion>[1]
  readonly question: string
}

const KIND = 'call'

async function within(tx: Tx, { id, chair }: NewCall) {
  const process = await lockProcess(tx, { id })
  if (!process) throw new Error('no process')
  const rule = callRuleOf(await templateOf(tx, process.pin), process.pin, KIND)
  const step = await stepBy(tx, chair)
  return { process, rule, step, own: { ...step, rule, party: partyOf(process, step.by.actor) } }
}

async function draftOne(tx: Tx, asked: NewCall) {
  const { process, own } = await within(tx, asked)
  const version = await findVersion(tx, asked.text)
  if (!version) throw new Error('no version')
  const subject = { text: asked.text, version: version.number, hash: version.hash }
  const draft = { process: process.id, windowKind: KIND, subject, question: asked.question }
  return value(await draftCall(own, draft))
}

type Drafted = Awaited<ReturnType<typeof draftOne>>

async function addCall(tx: Tx, asked: NewCall, drafted: Drafted): Promise<void> {
  const { process, rule, step, own } = await within(tx, asked)
  const serves = `call:${drafted.id}` as const
  const dates = { kind: KIND, serves, closesOn: undefined, published: ['en'] } as const
  const window = value(await openWindowIn(step, process, dates))
  const roll: Roll = asked.seated.map((person, index) => ({
    person,
    group: GROUPS[index % GROUPS.length] ?? 'business',
  }))
  const call = value(await openCall(own, drafted, { window, roll }))
  // The secretary and the chair have said nothing yet.
  const speaking = asked.seated.slice(2, 2 + POSITIONS + asked.objections)
  for (const [index, person] of speaking.entries()) {
    const given = { permanence: true, undertakings: rule.undertakings, via: 'import' } as const
    const agreed = await agreeOnTheWay(tx, await actorOf(tx, person), given, clock.now())
    const party = partyOf(process, agreed)
    const objects = index >= POSITIONS
    const stance = { kind: objects ? 'object' : 'support' } as const
    const typed = { stance, capacity: 'personal', reason: WORDS, ownGroup: undefined } as const
    const objection = objects ? { title: WORDS, argument: WORDS, remedy: WORDS } : undefined
    value(await takePosition({ ...own, party }, call, { ...typed, objection }))
  }
}

type Size = { readonly processes: number; readonly objections: number }

/** As an operator would with commands, only faster: the same steps, acts and entries. */
export async function makeSite(config: Config, size: Size): Promise<Made> {
  const { processes, objections } = size
  const ground = await openGround(config, { clock, muted: true })
  const { database } = ground
  try {
    await foundSite(ground)
    const readers: PersonId[] = []
    await database.transact(async (tx) => {
      for (let number = 0; number < READERS; number++) readers.push(await addReader(tx, number))
    })
    await database.transact((tx) => agreeAll(tx, readers))
    const seated = readers.slice(0, SEATS)
    const body = await database.transact((tx) => foundTable(tx, seated))
    for (let number = 1; number <= processes; number++) {
      await addProcess(database, `labels-${number}`, { body, seated, objections })
    }
    const cookies: string[] = []
    for (const subject of readers) {
      const token = await database.transact((tx, now) => startSession(tx, { subject, now, clock }))
      cookies.push(cookieHeader(false, token))
    }
    if (!(await findBody(database.read, { id: body }))) throw new Error('no table')
    if (!(await findProcess(database.read, { slug: 'labels-1' }))) throw new Error('no process')
    return { path: '/processes/labels-1', cookies }
  } finally {
    await ground.close()
  }
}

const [, , folder, processes, objections] = process.argv
if (folder !== undefined) {
  const read = readConfig({ PARLEY_DATA: folder, PARLEY_SMTP_PORT: '0' })
  if (!read.ok) throw new Error('no such settings')
  const size = { processes: Number(processes), objections: Number(objections) }
  process.send?.(await makeSite(read.config, size))
  process.disconnect?.()
}
