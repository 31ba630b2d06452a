/** Beginning a draft, changing it, asking more people, ending it: each in one transaction. */
import { newUlid, type Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import { mailAddress } from '../../platform/mail/index.ts'
import { after, days, ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { canTry, findAccount, type Actor, type Capacity } from '../people/index.ts'
import {
  hashOf,
  type AdoptionRule,
  type Content,
  type Draft,
  type DraftId,
  type Invitation,
  type InvitationId,
} from './draft.ts'
import type { ColleagueRefusal } from './refusal.ts'
import {
  fitsRule,
  mayAsk,
  mayBegin,
  mayChange,
  mayEnd,
  mayPropose,
  readColleagues,
  revise,
  type Colleague,
} from './rules.ts'
import { newSalt, secretHash, secretOf } from './secrets.ts'
import { sendLetter, type Post } from './sending.ts'
import { addDraft, addVersion, countOpen, saveDraft } from './store.ts'
import { addInvitation, askedSince, endInvitation, invitationsOf } from './store-invited.ts'
import type { Target } from './target.ts'

export type Step = {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Instant
  readonly actor: Actor
  readonly post: Post
}

export type Begun = {
  readonly capacity: Capacity
  readonly content: Content
  readonly rule: AdoptionRule
  readonly organ: string | undefined
  readonly note: string
  readonly deadline: Instant
  /** As they were typed. */
  readonly colleagues: string
  readonly approver: string | undefined
  readonly language: Language
}

const lately = ({ tx, now, actor }: Step) => askedSince(tx, actor.person, after(now, days(-1)))

export async function beginDraft(
  step: Step,
  target: Target,
  asked: Begun,
): Promise<Result<Draft, ColleagueRefusal>> {
  const { tx, clock, now, actor } = step
  const { content, rule, organ, note, deadline, language } = asked
  const may = mayBegin(actor, asked.capacity, await countOpen(tx, actor.person))
  if (!may.ok) return may
  if (!target.may.ok && !canTry({ ok: false, refusal: target.may.refusal.refusal })) {
    return target.may
  }
  const proposed = mayPropose(content, now)
  if (!proposed.ok) return proposed
  const ends = mayEnd({ deadline, now, closes: target.closes })
  if (!ends.ok) return ends
  const draft: Draft = {
    id: newUlid(clock) as string as DraftId,
    owner: actor.person,
    about: target.about,
    process: target.process.id,
    capacity: may.value,
    organ,
    note,
    language,
    rule,
    version: { number: 1, content, hash: hashOf(content), deadline, at: now },
    begunAt: now,
    state: { kind: 'open' },
    reminded: 0,
    told: 0,
    toldUnreached: 0,
  }
  await addDraft(tx, draft)
  const invited = await invite(step, draft, asked)
  return invited.ok ? ok(draft) : invited
}

export type Inviting = Pick<Begun, 'colleagues'> & Partial<Pick<Begun, 'approver'>>

/** Asks more people about the version as it is; the first time all that the rule needs. */
async function invite(
  step: Step,
  draft: Draft,
  { colleagues: typed, approver }: Inviting,
): Promise<Result<readonly Invitation[], ColleagueRefusal>> {
  const { tx, actor } = step
  const named = approver === undefined ? undefined : mailAddress(approver)
  if (approver !== undefined && !named) return refuse({ kind: 'no-address', typed: approver })
  const read = readColleagues(named ? `${typed}\n${named}` : typed)
  if (!read.ok) return read
  const before = await invitationsOf(tx, draft.id)
  const account = await findAccount(tx, { person: actor.person })
  const asking = { colleagues: read.value, before, own: account?.mail, lately: await lately(step) }
  const may = mayAsk(asking)
  if (!may.ok) return may
  const more = read.value.map((one, index) => {
    const isApprover = draft.rule.kind === 'approver' && one.address === named
    return invitationOf(step, draft, { ...one, isApprover, number: before.length + index + 1 })
  })
  const fits = fitsRule(draft.rule, [...before, ...more])
  if (!fits.ok) return fits
  for (const one of more) {
    await addInvitation(tx, one, secretHash(secretOf(step.post.outbox, one)))
    await sendLetter(step, draft, { invitation: one, kind: 'first' })
  }
  return ok(more)
}

type Named = Colleague & { readonly isApprover: boolean; readonly number: number }

const invitationOf = (
  { clock, now }: Step,
  draft: Draft,
  { name, address, isApprover, number }: Named,
): Invitation => ({
  id: newUlid(clock) as string as InvitationId,
  draft: draft.id,
  number,
  name,
  address,
  approver: isApprover,
  salt: newSalt(clock),
  at: now,
  state: { kind: 'asked' },
})

export async function inviteMore(
  step: Step,
  draft: Draft,
  asked: Pick<Begun, 'colleagues'>,
): Promise<Result<readonly Invitation[], ColleagueRefusal>> {
  const allowed = mayChange(draft)
  if (!allowed.ok) return allowed
  if (step.now >= draft.version.deadline) return refuse({ kind: 'over' })
  return invite(step, draft, asked)
}

export type Revised = { readonly content: Content; readonly deadline: Instant }

/** A draft that changed asks everybody again. */
export async function reviseDraft(
  step: Step,
  draft: Draft,
  { content, deadline, closes }: Revised & { readonly closes: Instant | undefined },
): Promise<Result<Draft, ColleagueRefusal>> {
  const { tx, now } = step
  const standing = (await invitationsOf(tx, draft.id)).filter(({ state }) => state.kind === 'asked')
  const { letters } = await lately(step)
  const written = { before: letters, more: standing.length }
  const revised = revise(draft, { content, deadline, now, letters: written })
  if (!revised.ok) return revised
  const ends = mayEnd({ deadline, now, closes })
  if (!ends.ok) return ends
  const changed = { ...draft, version: revised.value }
  await addVersion(tx, changed)
  await saveDraft(tx, changed)
  for (const invitation of standing) {
    await sendLetter(step, changed, { invitation, kind: 'again', before: draft.version.content })
  }
  return ok(changed)
}

/** Its link leads nowhere from now on; what they answered stays. */
export async function takeBack(
  { tx, now }: Step,
  draft: Draft,
  id: InvitationId,
): Promise<Result<true, ColleagueRefusal>> {
  const allowed = mayChange(draft)
  if (!allowed.ok) return allowed
  const one = (await invitationsOf(tx, draft.id)).find((invitation) => invitation.id === id)
  if (one?.state.kind !== 'asked') return refuse({ kind: 'nobody-asked' })
  await endInvitation(tx, id, { kind: 'revoked', at: now })
  return ok(true)
}

export async function withdrawDraft(
  { tx, now }: Pick<Step, 'tx' | 'now'>,
  draft: Draft,
): Promise<Result<Draft, ColleagueRefusal>> {
  const allowed = mayChange(draft)
  if (!allowed.ok) return allowed
  const withdrawn: Draft = { ...draft, state: { kind: 'withdrawn', at: now } }
  await saveDraft(tx, withdrawn)
  return ok(withdrawn)
}
