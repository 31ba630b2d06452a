/** SQL for those who are asked, the mails that asked them, what they answered and said. */
import { held, type Read, type Tx } from '../../platform/db/index.ts'
import type { MailAddress, MailId } from '../../platform/mail/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import {
  COLLEAGUES_MAX,
  COMMENTS_MAX,
  LISTED_MAX,
  type Answer,
  type Comment,
  type DraftId,
  type Invitation,
  type InvitationId,
  type InvitationState,
} from './draft.ts'
import { own, type AnswerRow, type CommentRow, type InvitationRow } from './tables.ts'

const stateFrom = ({ state, ended_at: at }: InvitationRow): InvitationState =>
  state === 'asked' || at === null ? { kind: 'asked' } : { kind: state, at }

const invitationFrom = (row: InvitationRow): Invitation => ({
  id: row.id,
  draft: row.draft_id,
  number: row.number,
  name: row.name ?? undefined,
  address: row.address,
  approver: row.approver !== 0,
  salt: row.salt,
  at: row.at,
  state: stateFrom(row),
})

export async function addInvitation(tx: Tx, one: Invitation, secret: string): Promise<void> {
  const row: InvitationRow = {
    id: one.id,
    draft_id: one.draft,
    number: one.number,
    name: one.name ?? null,
    address: one.address,
    approver: one.approver ? 1 : 0,
    salt: one.salt,
    secret,
    at: one.at,
    state: 'asked',
    ended_at: null,
    told_day: 0,
    told_count: 0,
  }
  await own(tx).insertInto('asked_invitations').values(row).execute()
}

export async function endInvitation(
  tx: Tx,
  id: InvitationId,
  state: Exclude<InvitationState, { readonly kind: 'asked' }>,
): Promise<void> {
  const ended = { state: state.kind, ended_at: state.at }
  await own(tx).updateTable('asked_invitations').set(ended).where('id', '=', id).execute()
}

/** @returns how many of their mails have been answered on this day, this one included */
export async function countTold(tx: Tx, id: InvitationId, day: number): Promise<number> {
  const query = own(tx).selectFrom('asked_invitations').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  const count = row?.told_day === day ? row.told_count + 1 : 1
  const told = { told_day: day, told_count: count }
  await own(tx).updateTable('asked_invitations').set(told).where('id', '=', id).execute()
  return count
}

/** In the order in which they were asked. */
export async function invitationsOf(db: Read | Tx, draft: DraftId): Promise<readonly Invitation[]> {
  const query = own(db).selectFrom('asked_invitations').selectAll().where('draft_id', '=', draft)
  return (await query.orderBy('number').limit(COLLEAGUES_MAX).execute()).map(invitationFrom)
}

export async function findInvitation(
  db: Read | Tx,
  by: { readonly secret: string } | { readonly id: InvitationId },
): Promise<Invitation | undefined> {
  const all = own(db).selectFrom('asked_invitations').selectAll()
  const query = 'id' in by ? all.where('id', '=', by.id) : all.where('secret', '=', by.secret)
  const row = await query.executeTakeFirst()
  return row && invitationFrom(row)
}

/** What waits at one mailbox, the newest first: of drafts that are open. */
export async function askedAt(db: Read | Tx, address: MailAddress): Promise<readonly Invitation[]> {
  const rows = await own(db)
    .selectFrom('asked_invitations as i')
    .innerJoin('asked_drafts as d', 'd.id', 'i.draft_id')
    .selectAll('i')
    .where('i.address', '=', address)
    .where('i.state', '=', 'asked')
    .where('d.state', '=', 'open')
    .orderBy('i.id', 'desc')
    .limit(LISTED_MAX)
    .execute()
  return rows.map(invitationFrom)
}

export type Letter = {
  readonly invitation: InvitationId
  readonly version: number
  readonly mail: MailId
  readonly at: Instant
}

