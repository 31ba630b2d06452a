/** Loads what the pages about drafts show. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Language, Translate } from '../../platform/languages/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findAccount, type Actor } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import type { About, Draft, Invitation } from './draft.ts'
import { explainOutcome } from './explain.ts'
import { toldOf } from './sending.ts'
import type { AskedShown, DraftLine, DraftShown, Returned } from './shown.ts'
import { standingOf } from './standing.ts'
import { draftsBy, findDraft, versionsOf } from './store.ts'
import { askedAt, commentsOn, invitationsOf } from './store-invited.ts'
import { findTarget, hrefOf } from './target.ts'
import { adoptedLine, whenIn } from './wording.ts'

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly url: string
  readonly t: Translate
  readonly wordsIn: (language: Language) => Translate
  readonly returned?: Returned | undefined
}

export async function loadDraft(
  { read, now, url, returned, wordsIn }: Asked,
  draft: Draft,
  viewer: Actor,
): Promise<DraftShown | undefined> {
  const target = await findTarget(read, draft.about, { actor: viewer, now })
  if (!target) return undefined
  const told = await toldOf(read, draft, { url, now })
  const standing = await standingOf(read, draft, now)
  const { outcome } = standing
  const adopted = outcome.kind === 'adopted' ? outcome : undefined
  const { organisation } = told
  return {
    told,
    draft,
    target,
    versions: await versionsOf(read, draft.id),
    standing,
    comments: await commentsOn(read, draft.id),
    viewer,
    isOver: now >= draft.version.deadline,
    line: adopted && adoptedLine({ draft, organisation, adopted }, wordsIn(draft.language)),
    returned,
  }
}

export type AskedOf = { readonly invitation: Invitation; readonly action: string }

export async function loadAsked(
  { read, now, url, returned }: Asked,
  draft: Draft,
  { invitation, action }: AskedOf,
): Promise<AskedShown> {
  return {
    told: await toldOf(read, draft, { url, now }),
    draft,
    before: (await versionsOf(read, draft.id)).at(-2),
    href: hrefOf(draft.about),
    practice: (await findProcess(read, { id: draft.process }))?.practice ?? false,
    invitation,
    standing: await standingOf(read, draft, now),
    comments: await commentsOn(read, draft.id),
    action,
    isOver: now >= draft.version.deadline,
    returned,
  }
}

/** Whoever has an account with the address that was asked needs no link. */
export async function invitationFor(
  read: Read,
  draft: Draft,
  actor: Actor,
): Promise<Invitation | undefined> {
  const account = await findAccount(read, { person: actor.person })
  const all = account ? await invitationsOf(read, draft.id) : []
  return all.find(({ address, state }) => address === account?.mail && state.kind === 'asked')
}

export type Lists = { readonly own: readonly DraftLine[]; readonly asked: readonly DraftLine[] }

export async function loadLists({ read, now, t }: Asked, actor: Actor): Promise<Lists> {
  const title = async (about: About) =>
    (await findTarget(read, about, { actor: undefined, now }))?.title ?? about.id
  const own: DraftLine[] = []
  for (const draft of await draftsBy(read, actor.person)) {
    const { outcome } = await standingOf(read, draft, now)
    own.push({ draft, title: await title(draft.about), said: saidOf(draft, t, outcome) })
  }
  const account = await findAccount(read, { person: actor.person })
  const asked: DraftLine[] = []
  for (const { draft: id } of account ? await askedAt(read, account.mail) : []) {
    const draft = await findDraft(read, id)
    if (!draft) continue
    const said = t('colleagues.until', { when: whenIn(draft.version.deadline, t) })
    asked.push({ draft, title: await title(draft.about), said })
  }
  return { own, asked }
}

function saidOf(
  { state }: Draft,
  t: Translate,
  outcome: DraftShown['standing']['outcome'],
): string {
  if (state.kind === 'open') return explainOutcome(outcome, t)
  return t(`colleagues.state.${state.kind}`, { when: whenIn(state.at, t) })
}
