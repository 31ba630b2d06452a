/** Each act about a change of rules: decided by the rules, saved in one transaction. */
import { newUlid } from '../../platform/clock.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { prose } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { ballotsOf } from '../ballots/index.ts'
import { challengesOf } from '../challenges/index.ts'
import { callsOf, contextOf, designationsOf } from '../decisions/index.ts'
import {
  changeRules,
  changeRulesOf,
  documentsOf,
  offerRules,
  type Process,
  type Step,
  windowsOf,
} from '../processes/index.ts'
import {
  canonicalOf,
  type CheckedTemplate,
  findPins,
  type Pin,
  pinned,
  pinOf,
  pinsNamed,
  type SectionChanges,
  templateOf,
} from '../templates/index.ts'
import { enterText } from '../texts/index.ts'
import { actOf } from './acts.ts'
import type { ChangeId, RuleChange } from './change.ts'
import type { Hindrance, HindranceProvider } from './hindrance.ts'
import { fromDefinition, fromParts, ownName } from './offer.ts'
import {
  adoptionOf,
  bringIntoForce,
  isOpen,
  mayPropose,
  behindOf,
  withdraw,
  type Adoption,
  type Asked,
  type Before,
  type ChangeRefusal,
  type Standing,
} from './rules.ts'
import { changesOf, saveChange } from './store.ts'
import { clausesOf, sectionsBetween } from './wording.ts'

export const HOWS = ['definition', 'parts', 'version'] as const
export type How = (typeof HOWS)[number]

export type Proposed = {
  readonly title: string
  readonly reason: string
  readonly how: How
  readonly definition: string
  readonly parts: string
  /** `name/version` of rules that are here. */
  readonly version: string
  /** Only to see what would change. */
  readonly look: boolean
}

export async function beforeIt(db: Read | Tx, process: Process, now: Step['now']): Promise<Before> {
  const changes = await changesOf(db, process.id)
  const open: RuleChange[] = []
  for (const change of changes) {
    if (change.state.kind !== 'proposed' || change.under !== process.pin.hash) continue
    if (isOpen(change, process, await adoptionIn(db, change, now))) open.push(change)
  }
  return { process, template: await templateOf(db, process.pin), changes, open }
}

/** The rules as they are written: kept for as long as the record. */
export async function bytesOf(db: Read | Tx, pin: Pin): Promise<string> {
  const canonical = await canonicalOf(db, pin)
  if (canonical === undefined) throw new Error(`no rules ${pin.name} ${pin.version}`)
  return canonical
}

/** What one answers to: which facts gates may ask here, and the language that is spoken. */
export type Here = { readonly facts: readonly string[]; readonly t: Translate }

/** The process was locked by the caller, as in all these. */
export async function proposeChange(
  step: Step,
  process: Process,
  asked: Proposed,
  { facts, t }: Here,
): Promise<Result<RuleChange, ChangeRefusal>> {
  const { tx, by, now } = step
  const before = await beforeIt(tx, process, now)
  const standing = mayPropose(before, by)
  if (!standing.ok) return standing
  const offered = await offeredBy(tx, process, asked, facts)
  if (!offered.ok) return offered
  const { template, pin } = offered.value
  const rules = { before: before.template, after: template, pin }
  const holdings = {
    windows: await windowsOf(tx, process.id),
    documents: await documentsOf(tx, process.id),
  }
  const possible = changeRules(process, rules, holdings, now)
  if (!possible.ok) return possible
  const old = { template: before.template, canonical: await bytesOf(tx, process.pin) }
  const sections = sectionsBetween(old, offered.value, t)
  if (asked.look) return refuse({ kind: 'looked', sections })

  return ok(
    await entered(step, process, asked, {
      offered: offered.value,
      sections,
      standing: standing.value,
      t,
    }),
  )
}

type Judged = {
  readonly offered: CheckedTemplate
  readonly sections: readonly SectionChanges[]
  readonly standing: Standing
  readonly t: Translate
}

/** The rules for all to read, the text to decide on, and the proposal that joins the two. */
async function entered(
  step: Step,
  process: Process,
  asked: Proposed,
  { offered, sections, standing, t }: Judged,
): Promise<RuleChange> {
  const { tx, now, via, clock } = step
  const { role, actor } = standing
  const { pin } = offered
  await offerRules(step, process, offered, { role })
  const { title, reason } = asked
  const clauses = clausesOf({ reason, sections, pin }, t)
  const typed = { title, reason: title, language: t.language, clauses }
  const worded = await enterText(step, process, typed, { role, matter: 'rules' })
  if (!worded.ok) throw new Error(`a change could not be worded: ${worded.refusal.kind}`)
  const parts = typedIn(asked, step, actor.person)
  const { text, version } = worded.value
  const change: RuleChange = {
    id: newUlid(clock) as string as ChangeId,
    process: process.id,
    text: text.id,
    hash: version.hash,
    pin,
    under: process.pin.hash,
    parts: parts?.commitment,
    proposedBy: actor.person,
    at: now,
    state: { kind: 'proposed' },
  }
  const { name, version: number, hash } = pin
  const clear = {
    text: text.id,
    version: number,
    template: name,
    rulesHash: hash,
    under: change.under,
  }
  const told = { act: 'change.propose', process, standing, via, clear } as const
  await saveChange(tx, change, actOf(change, { ...told, parts: parts ? [parts] : [] }))
  return change
}

