/**
 * Makes two texts of the same words on one site, each in a process of its own: nobody says anything
 * about the one, thousands comment on the other and amend it, step by step. Measures nothing.
 */
import { addPerson } from '../src/adding.ts'
import { readConfig } from '../src/config.ts'
import { proposeAmendment } from '../src/domains/amendments/index.ts'
import { findBody } from '../src/domains/bodies/index.ts'
import { answerThread, beginThread } from '../src/domains/discussions/index.ts'
import {
  agreeOnTheWay,
  findActor,
  SECRETARIAT,
  type PersonId,
} from '../src/domains/people/index.ts'
import { beginProcess, type Process, type Step } from '../src/domains/processes/index.ts'
import { findPins, latestOf, undertakingsOf } from '../src/domains/templates/index.ts'
import { draftText, publishVersion, type Passage, type Text } from '../src/domains/texts/index.ts'
import { foundSite } from '../src/founding.ts'
import { officesOf } from '../src/joined.ts'
import { seededRandom, systemClock } from '../src/platform/clock.ts'
import type { Database, Tx } from '../src/platform/db/index.ts'
import { cookieHeader, startSession } from '../src/platform/http/index.ts'
import { mailAddress } from '../src/platform/mail/index.ts'
import type { Result } from '../src/platform/values.ts'
import { openGround } from '../src/serving.ts'

/** As many readers as it takes for none of them to be asked to slow down. */
const READERS = 200
/** Each thread is begun by a question; nobody says more than a hundred things in a day. */
const THREADS_OF_EACH = 10
const MESSAGES_OF_THREAD = 5
const AMENDMENTS_OF_EACH = 10
export const COMMENTS = READERS * THREADS_OF_EACH * MESSAGES_OF_THREAD
export const AMENDMENTS = READERS * AMENDMENTS_OF_EACH
const WORDS = 'who pays for the years of updates, and what happens when the maker is gone?'

const clock = { ...systemClock, random: seededRandom('talk') }

export type TalkSite = {
  readonly quiet: string
  readonly busy: string
  readonly cookies: readonly string[]
}

