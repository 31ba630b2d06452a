/** The state of play of a process, and what can be done here, in plain lines. Changes nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { formatWhen } from '../../platform/languages/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { phaseOf as ballotPhase } from '../ballots/index.ts'
import {
  answerOf,
  callsOf,
  datesOf,
  isStanding,
  objectionsOf,
  phaseOf,
} from '../decisions/index.ts'
import { listAddress } from '../mailings/index.ts'
import {
  findProcess,
  findProcesses,
  type Process,
  stageOf,
  windowPhase,
  windowsOf,
} from '../processes/index.ts'
import { findWindowRule, inWords, stageTitle, templateOf } from '../templates/index.ts'
import type { Asked, Done, MailDoor, MailReader, Place } from './door.ts'
import { numberedBallots } from './doors-ballots.ts'
import { placeOfThing } from './doors-ground.ts'
import { addressOfAsked } from './place.ts'
import { FRONT } from './request.ts'
import { titleFor } from './titled.ts'

/** A screen of a phone, twice: who wants more opens the page. */
export const STATUS_LINES_MAX = 40
/** Of each kind of thing. */
const LISTED_MAX = 8
const HELP_LINES_MAX = 9
/** Under way at once: more of them is a page. */
const PROCESSES_MAX = 20

export const statusDoor: MailDoor = {
  kinds: ['status'],
  weighty: () => false,
  act: async (tx, asked) => {
    if (asked.about === FRONT) return underWay(tx, asked)
    const place = await placeOfThing(tx, asked.about, asked.actor.person)
    const id = place?.process?.id
    const process = id && (await findProcess(tx, { id }))
    return process ? stateOf(tx, asked, process) : undefined
  },
  examples: async (db, { about, actor, reader: { t } }) => {
    const place = await placeOfThing(db, about, actor.person)
    return place?.process || about === FRONT ? [t('replies.example.status')] : []
  },
}

/** Who knows no address of a process yet learns them all. */
async function underWay(tx: Tx, { reader }: Asked): Promise<Done> {
  const { t } = reader
  const lines = await placesUnderWay(tx, reader)
  const word = t('replies.example.status')
  const lede = lines.length === 0 ? 'replies.status.nothing' : 'replies.status.under-way'
  return { kind: 'done', said: [t(lede, { word }), ...lines].join('\n'), path: '/processes' }
}

/** What is under way, with the address of each. */
export async function placesUnderWay(tx: Tx, reader: MailReader): Promise<readonly string[]> {
  const { domain } = reader
  const running = (await findProcesses(tx)).filter(({ state }) => state.kind === 'running')
  const shown = running.slice(0, PROCESSES_MAX)
  const lines: string[] = []
  for (const process of shown) {
    const { id, slug } = process
    const address = listAddress({ kind: 'process', id, slug }, domain)
    lines.push(`  ${await titleFor(tx, process, reader)}: ${address}`)
  }
  return lines
}

async function stateOf(tx: Tx, { reader, now }: Asked, process: Process): Promise<Done> {
  const { t } = reader
  const template = await templateOf(tx, process.pin)
  const stage = stageOf(process)
  const at = stage === undefined ? '' : stageTitle(template, stage, t)
  const open = (await windowsOf(tx, process.id)).filter((one) => windowPhase(one, now) === 'open')
  const windows = open.slice(0, LISTED_MAX).flatMap((one) => {
    const rule = findWindowRule(template, one.kind)
    const named = rule ? inWords(rule.title, t) : one.kind
    const closes = one.state.kind === 'waiting' ? undefined : one.state.closes
    return closes === undefined
      ? []
      : [t('replies.status.window', { window: named, when: whenOf(closes, reader) })]
  })
  const lines = [
    await titleFor(tx, process, reader),
    t('replies.status.stage', { stage: at }),
    ...windows,
    ...(await callLines(tx, process, { reader, now })),
    ...(await ballotLines(tx, process, { reader, now })),
  ]
  return {
    kind: 'done',
    said: lines.slice(0, STATUS_LINES_MAX).join('\n'),
    path: `/processes/${process.slug}`,
  }
}

type Telling = { readonly reader: MailReader; readonly now: Instant }

const whenOf = (at: Instant, { language }: MailReader) => formatWhen(at, 'UTC', language)

async function wordIn(db: Read | Tx, commitment: string, otherwise: string): Promise<string> {
  const wording = (await wordsOf(db, [commitment])).get(commitment)
  return wording.kind === 'text' ? wording.text : otherwise
}

async function callLines(
  db: Read | Tx,
  { id }: Process,
  { reader, now }: Telling,
): Promise<readonly string[]> {
  const { t } = reader
  const open = (await callsOf(db, { process: id })).filter((one) => phaseOf(one, now) === 'open')
  const lines: string[] = []
  for (const call of open.slice(0, LISTED_MAX)) {
    const closes = datesOf(call)?.closes
    const question = await wordIn(db, call.question, call.id)
    const standing = (await objectionsOf(db, [call.id])).filter(({ objection }) =>
      isStanding(objection),
    )
    const address = addressOfAsked('call', call.id, reader.domain)
    const waiting = standing.filter(({ objection }) => answerOf(objection) === undefined)
    lines.push(
      t('replies.status.call', {
        question,
        when: closes === undefined ? '' : whenOf(closes, reader),
      }),
      t('replies.status.objections', { count: standing.length, waiting: waiting.length }),
      `  ${t('replies.status.address', { address })}`,
    )
  }
  return lines
}

async function ballotLines(
  db: Read | Tx,
  { id }: Process,
  { reader, now }: Telling,
): Promise<readonly string[]> {
  const { t } = reader
  const windows = new Map((await windowsOf(db, id)).map((window) => [window.id, window]))
  const lines: string[] = []
  for (const [index, ballot] of (await numberedBallots(db, id)).entries()) {
    const window = windows.get(ballot.window)
    if (!window || ballotPhase(ballot, window, now) !== 'open') continue
    const question = await wordIn(db, ballot.question, ballot.id)
    const closes = window.state.kind === 'waiting' ? undefined : window.state.closes
    const when = closes === undefined ? '' : whenOf(closes, reader)
    const address = addressOfAsked('ballot', ballot.id, reader.domain)
    lines.push(
      t('replies.status.ballot', { number: index + 1, question, when }),
      `  ${t('replies.status.address', { address })}`,
    )
  }
  return lines.slice(0, LISTED_MAX)
}

/** What can be done here: lines that work, from all doors. */
export const helpDoor = (doors: readonly MailDoor[]): MailDoor => ({
  kinds: ['help'],
  weighty: () => false,
  act: async (tx, asked) => {
    const { t } = asked.reader
    const lines = await helpLines(tx, doors, asked)
    const shown = lines.map((line) => `  ${line}`)
    return {
      kind: 'done',
      said: [t('replies.help.lede'), ...shown, t('replies.help.words')].join('\n'),
      path: '/',
    }
  },
  examples: (_, { reader: { t } }) => Promise.resolve([t('replies.example.help')]),
})

async function helpLines(
  db: Read | Tx,
  doors: readonly MailDoor[],
  place: Place,
): Promise<readonly string[]> {
  const examples = await Promise.all(doors.map((door) => door.examples(db, place)))
  return [...new Set(examples.flat())].slice(0, HELP_LINES_MAX)
}
