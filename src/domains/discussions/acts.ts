/** The kinds of act in discussions, and what of each stands in clear. Closed talk makes none. */
import {
  declareActs,
  type Act,
  type Clear,
  type Prose,
  type Via,
} from '../../platform/record/index.ts'
import type { Actor, Capacity } from '../people/index.ts'
import { type Process, topicsOf as processTopics } from '../processes/index.ts'
import type { Attachment } from './attachment.ts'
import type { ClosedList } from './list.ts'
import { placeOf, type About, type Message, type Thread } from './message.ts'

export const DISCUSSION_ACTS = declareActs({
  /** Of a text also the clause, and the version that it was read in. */
  'thread.begin': {
    about: 'text',
    process: 'text?',
    clause: 'text?',
    version: 'whole?',
    question: 'yes-no?',
  },
  'thread.answer': { message: 'text' },
  'thread.reopen': {},
  'message.post': {
    thread: 'text',
    number: 'whole',
    parent: 'text?',
    messageId: 'text',
    interest: 'whole?',
  },
  'message.attach': {
    attachment: 'text',
    type: 'text',
    size: 'whole',
    sha256: 'text',
    scanned: 'yes-no',
  },
  'message.edit': { edit: 'whole', interest: 'whole?' },
  /** What it became: `issue:01J…`. */
  'message.turn': { into: 'text' },
  'message.ask': {},
  'message.allow': { person: 'text' },
  'list.open': { process: 'text', kind: 'text' },
  'list.invite': { person: 'text' },
  'list.join': {},
  'list.leave': {},
  'list.adopt': { position: 'text' },
  'list.end': {},
})

export type DiscussionAct = keyof typeof DISCUSSION_ACTS

/** Pages that list what is said anywhere. */
export const EVERYWHERE = 'discussions'

/** Its own pages, those that list it, and the page of what it is about. */
export const topicsAround = (
  about: About,
  process: Pick<Process, 'id'> | undefined,
): readonly string[] => [
  EVERYWHERE,
  placeOf(about),
  ...(about.kind === 'issue' ? ['issues'] : []),
  ...(process ? [`process:${process.id}`] : []),
]

export type Doing = {
  readonly actor: Actor
  readonly via: Via
  readonly cap: Capacity | `role:${string}`
  readonly process: Process | undefined
}

type Told = {
  readonly act: DiscussionAct
  readonly clear?: Clear
  readonly parts?: readonly Prose[]
}

export function actOn(
  obj: `thread:${string}` | `message:${string}`,
  { thread, ...doing }: Doing & { readonly thread: Thread },
  { act, clear = {}, parts = [] }: Told,
): Act {
  const { actor, via, cap, process } = doing
  return {
    act,
    actor: actor.person,
    cap,
    obj,
    via,
    clear,
    topics: [`thread:${thread.id}`, ...topicsAround(thread.about, process)],
    ...(process ? { rules: process.pin.hash } : {}),
    ...(parts.length > 0 ? { parts } : {}),
  }
}

export function actOnList(
  list: ClosedList,
  { actor, via, cap, process }: Doing & { readonly process: Process },
  { act, clear = {}, parts = [] }: Told,
): Act {
  return {
    act,
    actor: actor.person,
    cap,
    obj: `list:${list.id}`,
    rules: process.pin.hash,
    via,
    clear,
    topics: [`list:${list.id}`, EVERYWHERE, ...processTopics(process)],
    ...(parts.length > 0 ? { parts } : {}),
  }
}

const interestOf = ({ interest }: Pick<Message, 'interest'>): Clear =>
  interest === undefined ? {} : { interest }

export const postClear = (message: Message): Clear => ({
  thread: message.thread,
  number: message.number,
  ...(message.parent === undefined ? {} : { parent: message.parent }),
  messageId: message.messageId,
  ...interestOf(message),
})

export const attachClear = ({
  id,
  type,
  size,
  sha256,
  scanned,
}: Pick<Attachment, 'id' | 'type' | 'size' | 'sha256' | 'scanned'>): Clear => ({
  attachment: id,
  type,
  size,
  sha256,
  scanned,
})

export const editClear = (message: Message): Clear => ({
  edit: message.edits,
  ...interestOf(message),
})
