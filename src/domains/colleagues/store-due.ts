/** SQL for what the clock looks after, and for what goes with a person. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { cameBackSince } from '../../platform/mail/index.ts'
import { after, days, hours, type Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import { LISTED_MAX, type DraftId } from './draft.ts'
import { own } from './tables.ts'

/** Drafts looked at in one minute; the others have their turn in the next. */
const LOOKED_AT_MAX = 100
/** Removed in one transaction. */
const REMOVED_MAX = 20
/** What was answered before that is told at the end; what came back then, was told. */
const LATELY = hours(-1)
/** A day before the end, whoever has not answered is reminded. */
export const REMINDED_BEFORE = days(1)

/** Open ones that end within a day, and of whose version nobody was reminded yet. */
export async function dueToRemind(read: Read, now: Instant): Promise<readonly DraftId[]> {
  const rows = await own(read)
    .selectFrom('asked_drafts')
    .select('id')
    .where('state', '=', 'open')
    .where('deadline', '>', now)
    .where('deadline', '<=', after(now, REMINDED_BEFORE))
    .whereRef('reminded', '<', 'version')
    .orderBy('deadline')
    .limit(LOOKED_AT_MAX)
    .execute()
  return rows.map(({ id }) => id)
}

/** Open ones that somebody answered lately, and whose owner knows no result yet. */
export async function answeredLately(read: Read, now: Instant): Promise<readonly DraftId[]> {
  const rows = await own(read)
    .selectFrom('asked_answers as a')
    .innerJoin('asked_invitations as i', 'i.id', 'a.invitation_id')
    .innerJoin('asked_drafts as d', 'd.id', 'i.draft_id')
    .select('d.id')
    .distinct()
    .where('a.at', '>', after(now, LATELY))
    .where('d.state', '=', 'open')
    .whereRef('d.told', '<', 'd.version')
    .orderBy('d.id')
    .limit(LOOKED_AT_MAX)
    .execute()
  return rows.map(({ id }) => id)
}

/** Open ones whose owner was told, and one of whose mails came back since. */
export async function cameBackLately(read: Read, now: Instant): Promise<readonly DraftId[]> {
  const mails = await cameBackSince(read, after(now, LATELY))
  if (mails.length === 0) return []
  const rows = await own(read)
    .selectFrom('asked_letters as l')
    .innerJoin('asked_invitations as i', 'i.id', 'l.invitation_id')
    .innerJoin('asked_drafts as d', 'd.id', 'i.draft_id')
    .select('d.id')
    .distinct()
    .where('l.mail_id', 'in', mails)
    .where('d.state', '=', 'open')
    .whereRef('d.told', '=', 'd.version')
    .whereRef('l.version', '=', 'd.version')
    .orderBy('d.id')
    .limit(LOOKED_AT_MAX)
    .execute()
  return rows.map(({ id }) => id)
}

/** Open ones that have ended, and whose owner does not know yet. */
export async function dueToTell(read: Read, now: Instant): Promise<readonly DraftId[]> {
  const rows = await own(read)
    .selectFrom('asked_drafts')
    .select('id')
    .where('state', '=', 'open')
    .where('deadline', '<=', now)
    .whereRef('told', '<', 'version')
    .orderBy('deadline')
    .limit(LOOKED_AT_MAX)
    .execute()
  return rows.map(({ id }) => id)
}

/** What nobody needs any more goes, with all that was said about it. */
export async function removeOld(tx: Tx, now: Instant): Promise<number> {
  const rows = await own(tx)
    .selectFrom('asked_drafts')
    .select('id')
    .where('remove_at', '<=', now)
    .orderBy('remove_at')
    .limit(REMOVED_MAX)
    .execute()
  await remove(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.length
}

export async function removeDraftsOf(tx: Tx, owner: PersonId): Promise<void> {
  for (;;) {
    const query = own(tx).selectFrom('asked_drafts').select('id').where('owner', '=', owner)
    const rows = await query.limit(LISTED_MAX).execute()
    if (rows.length === 0) return
    await remove(
      tx,
      rows.map(({ id }) => id),
    )
  }
}

async function remove(tx: Tx, ids: readonly DraftId[]): Promise<void> {
  if (ids.length === 0) return
  const db = own(tx)
  const invited = db.selectFrom('asked_invitations').select('id').where('draft_id', 'in', ids)
  await db.deleteFrom('asked_answers').where('invitation_id', 'in', invited).execute()
  await db.deleteFrom('asked_letters').where('invitation_id', 'in', invited).execute()
  await db.deleteFrom('asked_comments').where('draft_id', 'in', ids).execute()
  await db.deleteFrom('asked_invitations').where('draft_id', 'in', ids).execute()
  await db.deleteFrom('asked_versions').where('draft_id', 'in', ids).execute()
  await db.deleteFrom('asked_drafts').where('id', 'in', ids).execute()
}
