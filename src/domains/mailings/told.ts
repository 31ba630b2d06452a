/** A message as its mail tells it: loaded once for all readers of a batch. Sends nothing. */
import type { Tx } from '../../platform/db/index.ts'
import { isMailId } from '../../platform/mail/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import {
  answeredBy,
  answering,
  clauseShown,
  heardOne,
  placeOf,
  placeOfThread,
  type DiscussionPlace,
  type Message,
  type MessageId,
  type Said,
  type Thread,
} from '../discussions/index.ts'
import { findAffiliations, findPeople, namesOf, type AffiliationId } from '../people/index.ts'
import { EVERYWHERE, type PlaceKey } from './pace.ts'
import type { Named } from './list-address.ts'

/** Ancestors that are read; a header names no more of them. */
const ANCESTORS_MAX = 12
const TITLE_MAX = 100
/** Letters of a clause: enough to know it again. */
const CLAUSE_MAX = 300

type ClauseTold = {
  readonly number: number
  readonly version: number
  /** Its first words; none where they were removed. */
  readonly words: string
}

export type Told = {
  readonly message: Message
  readonly thread: Thread
  readonly place: Named & { readonly title: string; readonly href: string }
  readonly subject: string
  readonly words: string
  /** The clause of a text that it is about, as its author read it. */
  readonly clause: ClauseTold | undefined
  readonly author: string
  readonly organisation: string | undefined
  readonly answered: readonly Message[]
  readonly at: Instant
}

/** The narrowest first; what everybody chose for all of them comes last. */
export const placesOf = ({ about, process }: Thread): readonly PlaceKey[] => [
  placeOf(about) as string as PlaceKey,
  ...(process === undefined || about.kind === 'process' ? [] : [`process:${process}` as PlaceKey]),
  EVERYWHERE,
]

/** Bodies and processes have a slug, which ends the path of their page. */
export function namedOf({ about, href }: Pick<DiscussionPlace, 'about' | 'href'>): Named {
  const { kind, id } = about
  const slug = kind === 'process' || kind === 'body' ? href.split('/').at(-1) : undefined
  return slug === undefined ? { kind, id } : { kind, id, slug }
}

/** As one line of a header. */
export const oneLineOf = (text: string, most: number): string => {
  const line = text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\s]+/gu, ' ').trim()
  return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line
}

/** Nothing where its words were removed since: nobody is mailed them. */
export async function loadTold(tx: Tx, id: MessageId): Promise<Told | undefined> {
  const heard = await heardOne(tx, id)
  if (!heard) return undefined
  const { message, thread } = heard
  const found = await placeOfThread(tx, thread)
  const said = [message.words, message.subject ?? thread.subject, { of: found.title }]
  const words = await wordsOf(tx, said.flatMap(commitmentsIn))
  const textOf = (one: Said): string | undefined => {
    if ('text' in one) return one.text
    const wording = words.get(one.of)
    return wording.kind === 'text' ? wording.text : undefined
  }
  const text = textOf(message.words)
  if (text === undefined || text === '') return undefined
  const subject = textOf(message.subject ?? thread.subject) ?? '…'
  const names = await namesOf(tx, await findPeople(tx, [message.author]))
  return {
    message,
    thread,
    place: {
      ...namedOf(found),
      title: oneLineOf(textOf({ of: found.title }) ?? found.href, TITLE_MAX),
      href: found.href,
    },
    subject: oneLineOf(message.number > 1 ? answering(subject) : subject, TITLE_MAX * 2),
    words: text,
    clause: await clauseOf(tx, thread),
    author: oneLineOf(names.get(message.author)?.name ?? message.author, TITLE_MAX),
    organisation: await organisationOf(tx, message),
    answered: await answeredBy(tx, heard, ANCESTORS_MAX),
    at: message.at,
  }
}

const commitmentsIn = (said: Said): readonly string[] => ('of' in said ? [said.of] : [])

async function clauseOf(tx: Tx, { about, anchor }: Thread): Promise<ClauseTold | undefined> {
  const shown = await clauseShown(tx, about, anchor)
  if (!shown) return undefined
  const { number, at, words } = shown
  const begins = words.removed === undefined ? oneLineOf(words.words, CLAUSE_MAX) : ''
  return { number, version: at.version, words: begins }
}

async function organisationOf(tx: Tx, { capacity }: Message): Promise<string | undefined> {
  if (!capacity.startsWith('org:')) return undefined
  const id = capacity.slice('org:'.length) as AffiliationId
  const found = (await findAffiliations(tx, [id])).get(id)
  if (!found) return undefined
  const wording = (await wordsOf(tx, [found.organisation])).get(found.organisation)
  return wording.kind === 'text' ? oneLineOf(wording.text, TITLE_MAX) : undefined
}

/** What a client threads by; an id that no header could hold is replaced by one of ours. */
export const mailIdOf = ({ id, messageId }: Message, domain: string): string =>
  isMailId(messageId) ? messageId : `<${id}@${domain}>`
