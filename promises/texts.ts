/**
 * Two editors publish what they decided about the same amendments, 50 times at once, while their
 * proposers take some back: none is lost, none is taken twice. The twin decides again what was
 * decided already.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Config } from '../src/config.ts'
import { findAmendment } from '../src/domains/amendments/index.ts'
import { personId, type PersonId } from '../src/domains/people/index.ts'
import { findVersion, versionWords } from '../src/domains/texts/index.ts'
import type { Read } from '../src/platform/db/index.ts'
import { openGround } from '../src/serving.ts'
import { READ } from './durability-load.ts'
import { peopleAt, siteAt, type Writer } from './durability-server.ts'
import { TWINS } from './durability-twins.ts'
import type { Line } from './index.ts'
import { onBoth, type Play } from './on-both.ts'
import { amendedTexts, type Amended } from './texts-table.ts'

const ROUNDS = 20
const ROUNDS_OF_TWIN = 2
const AT_ONCE = 50
const PROPOSERS = 5
/** An editor who was overtaken publishes the rest, and is overtaken once more at most. */
const ATTEMPTS_MAX = 4
const SENT_MAX = 200
const PAUSE_MS = 100

/** By number: what the first editor takes, and what the second does; the ninth both decline. */
const FIRST = [1, 2, 3, 4, 5, 7]
const SECOND = [3, 4, 5, 6, 7, 8]
const DECLINED = 9
const LEFT_ALONE = 10
/** Taken back by their proposers meanwhile: then they are withdrawn or taken, and never both. */
const TAKEN_BACK = [2, 6]

export const run = (): Promise<readonly Line[]> =>
  onBoth({
    name: 'T-1 texts',
    prefix: 'texts-',
    twin: TWINS.decidesAgain,
    rounds: { sound: ROUNDS, twin: ROUNDS_OF_TWIN },
    play,
    lineOf,
  })

type Figures = {
  readonly published: number
  readonly amendments: number
  readonly taken: number
  readonly lost: number
  readonly twice: number
  /** In the text, though nobody took it, or out of it, though somebody did. */
  readonly astray: number
}

const isKept = ({ published, taken, lost, twice, astray }: Figures) =>
  published > 0 && taken > 0 && lost === 0 && twice === 0 && astray === 0

const lineOf = (name: string, kept: Figures, twin: Figures): Line => ({
  name,
  text:
    `${kept.amendments} amendments in ${ROUNDS} rounds of ${AT_ONCE} merges at once by two ` +
    `editors, ${kept.published} versions, ${kept.taken} taken, ${kept.lost} lost, ` +
    `${kept.twice} taken twice, ${kept.astray} astray; twin took ${twin.twice} twice`,
  ok: isKept(kept),
  sabotage: isKept(twin) ? 'green' : 'red',
})

async function play({ rounds, ...place }: Play): Promise<Figures> {
  const site = await siteAt(place)
  const people = await peopleAt(site.config, rounds * 2 + PROPOSERS)
  const editors = people.slice(0, rounds * 2)
  const proposers = people.slice(rounds * 2)
  const idOf = ({ person }: Writer): PersonId => {
    const id = personId(person)
    if (!id) throw new Error('nobody')
    return id
  }
  const who = { editors: editors.map(idOf), proposers: proposers.map(idOf) }
  const texts = await amendedTexts(site.config, who, rounds)
  site.start()
  try {
    await site.ready()
    for (const [round, text] of texts.entries()) {
      const [first, second] = editors.slice(round * 2)
      if (!first || !second) throw new Error('two editors')
      await oneRound(site.url, text, { first, second, proposers })
    }
  } finally {
    await site.stop()
  }
  return figuresOf(site.config, texts)
}

type Form = { readonly path: string; readonly fields: Readonly<Record<string, string>> }

let keys = 0

/** A site that is too busy says so, and keeps nothing: the same form is sent again. */
async function send(url: string, writer: Writer, form: Form) {
  const key = `merge-key-${++keys}`
  for (let attempt = 1; attempt <= SENT_MAX; attempt++) {
    const answer = await sendOnce(url, writer, form, key)
    if (answer) return answer
    await pause(PAUSE_MS)
  }
  throw new Error(`${form.path}: no answer after ${SENT_MAX} attempts`)
}