const typedIn = ({ how, parts }: Proposed, { clock }: Step, person: `p_${string}`) =>
  how === 'parts' ? prose('parts', parts, clock, person) : undefined

async function offeredBy(
  tx: Tx,
  process: Process,
  { how, definition, parts, version }: Proposed,
  facts: readonly string[],
): Promise<Result<CheckedTemplate, ChangeRefusal>> {
  const own = await pinsNamed(tx, ownName(process, []).name)
  if (how === 'version') {
    const pin = [...(await findPins(tx)), ...own].find(
      (one) => `${one.name}/${one.version}` === version,
    )
    return pin ? ok(pinned(await templateOf(tx, pin))) : refuse({ kind: 'no-such-version' })
  }
  const typed = how === 'parts' ? parts : definition
  if (typed.trim() === '') return refuse({ kind: 'nothing-typed' })
  const base = {
    canonical: await bytesOf(tx, process.pin),
    named: ownName(process, own),
    known: { facts },
  }
  const offered = how === 'parts' ? fromParts(typed, base) : fromDefinition(typed.trim(), base)
  return offered.ok ? offered : refuse({ kind: 'not-sound', problems: offered.refusal })
}

/** All that was asked about the text of a change, the oldest first. */
async function askedAbout(db: Read | Tx, { text, process }: RuleChange): Promise<Asked> {
  const calls = await Promise.all(
    (await callsOf(db, { text })).toReversed().map(async (call) => ({
      call,
      rule: (await contextOf(db, call, undefined)).rule,
      final: (await designationsOf(db, call.id)).findLast(({ state }) => state.kind === 'final'),
      challenges: await challengesOf(db, call.id),
    })),
  )
  const ballots = await ballotsOf(db, { process })
  return { calls, ballots: ballots.toReversed() }
}

/** By the rules that it was written against: they decide whether others follow them. */
export async function adoptionIn(
  db: Read | Tx,
  change: RuleChange,
  now: Step['now'],
): Promise<Adoption> {
  const pin = await pinOf(db, change.under)
  if (!pin) throw new Error(`no rules ${change.under}`)
  return adoptionOf(change, await templateOf(db, pin), await askedAbout(db, change), now)
}

/** Nothing stands in the way of what was not adopted: it is not on its way. */
export async function hindrancesTo(
  db: Read | Tx,
  change: RuleChange,
  { process, adoption, now }: Adopting,
  providers: readonly HindranceProvider[],
): Promise<readonly Hindrance[]> {
  if (change.state.kind !== 'proposed' || adoption.kind !== 'adopted') return []
  const behind = behindOf(change, await askedAbout(db, change), adoption)
  const found: Hindrance[] = []
  for (const one of providers) found.push(...(await one.hindrances(db, process, behind, now)))
  return found
}

type Adopting = {
  readonly process: Process
  readonly adoption: Adoption
  readonly now: Step['now']
}

/** The change was held by the caller, and the process: nobody appeals meanwhile. */
export async function enactChange(
  step: Step,
  process: Process,
  change: RuleChange,
  providers: readonly HindranceProvider[],
): Promise<Result<RuleChange, ChangeRefusal>> {
  const { tx, by, now, via } = step
  const before = await beforeIt(tx, process, now)
  const adoption = await adoptionIn(tx, change, now)
  const hindrances = await hindrancesTo(tx, change, { process, adoption, now }, providers)
  const enacted = bringIntoForce(change, before, { by, adoption, now, hindrances })
  if (!enacted.ok) return enacted
  if (adoption.kind !== 'adopted') return refuse({ kind: 'not-adopted', adoption: adoption.kind })
  const { standing } = enacted.value
  const why = `change:${change.id}` as const
  const roles = standing.rule.proposedBy
  const changed = await changeRulesOf(step, process, { pin: change.pin, why, roles })
  if (!changed.ok) return changed
  const { basis } = adoption
  const clear = { by: basis.kind === 'call' ? `call:${basis.call}` : `ballot:${basis.ballot}` }
  const told = { act: 'change.enact', process, standing, via, clear } as const
  await saveChange(tx, enacted.value.change, actOf(change, told))
  return ok(enacted.value.change)
}

export async function withdrawChange(
  step: Step,
  process: Process,
  change: RuleChange,
): Promise<Result<RuleChange, ChangeRefusal>> {
  const { tx, by, now, via } = step
  const before = await beforeIt(tx, process, now)
  const adoption = await adoptionIn(tx, change, now)
  const withdrawn = withdraw(change, before, { by, adoption, now })
  if (!withdrawn.ok) return withdrawn
  const { standing } = withdrawn.value
  const told = { act: 'change.withdraw', process, standing, via } as const
  await saveChange(tx, withdrawn.value.change, actOf(change, told))
  return ok(withdrawn.value.change)
}
