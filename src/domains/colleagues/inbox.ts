/**
 * Takes answers to the mails that asked, at their secret reply address. What comes from another
 * mailbox is kept with that mailbox, and whoever was asked is told.
 */
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { isMailId, mailBody } from '../../platform/mail/index.ts'
import type { AnswerMail, MailAddress } from '../../platform/mail/index.ts'
import { mayAnswer } from '../../platform/mail/inbox/index.ts'
import type { Arrival, InboxProvider, Proof, Received } from '../../platform/mail/inbox/index.ts'
import type { ReplyAddresses } from '../../platform/mail/inbox/index.ts'
import { days, type Instant } from '../../platform/values.ts'
import type { AnswerKind, Draft, Invitation, InvitationId } from './draft.ts'
import { explain } from './explain.ts'
import { readAbout } from './reply-about.ts'
import { isLinkGood } from './rules.ts'
import { writerOf } from './rules-mailbox.ts'
import { linkOf, secretOf } from './secrets.ts'
import type { Post } from './sending.ts'
import { answerDraft } from './steps-answers.ts'
import { findDraft } from './store.ts'
import { countTold, findInvitation } from './store-invited.ts'
import { colleagueName } from './wording.ts'

/** Their mails that are answered in a day: no loop goes on for long. */
const TOLD_A_DAY_MAX = 10
/** Message-IDs that an answer names besides the one it answers. */
const REFERENCES_MAX = 10

export type MailAsking = Post & {
  readonly clock: Clock
  readonly replyAddresses: ReplyAddresses
}

export const draftInbox = (asking: MailAsking): InboxProvider => ({
  name: 'colleagues',
  reasons: [],
  takes: async (read, { local }) => {
    const { replyAddresses, clock } = asking
    const token = await replyAddresses.readToken(read, local, clock.now())
    return token !== undefined && 'about' in token && readAbout(token.about) !== undefined
  },
  receive: (tx, arrival, proof, now) => receive(asking, tx, { arrival, proof, now }),
})

type Came = { readonly arrival: Arrival; readonly proof: Proof; readonly now: Instant }

/** An absence that a program announces is no answer, and gets none. */
async function receive(asking: MailAsking, tx: Tx, came: Came): Promise<Received> {
  const { arrival, proof, now } = came
  const { mail, about = '', recipient } = arrival
  const named = readAbout(about)
  if (!named || !mayAnswer(mail)) return 'taken'
  const token = await asking.replyAddresses.readToken(tx, recipient.local, now)
  const writer = writerOf({ arrival, proof, token })
  if (writer.kind === 'nobody') return unproven(asking, tx, named.invitation, came)
  const cameFrom = writer.kind === 'another' ? writer.address : undefined
  const words = typedIn(mail.own.interleaved ? mail.text : mail.own.text)
  const mailed = { ...named, words, cameFrom }
  const answered = await answerDraft({ tx, clock: asking.clock, now }, mailed)
  if (!answered) return 'taken'
  const { draft, invitation, done } = answered
  const t = asking.wordsIn(draft.language)
  const said = done.ok ? saidOf(done.value.answer, t) : [explain(done.refusal, t)]
  await tell(asking, tx, { draft, invitation, said, cameFrom }, came)
  return 'taken'
}

const saidOf = (answer: AnswerKind | undefined, t: Translate) =>
  answer === undefined
    ? [t('colleagues.mail.commented'), t('colleagues.mail.words')]
    : [t(`colleagues.answered.${answer}`), t('colleagues.mail.change')]

async function unproven(
  asking: MailAsking,
  tx: Tx,
  id: InvitationId,
  came: Came,
): Promise<Received> {
  const invitation = await findInvitation(tx, { id })
  const draft = invitation && (await findDraft(tx, invitation.draft))
  if (!draft || !isLinkGood(draft, invitation, came.now)) return 'taken'
  const said = [asking.wordsIn(draft.language)('colleagues.mail.unproven')]
  await tell(asking, tx, { draft, invitation, said }, came)
  return 'taken'
}

type Telling = {
  readonly draft: Draft
  readonly invitation: Invitation
  readonly said: readonly string[]
  /** Another mailbox, which is told what became of its mail, and of no secret. */
  readonly cameFrom?: MailAddress | undefined
}

/** To the address that was asked, whoever wrote; no more than so many in a day. */
async function tell(
  { outbox, url, wordsIn }: MailAsking,
  tx: Tx,
  { draft, invitation, said, cameFrom }: Telling,
  { arrival: { mail }, now }: Came,
): Promise<void> {
  const { language } = draft
  const t = wordsIn(language)
  const today = Math.floor(now / days(1))
  if ((await countTold(tx, invitation.id, today)) > TOLD_A_DAY_MAX) return
  const link = linkOf(url, language, secretOf(outbox, invitation))
  const name = colleagueName(invitation, t)
  const elsewhere =
    cameFrom === undefined ? [] : [t('colleagues.mail.elsewhere', { from: cameFrom, name })]
  const mailed = {
    language,
    about: `asked:${invitation.id}`,
    subject: t('colleagues.mail.subject.answer'),
    kind: 'answer',
    answer: answerTo(mail),
  } as const
  await outbox.queueMail(tx, {
    ...mailed,
    to: invitation.address,
    ...mailBody({
      language,
      paragraphs: [
        ...elsewhere,
        ...said,
        ...(cameFrom === undefined ? [] : [t('colleagues.mail.elsewhere.asked')]),
      ],
      action: { label: t('colleagues.mail.action'), href: link },
      footer: [t('colleagues.mail.stop')],
    }),
  })
  if (cameFrom === undefined) return
  const footer = [t('colleagues.mail.elsewhere.why', { name, site: new URL(url).host })]
  const body = mailBody({ language, paragraphs: [...elsewhere, ...said], footer })
  await outbox.queueMail(tx, { ...mailed, to: cameFrom, ...body })
}

const answerTo = ({ messageId, references }: Arrival['mail']): AnswerMail => ({
  ...(messageId !== undefined && isMailId(messageId) ? { inReplyTo: messageId } : {}),
  references: [...references, ...(messageId === undefined ? [] : [messageId])]
    .filter(isMailId)
    .slice(-REFERENCES_MAX),
})

/** What no form would take never stood in what a person typed. */
const typedIn = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim()
