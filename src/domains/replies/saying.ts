/** Words that came by mail become a message, by the step that the page posts by. */
import type { Tx } from '../../platform/db/index.ts'
import { minutes, type Result } from '../../platform/values.ts'
import {
  aboutOf,
  answerThread,
  beginThread,
  EDIT_WITHIN,
  explainDiscussion,
  findMessage,
  findThread,
  isClosed,
  messageId as messageIdOf,
  placeAt,
  placeOf,
  threadId as threadIdOf,
  threadOf,
  WORDS_LENGTH_MAX,
  type About,
  type DiscussionPlace,
  type DiscussionRefusal,
  type Message,
  type MessageId,
  type ReceivedFile,
  type Thread,
} from '../discussions/index.ts'
import type { Gone } from '../people/index.ts'
import { templateOf, undertakingPoints } from '../templates/index.ts'
import type { Done, NotDone, Place } from './door.ts'
import type { Replying } from './replying.ts'
import { bareSubject, FRONT, type Request } from './request.ts'

/** Where it is to be said: in a thread, or at a place where it begins one. */
type Where =
  | { readonly kind: 'thread'; readonly thread: Thread; readonly parent: MessageId | undefined }
  | { readonly kind: 'place'; readonly about: About }

export type Saying = Place & {
  readonly request: Request
  readonly received: readonly ReceivedFile[] | undefined
  /** Its author may think that it was an act, and is told that it was none. */
  readonly isLikeAnAct: boolean
}

/** @returns nothing where there is nobody to say it to */
export async function say(
  replying: Replying,
  tx: Tx,
  saying: Saying,
): Promise<Done | NotDone | undefined> {
  const { actor, request, reader } = saying
  const where = await whereOf(tx, saying)
  if (!where || request.words === '') return undefined
  if (request.words.length > WORDS_LENGTH_MAX) {
    return {
      kind: 'refused',
      said: reader.t('replies.refused.too-long', { most: WORDS_LENGTH_MAX }),
    }
  }
  const about = where.kind === 'thread' ? where.thread.about : where.about
  const place = await placeAt(tx, about)
  if (!place) return undefined
  const posted = await post(replying, tx, { ...saying, where })
  if (!posted.ok) return refusedFor(tx, place, posted.refusal, saying)
  const message = posted.value
  const thread = await findThread(tx, message.thread, actor.person)
  const isOpen = thread !== undefined && !isClosed(thread)
  const { t } = reader
  const out = saying.received === undefined ? request.files : []
  const left = out.map((name) => t('replies.file-left-out', { name }))
  return {
    kind: 'done',
    said: [
      t('replies.done.message', { number: message.number }),
      ...(saying.isLikeAnAct
        ? [t('replies.done.no-act', { word: t('replies.example.status') })]
        : []),
      ...left,
    ].join('\n'),
    ...(isOpen ? { recorded: { act: 'message.post', obj: `message:${message.id}` } } : {}),
    path: `/messages/${message.id}`,
    change: t('replies.change.message', { minutes: EDIT_WITHIN / minutes(1) }),
  }
}

/** What it answers says where it belongs, but never out of the place that it was written to. */
async function whereOf(tx: Tx, { actor, request }: Saying): Promise<Where | undefined> {
  const { person } = actor
  const [noun = '', id = ''] = request.about.split(':')
  const named = noun === 'message' ? messageIdOf(id) : undefined
  const message = named && (await findMessage(tx, named, person))
  const own = noun === 'thread' ? threadIdOf(id) : message?.thread
  const thread = own && (await findThread(tx, own, person))
  const about = aboutOf(request.about)
  for (const mail of request.answered) {
    const found = await threadOf(tx, mail, person)
    if (!found) continue
    const isHere =
      request.about === FRONT ||
      found.thread.id === thread?.id ||
      (about !== undefined && placeOf(found.thread.about) === placeOf(about))
    if (isHere) return { kind: 'thread', thread: found.thread, parent: found.parent.id }
  }
  if (thread) return { kind: 'thread', thread, parent: message?.id }
  return about && { kind: 'place', about }
}

type Posting = Saying & { readonly where: Where }
type Posted = Result<Message, DiscussionRefusal | Gone>

async function post(replying: Replying, tx: Tx, posting: Posting): Promise<Posted> {
  const { actor, request, now, where, reader, capacity } = posting
  const { clock, outbox } = replying
  const setting = { tx, clock, now, via: 'mail', host: outbox.domain } as const
  const { messageId: sent } = request
  // One that is taken already would thread answers to somebody else's words.
  const isFree = sent !== undefined && !(await threadOf(tx, sent, actor.person))
  const typed = {
    capacity,
    hat: undefined,
    words: request.words,
    messageId: isFree ? sent : undefined,
    received: posting.received ?? [],
  } as const
  const subject = bareSubject(request.subject)
  if (where.kind === 'thread') {
    return answerThread(setting, actor, {
      ...typed,
      thread: where.thread.id,
      parent: where.parent,
    })
  }
  return beginThread(setting, actor, {
    ...typed,
    about: where.about,
    subject: subject === '' ? reader.t('replies.no-subject') : subject,
  })
}

async function refusedFor(
  tx: Tx,
  { process, undertakings }: DiscussionPlace,
  refusal: DiscussionRefusal | Gone,
  { reader, now }: Saying,
): Promise<NotDone | undefined> {
  if (refusal.kind === 'absent') return undefined
  const template = process && (await templateOf(tx, process.pin))
  if (refusal.kind === 'permanence-unread' || refusal.kind === 'undertakings-unread') {
    const points = undertakingPoints(template, reader.t)
    return { kind: 'unread', undertakings, points }
  }
  return { kind: 'refused', said: explainDiscussion(refusal, { t: reader.t, template, now }) }
}
