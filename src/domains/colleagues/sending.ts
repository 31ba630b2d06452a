/** Queues the mails of a draft in the transaction of what they tell. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Language, Translate } from '../../platform/languages/index.ts'
import type { Outbox } from '../../platform/mail/index.ts'
import type { ReplyAddresses } from '../../platform/mail/inbox/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { after, type Instant } from '../../platform/values.ts'
import { findAccount, findAffiliations, findPeople, namesOf } from '../people/index.ts'
import type { AffiliationId } from '../people/index.ts'
import { LINK_LASTS_AFTER, type Content, type Draft, type Invitation } from './draft.ts'
import { explainElsewhere, explainOutcome, explainUnreached } from './explain.ts'
import { letterMail, outcomeMail, type LetterKind, type Told } from './mails.ts'
import { linkOf, secretOf } from './secrets.ts'
import { aboutOf } from './reply-about.ts'
import type { Standing } from './standing.ts'
import { addLetter } from './store-invited.ts'
import { findTarget } from './target.ts'

/** How mail leaves, and in whose words. */
export type Post = {
  readonly outbox: Outbox
  /** The public address, without a slash at the end. */
  readonly url: string
  readonly wordsIn: (language: Language) => Translate
  /** Given where mail is taken in: then an answer by mail counts. */
  readonly replyAddresses?: ReplyAddresses | undefined
}

export type Posting = { readonly tx: Tx; readonly now: Instant; readonly post: Post }

export type Letter = {
  readonly invitation: Invitation
  readonly kind: LetterKind
  /** With `again`: what was changed. */
  readonly before?: Content | undefined
}

/** A mail that asks about a version is known by it: whom it reached decides about silence. */
export async function sendLetter(
  { tx, now, post }: Posting,
  draft: Draft,
  { invitation, kind, before }: Letter,
): Promise<void> {
  const { id, address: to, approver } = invitation
  const { outbox, url, wordsIn, replyAddresses } = post
  const { language, version } = draft
  const secret = secretOf(outbox, invitation)
  const told = await toldOf(tx, draft, { url, now })
  const link = linkOf(url, language, secret)
  const replyTo = await replyAddresses?.tokenFor(tx, {
    person: `asked:${id}`,
    address: to,
    about: aboutOf(invitation, version.number),
    expires: after(version.deadline, LINK_LASTS_AFTER),
  })
  const asked = { kind, approver, link, answers: replyTo !== undefined, before }
  const mail = await outbox.queueMail(tx, {
    to,
    language,
    about: `asked:${id}`,
    ...letterMail(wordsIn(language), told, asked),
    unsubscribe: `${url}/asked/${secret}/departures`,
    ...(replyTo === undefined ? {} : { replyTo }),
  })
  if (kind === 'reminder') return
  await addLetter(tx, { invitation: id, version: version.number, mail, at: now })
}

/** `again`: the owner was told something else before, and a mail came back since. */
export type OutcomeSent = { readonly standing: Standing; readonly again: boolean }

/** Its owner hears how it ended, and whom nobody reached. */
export async function sendOutcome(
  { tx, now, post }: Posting,
  draft: Draft,
  { standing, again }: OutcomeSent,
): Promise<void> {
  const account = await findAccount(tx, { person: draft.owner })
  if (!account) return
  const { mail: to, language, person } = account
  const t = post.wordsIn(language)
  const told = await toldOf(tx, draft, { url: post.url, now })
  const link = `${post.url}/colleagues/${draft.id}`
  const more = [explainUnreached(standing, t), explainElsewhere(standing, t)]
  const said = [
    ...(again ? [t('colleagues.mail.outcome.again')] : []),
    explainOutcome(standing.outcome, t),
    ...more.filter((one) => one !== undefined),
  ]
  await post.outbox.queueMail(tx, {
    to,
    person,
    language,
    about: `asked:${draft.id}`,
    ...outcomeMail(t, { told, said, link }),
  })
}

type Telling = { readonly url: string; readonly now: Instant }

/** Who asks, for whom and about what, as names are now. */
export async function toldOf(db: Read | Tx, draft: Draft, { url, now }: Telling): Promise<Told> {
  const people = await findPeople(db, [draft.owner])
  const names = await namesOf(db, people)
  const target = await findTarget(db, draft.about, { actor: undefined, now })
  return {
    draft,
    name: names.get(draft.owner)?.name ?? draft.owner,
    organisation: await organisationOf(db, draft),
    title: target?.title ?? draft.about.id,
    site: new URL(url).host,
  }
}

export async function organisationOf(
  db: Read | Tx,
  { capacity }: Pick<Draft, 'capacity'>,
): Promise<string> {
  const id = capacity.slice('org:'.length) as AffiliationId
  const of = (await findAffiliations(db, [id])).get(id)?.organisation
  const wording = of === undefined ? undefined : (await wordsOf(db, [of])).get(of)
  return wording?.kind === 'text' ? wording.text : '…'
}