async function sendOnce(url: string, writer: Writer, { path, fields }: Form, key: string) {
  const body = new URLSearchParams({
    ...fields,
    ...READ,
    undertakings: '1',
    key,
  })
  const headers = { cookie: writer.cookie, 'x-forwarded-for': writer.network }
  const sent = { method: 'POST', redirect: 'manual', headers, body } as const
  const answer = await fetch(`${url}${path}`, sent)
  const text = await answer.text()
  if (answer.status === 503 || answer.status === 429) return undefined
  if (answer.status !== 303 && answer.status !== 422) {
    throw new Error(`${path} answered ${answer.status}`)
  }
  return { done: answer.status === 303, text }
}

type Round = {
  readonly first: Writer
  readonly second: Writer
  readonly proposers: readonly Writer[]
}

async function oneRound(url: string, at: Amended, { first, second, proposers }: Round) {
  const path = `/texts/${at.text}/merge`
  const id = (number: number) => at.amendments[number - 1]?.id ?? ''
  const decide = async (editor: Writer, number: number, fields: Form['fields']) => {
    const form = { path: `${path}/decisions`, fields: { amendment: id(number), ...fields } }
    const { done } = await send(url, editor, form)
    if (!done) throw new Error(`nothing could be decided about ${number}`)
  }
  for (const [editor, numbers] of [
    [first, FIRST],
    [second, SECOND],
  ] as const) {
    for (const number of numbers) await decide(editor, number, { decision: 'take' })
    await decide(editor, DECLINED, { decision: 'decline', reason: 'Not now.' })
  }
  const merges = Array.from({ length: AT_ONCE }, (_, index) =>
    publish(url, index % 2 === 0 ? first : second, `${path}/publication`),
  )
  const back = TAKEN_BACK.map((number) => {
    const proposer = proposers[(number - 1) % proposers.length]
    if (!proposer) throw new Error('no proposer')
    return send(url, proposer, { path: `/amendments/${id(number)}/withdrawals`, fields: {} })
  })
  await Promise.all([...merges, ...back])
}

/** Until nothing that this editor decided is left, or somebody else's try is before this one. */
async function publish(url: string, editor: Writer, path: string): Promise<void> {
  let base = '1'
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    const { done, text } = await send(url, editor, { path, fields: { base, reason: 'As agreed' } })
    const latest = /name="base" value="(\d+)"/.exec(text)?.[1]
    if (done || latest === undefined || latest === base) return
    base = latest
  }
}

async function figuresOf(config: Config, texts: readonly Amended[]): Promise<Figures> {
  const ground = await openGround(config)
  try {
    const figures: Figures[] = []
    for (const at of texts) figures.push(await figuresAt(ground.database.read, at))
    const sum = (name: keyof Figures) => figures.reduce((all, one) => all + one[name], 0)
    return {
      published: sum('published'),
      amendments: sum('amendments'),
      taken: sum('taken'),
      lost: sum('lost'),
      twice: sum('twice'),
      astray: sum('astray'),
    }
  } finally {
    await ground.close()
  }
}

async function figuresAt(read: Read, { text, amendments }: Amended): Promise<Figures> {
  const version = await findVersion(read, text)
  if (!version) throw new Error('no version')
  const said = (await versionWords(read, version)).map(({ words }) => words).join('\n')
  let [taken, lost, twice, astray] = [0, 0, 0, 0]
  for (const [index, { id, word }] of amendments.entries()) {
    const number = index + 1
    const state = (await findAmendment(read, id))?.state.kind
    const { rows } = await sql<{ act: string }>`
      select act from entries where obj = ${`amendment:${id}`}
    `.execute(read)
    const takes = rows.filter(({ act }) => act === 'amendment.take').length
    const ends = rows.filter(({ act }) => /\.(take|decline|withdraw)$/.test(act)).length
    const times = said.split(word).length - 1
    if (state === 'taken') taken += 1
    if (ends > 1 || times > 1) twice += 1
    if (times > 0 !== (state === 'taken') || takes > 0 !== (state === 'taken')) astray += 1
    if (state !== expected(number, state)) lost += 1
  }
  return {
    published: version.number - 1,
    amendments: amendments.length,
    taken,
    lost,
    twice,
    astray,
  }
}

/** What must have become of it; of what was taken back meanwhile, one of two things. */
function expected(number: number, state: string | undefined): string {
  if (number === DECLINED) return 'declined'
  if (number === LEFT_ALONE) return 'proposed'
  return TAKEN_BACK.includes(number) && state === 'withdrawn' ? 'withdrawn' : 'taken'
}
