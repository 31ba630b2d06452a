/** What a mail is about, looked up for the doors: ids, places, and why something was not done. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { ballotId, findBallot } from '../ballots/index.ts'
import { callId, findCall, findObjection, objectionId } from '../decisions/index.ts'
import {
  aboutOf,
  findMessage,
  findThread,
  messageId,
  placeAt,
  threadId,
  type About,
  type DiscussionPlace,
} from '../discussions/index.ts'
import type { PersonId } from '../people/index.ts'
import { findPetition, petitionId } from '../petitions/index.ts'
import { type Pin, type Template, undertakingPoints, undertakingsOf } from '../templates/index.ts'
import type { MailReader, NotDone } from './door.ts'

/** The id of what a mail is about, where it is of this kind. */
export function idIn(about: string, kind: string): string | undefined {
  const [noun, id = ''] = about.split(/[:/]/)
  return noun === kind ? id : undefined
}

/** Which answer to an objection a mail carried: `objection:01J…/2`. */
export function roundIn(about: string): number | undefined {
  const [, round] = /\/([1-9]\d?)$/.exec(about) ?? []
  return round === undefined ? undefined : Number(round)
}

/** Under which rules somebody acts. */
export type Ruled = { readonly template: Template; readonly pin: Pin }

type Reasoned = { readonly kind: string }
const UNREAD: ReadonlySet<string> = new Set(['permanence-unread', 'undertakings-unread'])

/** What was not read yet is set out in a mail; all else is said as the page says it. */
export function notDone<Refusal extends Reasoned>(
  refusal: Refusal,
  { t }: MailReader,
  ruled: Ruled | undefined,
  explain: (refusal: Refusal) => string,
): NotDone {
  if (!UNREAD.has(refusal.kind)) return { kind: 'refused', said: explain(refusal) }
  return {
    kind: 'unread',
    undertakings: ruled && undertakingsOf(ruled.pin),
    points: undertakingPoints(ruled?.template, t),
  }
}

/** The place that a thing is in: where its talk and its mail are chosen for. */
export async function placeOfThing(
  db: Read | Tx,
  raw: string,
  reader: PersonId,
): Promise<DiscussionPlace | undefined> {
  const about = await aboutOfThing(db, raw, reader)
  return about && placeAt(db, about)
}

/** What its talk is about. */
export async function aboutOfThing(
  db: Read | Tx,
  raw: string,
  reader: PersonId,
): Promise<About | undefined> {
  const place = aboutOf(raw)
  if (place) return place
  const [noun = '', id = ''] = raw.split(/[:/]/)
  const inProcess = (process: string | undefined) =>
    process === undefined ? undefined : aboutOf(`process:${process}`)
  switch (noun) {
    case 'thread': {
      const thread = threadId(id)
      return thread && (await findThread(db, thread, reader))?.about
    }
    case 'message': {
      const named = messageId(id)
      const message = named && (await findMessage(db, named, reader))
      return message && (await findThread(db, message.thread, reader))?.about
    }
    case 'call':
      return inProcess(await processOfCall(db, id))
    case 'objection': {
      const objection = objectionId(id)
      const behind = objection && (await findObjection(db, objection))
      return behind && inProcess(await processOfCall(db, behind.objection.call))
    }
    case 'ballot': {
      const ballot = ballotId(id)
      return inProcess(ballot && (await findBallot(db, ballot))?.process)
    }
    case 'petition': {
      const petition = petitionId(id)
      return inProcess(petition && (await findPetition(db, petition))?.process)
    }
    default:
      return undefined
  }
}

async function processOfCall(db: Read | Tx, raw: string): Promise<string | undefined> {
  const id = callId(raw)
  return id && (await findCall(db, id))?.process
}