export async function addLetter(tx: Tx, { invitation, mail, ...rest }: Letter): Promise<void> {
  await own(tx)
    .insertInto('asked_letters')
    .values({ ...rest, invitation_id: invitation, mail_id: mail })
    .execute()
}

/** The mails that asked about one version. */
export async function lettersOf(
  db: Read | Tx,
  draft: DraftId,
  version: number,
): Promise<readonly Letter[]> {
  const rows = await own(db)
    .selectFrom('asked_letters as l')
    .innerJoin('asked_invitations as i', 'i.id', 'l.invitation_id')
    .selectAll('l')
    .where('i.draft_id', '=', draft)
    .where('l.version', '=', version)
    .limit(COLLEAGUES_MAX)
    .execute()
  return rows.map(({ invitation_id: invitation, mail_id: mail, version: of, at }) => ({
    invitation,
    version: of,
    mail,
    at,
  }))
}

/** How many mails of a person's drafts asked somebody since an hour, and how many for the first. */
export async function askedSince(
  db: Read | Tx,
  owner: PersonId,
  since: Instant,
): Promise<{ readonly invitations: number; readonly letters: number }> {
  const letters = await own(db)
    .selectFrom('asked_letters as l')
    .innerJoin('asked_invitations as i', 'i.id', 'l.invitation_id')
    .innerJoin('asked_drafts as d', 'd.id', 'i.draft_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('d.owner', '=', owner)
    .where('l.at', '>', since)
    .executeTakeFirstOrThrow()
  const invitations = await own(db)
    .selectFrom('asked_invitations as i')
    .innerJoin('asked_drafts as d', 'd.id', 'i.draft_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('d.owner', '=', owner)
    .where('i.at', '>', since)
    .executeTakeFirstOrThrow()
  return { invitations: Number(invitations.count), letters: Number(letters.count) }
}

const answerFrom = (row: AnswerRow): Answer => ({
  invitation: row.invitation_id,
  version: row.version,
  kind: row.answer,
  via: row.via,
  cameFrom: row.came_from ?? undefined,
  at: row.at,
})

export async function answersOf(
  db: Read | Tx,
  draft: DraftId,
  version: number,
): Promise<readonly Answer[]> {
  const rows = await own(db)
    .selectFrom('asked_answers as a')
    .innerJoin('asked_invitations as i', 'i.id', 'a.invitation_id')
    .selectAll('a')
    .where('i.draft_id', '=', draft)
    .where('a.version', '=', version)
    .limit(COLLEAGUES_MAX)
    .execute()
  return rows.map(answerFrom)
}

/** The last word of somebody about a version is their answer. */
export async function saveAnswer(tx: Tx, answer: Answer): Promise<void> {
  const { invitation: invitation_id, version, kind, via, cameFrom, at } = answer
  const said = { answer: kind, via, came_from: cameFrom ?? null, at }
  await own(tx)
    .insertInto('asked_answers')
    .values({ invitation_id, version, ...said })
    .onConflict((clash) => clash.columns(['invitation_id', 'version']).doUpdateSet(said))
    .execute()
}

export async function commentsOn(db: Read | Tx, draft: DraftId): Promise<readonly Comment[]> {
  const query = own(db).selectFrom('asked_comments').selectAll().where('draft_id', '=', draft)
  const rows = await query.orderBy('id').limit(COMMENTS_MAX).execute()
  return rows.map((row) => ({
    id: row.id,
    draft: row.draft_id,
    invitation: row.invitation_id ?? undefined,
    version: row.version,
    words: row.words,
    via: row.via,
    cameFrom: row.came_from ?? undefined,
    at: row.at,
  }))
}

export async function addComment(tx: Tx, one: Comment): Promise<void> {
  const row: CommentRow = {
    id: one.id,
    draft_id: one.draft,
    invitation_id: one.invitation ?? null,
    version: one.version,
    words: one.words,
    via: one.via,
    came_from: one.cameFrom ?? null,
    at: one.at,
  }
  await own(tx).insertInto('asked_comments').values(row).execute()
}