const value = <Value>(result: Result<Value, { readonly kind: string }>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

async function actorOf(tx: Tx, person: PersonId) {
  const actor = await findActor(tx, person, { officesOf, now: clock.now() })
  if (!actor) throw new Error(`nobody is ${person}`)
  return actor
}

const stepBy = async (tx: Tx, person: PersonId) => {
  const by = { kind: 'person', actor: await actorOf(tx, person) } as const
  return { tx, clock, now: clock.now(), by, via: 'web' } as const
}

async function addReader(tx: Tx, number: number): Promise<PersonId> {
  const mail = mailAddress(`reader-${number}@bench.example`)
  if (!mail) throw new Error('no mail address')
  const role = number === 0 ? 'secretary' : number === 1 ? 'chair' : undefined
  return value(await addPerson(tx, clock, { mail, name: `Reader ${number}`, role }, clock.now()))
}

type Begun = { readonly process: Process; readonly text: Text }

/** Two versions of the same size: the second says one clause otherwise. */
async function addText(
  { transact }: Database,
  slug: string,
  { people, words }: { readonly people: readonly PersonId[]; readonly words: readonly Passage[] },
): Promise<Begun> {
  const [secretary, chair] = people
  if (!secretary || !chair) throw new Error('nobody')
  const begun = await transact(async (tx) => {
    const pin = latestOf(await findPins(tx), 'convening')
    const body = await findBody(tx, { slug: SECRETARIAT })
    if (!pin || !body) throw new Error('no template')
    const asked = { slug, title: 'The label', question: WORDS, pin, body: body.id, practice: true }
    const process = value(await beginProcess(await stepBy(tx, secretary), asked))
    const clauses = words.map((one) => ({ id: undefined, words: one.words }))
    const draft = { title: 'The label', language: 'en', reason: 'First', clauses } as const
    const { text } = value(await draftText(await stepBy(tx, chair), process, draft))
    return { process, text }
  })
  await transact(async (tx) => {
    const clauses = words.with(0, { id: idOf(words, 0), words: WORDS })
    const next = { base: 1, clauses, reason: 'As agreed' }
    value(await publishVersion(await stepBy(tx, chair), { ...begun, freezes: [] }, next))
  })
  return begun
}

const idOf = (words: readonly Passage[], place: number) => {
  const id = words[place % words.length]?.id
  if (!id) throw new Error('no clause')
  return id
}

type Said = Begun & { readonly words: readonly Passage[]; readonly number: number }
type Talking = Omit<Step, 'by'> & { readonly by: Awaited<ReturnType<typeof stepBy>>['by'] }

/** Threads about clauses in turn, each begun and answered by one person. */
async function comment(step: Talking, { text, words, number }: Said): Promise<void> {
  const { tx, now, via, by } = step
  const setting = { tx, clock, now, via, host: 'bench.example' }
  const typed = { capacity: 'personal', hat: undefined, words: WORDS } as const
  for (let thread = 0; thread < THREADS_OF_EACH; thread++) {
    const begins = {
      ...typed,
      about: { kind: 'text', id: text.id } as const,
      anchor: { clause: idOf(words, number * THREADS_OF_EACH + thread), version: 2 },
      question: thread % 2 === 0,
      subject: `Question ${number}.${thread}`,
    }
    const first = value(await beginThread(setting, by.actor, begins))
    for (let message = 1; message < MESSAGES_OF_THREAD; message++) {
      value(await answerThread(setting, by.actor, { ...typed, thread: first.thread }))
    }
  }
}

async function amend(step: Talking, { process, text, words, number }: Said): Promise<void> {
  for (let amendment = 0; amendment < AMENDMENTS_OF_EACH; amendment++) {
    const clause = idOf(words, number * AMENDMENTS_OF_EACH + amendment)
    const reworded = `${number}.${amendment}: ${WORDS}`
    const changes = [{ kind: 'replace', clause, words: reworded } as const]
    const asked = { base: 2, changes, reason: WORDS, capacity: 'personal' } as const
    value(await proposeAmendment(step, { process, text }, asked))
  }
}

export async function makeTalkSite(folder: string, words: readonly Passage[]): Promise<TalkSite> {
  const read = readConfig({ PARLEY_DATA: folder, PARLEY_SMTP_PORT: '0' })
  if (!read.ok) throw new Error('no such settings')
  const ground = await openGround(read.config, { clock, muted: true })
  const { database } = ground
  try {
    await foundSite(ground)
    const people: PersonId[] = []
    await database.transact(async (tx) => {
      for (let number = 0; number < READERS; number++) people.push(await addReader(tx, number))
    })
    await database.transact(async (tx) => {
      for (const person of people) {
        const given = { permanence: true, via: 'import' } as const
        await agreeOnTheWay(tx, await actorOf(tx, person), given, clock.now())
      }
    })
    const quiet = await addText(database, 'quiet', { people, words })
    const busy = await addText(database, 'busy', { people, words })
    const undertakings = undertakingsOf(busy.process.pin)
    for (const [number, person] of people.entries()) {
      await database.transact(async (tx) => {
        const { by, ...step } = await stepBy(tx, person)
        const given = { permanence: true, undertakings, via: 'import' } as const
        const actor = await agreeOnTheWay(tx, by.actor, given, step.now)
        const talking = { ...step, by: { ...by, actor } }
        await comment(talking, { ...busy, words, number })
        await amend(talking, { ...busy, words, number })
      })
    }
    const cookies: string[] = []
    for (const subject of people) {
      const token = await database.transact((tx, now) => startSession(tx, { subject, now, clock }))
      cookies.push(cookieHeader(false, token))
    }
    return { quiet: `/texts/${quiet.text.id}`, busy: `/texts/${busy.text.id}`, cookies }
  } finally {
    await ground.close()
  }
}
