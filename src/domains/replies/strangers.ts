/** Mail of people without an account: it waits for somebody of the staff, or begins joining. */
import type { Tx } from '../../platform/db/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import type { Received } from '../../platform/mail/inbox/index.ts'
import type { Instant } from '../../platform/values.ts'
import { understand } from '../commands/index.ts'
import type { Account } from '../people/index.ts'
import { answer } from './answers.ts'
import { tellOnce } from './heard.ts'
import { beginJoining, finishJoining, WAITS_AS_STRANGER } from './joining.ts'
import { strangerMail } from './mails.ts'
import { readerOf, type Replying } from './replying.ts'
import { aboutKind, FRONT, type Request } from './request.ts'
import type { Stranger } from './sender.ts'
import { findJoining } from './store-joinings.ts'

export type FromStranger = Stranger & { readonly request: Request; readonly now: Instant }

/** Who asks for help or to join is written to; all else waits, and says so once a day. */
export async function receiveStranger(
  replying: Replying,
  tx: Tx,
  { address, name, request, now }: FromStranger,
): Promise<Received> {
  const guessed = languageOf(request.own)
  const understood = understand(request.own, aboutKind(request.about), guessed)
  const command = understood.kind === 'command' ? understood : undefined
  const language = command?.language ?? guessed
  if (command?.command.kind === 'help' || command?.command.kind === 'join') {
    if (!(await tellOnce(tx, address, 'join', now))) return 'taken'
    const asksHelp = command.command.kind === 'help'
    const asking = { address, name, language, request, asksHelp, now }
    const isBegun = await beginJoining(replying, tx, asking)
    return isBegun ? 'taken' : { held: 'replies.why.too-many' }
  }
  if (await tellOnce(tx, address, 'waits', now)) {
    await tellStranger(replying, tx, { address, request, language, key: 'replies.stranger.waits' })
  }
  return { held: WAITS_AS_STRANGER }
}

/** An answer to the mail that set out what is permanent. */
export async function receiveJoining(
  replying: Replying,
  tx: Tx,
  { id, request, now }: { readonly id: string; readonly request: Request; readonly now: Instant },
): Promise<Received> {
  const joining = await findJoining(tx, id)
  if (!joining) return 'taken'
  const { address, language } = joining
  const understood = understand(request.own, 'pending', language)
  const kind = understood.kind === 'command' ? understood.command.kind : undefined
  if (kind !== 'agree' && kind !== 'confirm' && kind !== 'join') {
    if (await tellOnce(tx, address, 'not-understood', now)) {
      await tellStranger(replying, tx, { address, request, language, key: 'replies.join.again' })
    }
    return 'taken'
  }
  const joined = await finishJoining(replying, tx, id, now)
  if (joined.ok) await welcome(replying, tx, { account: joined.value.account, request, now })
  return 'taken'
}

type Newcomer = { readonly account: Account; readonly request: Request; readonly now: Instant }

/** Said once they are somebody: what they can do here, and where. */
async function welcome(
  replying: Replying,
  tx: Tx,
  { account, request, now }: Newcomer,
): Promise<void> {
  const { t } = readerOf(replying, account)
  const { person } = account
  const said = {
    said: t('replies.join.done'),
    recorded: { act: 'person.join', obj: person },
    path: '/account',
    change: t('replies.join.next'),
  }
  await answer(replying, tx, { person, request: { ...request, about: FRONT }, said }, now)
}

type Telling = {
  readonly address: Stranger['address']
  readonly request: Request
  readonly language: Language
  readonly key: 'replies.stranger.waits' | 'replies.join.again'
}

async function tellStranger(
  replying: Replying,
  tx: Tx,
  { address, request, language, key }: Telling,
): Promise<void> {
  const reader = readerOf(replying, { language, zone: 'UTC' })
  const { messageId: inReplyTo, subject } = request
  // The address of somebody else's question is none to join at.
  const mayJoin = aboutKind(request.about) !== 'pending'
  await replying.outbox.queueMail(tx, {
    kind: 'answer',
    to: address,
    language,
    about: request.about,
    ...strangerMail(reader, { subject, line: reader.t(key), mayJoin }),
    answer: {
      ...(inReplyTo === undefined ? {} : { inReplyTo }),
      references: inReplyTo === undefined ? [] : [inReplyTo],
    },
  })
}

/** By the script alone; whoever writes in Latin letters is answered in English at first. */
function languageOf(text: string): Language {
  if (/\p{Script=Arabic}/u.test(text)) return 'ar'
  if (/\p{Script=Han}/u.test(text)) return 'zh'
  return /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en'
}
