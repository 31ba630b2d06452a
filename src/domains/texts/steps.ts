/**
 * Beginning a text and publishing its versions, each decided and saved in one transaction, for
 * every door: form, demo, import. What is decided is in `rules/`; what is written, in the store.
 */
import { newUlid } from '../../platform/clock.ts'
import type { Language } from '../../platform/languages/index.ts'
import { prose, recordAct, type Prose } from '../../platform/record/index.ts'
import { ok, type Result } from '../../platform/values.ts'
import { type By, IMPORTER, type Process, type Step } from '../processes/index.ts'
import {
  drafting,
  ordering,
  publishing,
  wording,
  wordings,
  type Doing,
  type Worded,
} from './acts.ts'
import {
  compose,
  mayDraft,
  mayPublish,
  type ClauseDraft,
  type Composed,
  type Freeze,
  type TextRefusal,
} from './rules/versions.ts'
import { findVersion, saveText, saveVersion, versionWords } from './store.ts'
import type { ClauseLine, Matter, PublishedBy, Text, TextId, TextVersion } from './text.ts'

export type VersionAsked = {
  /** The version that the author had before them; 0 where there was none. */
  readonly base: number
  readonly clauses: readonly ClauseDraft[]
  /** One line: why there is this version. */
  readonly reason: string
  readonly note?: string | undefined
}

export type TextAsked = Omit<VersionAsked, 'base'> & {
  readonly title: string
  readonly language: Language
  /** Left out, it is on the table at once. */
  readonly stage?: 'draft' | undefined
}

export type Published = { readonly text: Text; readonly version: TextVersion }

export const written = ({ clock, by }: Step, name: string, words: string): Prose =>
  prose(name, words, clock, by.kind === 'person' ? by.actor?.person : undefined)

const reportedBy = (by: By) => (by.kind === 'importer' ? by.reported : undefined)

function authorOf(by: By): PublishedBy {
  if (by.kind === 'importer') return IMPORTER
  if (!by.actor) throw new Error('a rule let nobody publish')
  return by.actor.person
}

/** Begins a text and publishes its first version: no text is there without words. */
export async function draftText(
  step: Step,
  process: Process,
  asked: TextAsked,
): Promise<Result<Published, TextRefusal>> {
  const standing = mayDraft(process, step.by)
  return standing.ok ? enterText(step, process, asked, { role: standing.value }) : standing
}

/** For a later domain that has judged who may enter it, and in which role. */
export async function enterText(
  step: Step,
  process: Process,
  asked: TextAsked,
  { role, matter = 'negotiated' }: { readonly role: string; readonly matter?: Matter },
): Promise<Result<Published, TextRefusal>> {
  const { tx, clock, now, by, via } = step
  const composed = compose(undefined, { base: 0, clauses: asked.clauses })
  if (!composed.ok) return composed
  const title = written(step, 'title', asked.title)
  const text: Text = {
    id: newUlid(clock) as string as TextId,
    process: process.id,
    title: title.commitment,
    language: asked.language,
    matter,
    stage: { kind: asked.stage ?? 'on-table' },
    draftedBy: authorOf(by),
    draftedAt: now,
    reported: reportedBy(by),
  }
  const doing: Doing = { by, role, via, process, text }
  await saveText(tx, text, drafting(doing, text, title))
  const version = await saveComposed(step, doing, asked, { composed: composed.value })
  return ok({ text, version })
}

/** The next version. Text and process were locked or read by the caller. */
export async function publishVersion(
  step: Step,
  { process, text, freezes }: Held,
  asked: VersionAsked,
): Promise<Result<Published, TextRefusal>> {
  const { tx, by, via } = step
  const standing = mayPublish(process, by, { text, freezes })
  if (!standing.ok) return standing
  const latest = await findVersion(tx, text.id)
  const composed = compose(latest, asked)
  if (!composed.ok) return composed
  const doing: Doing = { by, role: standing.value, via, process, text }
  const version = await saveComposed(step, doing, asked, { composed: composed.value, latest })
  return ok({ text, version })
}

export type Held = {
  readonly process: Process
  readonly text: Text
  readonly freezes: readonly Freeze[]
}

type Base = { readonly composed: Composed; readonly latest?: TextVersion | undefined }

async function saveComposed(
  step: Step,
  doing: Doing,
  asked: Pick<VersionAsked, 'reason' | 'note'>,
  { composed, latest }: Base,
): Promise<TextVersion> {
  const { number, lineage, clausesEver, hash, brackets } = composed
  const clauses = await worded(step, doing, { composed, latest })
  const reason = written(step, 'reason', asked.reason)
  const note = asked.note === undefined ? undefined : written(step, 'note', asked.note)
  const version: TextVersion = {
    text: doing.text.id,
    number,
    clauses,
    lineage,
    clausesEver,
    hash,
    brackets,
    by: authorOf(step.by),
    role: doing.role,
    reason: reason.commitment,
    note: note?.commitment,
    at: step.now,
    reported: reportedBy(step.by),
  }
  for (const act of ordering(doing, version)) await recordAct(step.tx, act)
  await saveVersion(step.tx, version, publishing(doing, version, [reason, note]))
  return version
}

/** New wordings that have an entry each; more of them share entries. */
const ENTRIES_OF_THEIR_OWN_MAX = 60

/** A clause that says what it said keeps its commitment: its words are on the record already. */
async function worded(
  step: Step,
  doing: Doing,
  { composed, latest }: Base,
): Promise<readonly ClauseLine[]> {
  const before = latest ? await versionWords(step.tx, latest) : []
  const said = new Map(before.map(({ id, words }) => [id, words]))
  const known = new Map(latest?.clauses.map((line) => [line.id, line]))
  const fresh = composed.clauses.filter(({ id, words }) => said.get(id) !== words)
  const alone = fresh.length <= ENTRIES_OF_THEIR_OWN_MAX
  const worded: Worded[] = fresh.map(({ id, words }) => ({
    id,
    words: written(step, alone ? 'words' : `words-${id}`, words),
  }))
  const acts = alone
    ? worded.map(({ id, words }) => wording(doing, { id, version: composed.number }, words))
    : wordings(doing, composed.number, worded)
  for (const act of acts) await recordAct(step.tx, act)
  const lines = new Map(worded.map(({ id, words }) => [id, { id, words: words.commitment }]))
  return composed.clauses.flatMap(({ id }) => lines.get(id) ?? known.get(id) ?? [])
}
