/** What those who are asked do: answer, comment, want no more of it; by link and by mail alike. */
import { newUlid, type Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { MailAddress } from '../../platform/mail/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { AnswerKind, CommentId, Door, Draft, Invitation, InvitationId } from './draft.ts'
import { readAnswer } from './answer-words.ts'
import type { ColleagueRefusal } from './refusal.ts'
import { isLinkGood, mayAnswer, mayComment } from './rules.ts'
import { lockDraft } from './store.ts'
import {
  addComment,
  commentsOn,
  endInvitation,
  findInvitation,
  saveAnswer,
} from './store-invited.ts'

export type Moment = {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Instant
  readonly via: Door
}

export type Spoken = {
  /** That was read. */
  readonly version: number
  readonly answer: AnswerKind | undefined
  readonly words: string | undefined
  /** Another mailbox than the one that was asked. */
  readonly cameFrom?: MailAddress | undefined
}

/** An answer and its words are both kept, or neither. */
export async function speak(
  { tx, clock, now, via }: Moment,
  draft: Draft,
  invitation: Invitation | undefined,
  { version, answer, words, cameFrom }: Spoken,
): Promise<Result<true, ColleagueRefusal>> {
  const answering = answer === undefined ? ok(true) : mayAnswer(draft, { version, now })
  if (!answering.ok) return answering
  const said = words?.trim() ?? ''
  const before = await commentsOn(tx, draft.id)
  const by = invitation?.id
  // The same form or mail twice says it once.
  const isNew = said !== '' && !before.some((one) => one.invitation === by && one.words === said)
  const commenting = isNew ? mayComment(draft, { words: said, before: before.length }) : ok(true)
  if (!commenting.ok) return commenting
  if (invitation && answer !== undefined) {
    const { id } = invitation
    await saveAnswer(tx, { invitation: id, version, kind: answer, via, cameFrom, at: now })
  }
  if (isNew) {
    const id = newUlid(clock) as string as CommentId
    const known = Math.min(version, draft.version.number)
    const one = { id, draft: draft.id, invitation: by, version: known, words: said, via }
    await addComment(tx, { ...one, cameFrom, at: now })
  }
  return ok(true)
}

/** No more mail of this; silence means nothing from then on. */
export async function decline({ tx, now }: Moment, { id }: Invitation): Promise<void> {
  await endInvitation(tx, id, { kind: 'declined', at: now })
}

export type Mailed = {
  readonly invitation: InvitationId
  /** Which version their mail was about. */
  readonly version: number
  /** What they wrote themselves, without quotes and signature. */
  readonly words: string
  /** Who wrote it, where it was not the mailbox that was asked. */
  readonly cameFrom: MailAddress | undefined
}

/** What became of a mail: an answer, words alone, or why nothing. */
export type DraftAnswered = {
  readonly draft: Draft
  readonly invitation: Invitation
  readonly done: Result<{ readonly answer: AnswerKind | undefined }, ColleagueRefusal>
}

/**
 * An answer by mail to what a secret address asked. The first line decides, and only in the words
 * that the mail gave; anything else is a comment, and answers nothing.
 */
export async function answerDraft(
  moment: Omit<Moment, 'via'>,
  { invitation: id, version, words, cameFrom }: Mailed,
): Promise<DraftAnswered | undefined> {
  const { tx, now } = moment
  const found = await findInvitation(tx, { id })
  const draft = found && (await lockDraft(tx, found.draft))
  const invitation = draft && (await findInvitation(tx, { id }))
  if (!draft || !invitation || !isLinkGood(draft, invitation, now)) return undefined
  const read = readAnswer(words)
  const spoken = { version, ...read, cameFrom }
  const done = await speak({ ...moment, via: 'mail' }, draft, invitation, spoken)
  return {
    draft,
    invitation,
    done: done.ok ? ok({ answer: read.answer }) : refuse(done.refusal),
  }
}
