/** Summarising a version in plain language: decided by the rules and saved, for every door. */
import type { Language } from '../../platform/languages/index.ts'
import { ok, type Result } from '../../platform/values.ts'
import { type Process, type Step, topicsOf } from '../processes/index.ts'
import { enterLog } from '../stewards/index.ts'
import { summarising } from './acts.ts'
import { fits, maySummarise, type SummaryOf, type SummaryRefusal } from './rules/summarising.ts'
import { written } from './steps.ts'
import { saveSummary, summariesOf } from './store-summaries.ts'
import { findVersion, versionWords } from './store.ts'
import type { Summary } from './summary.ts'
import type { Text } from './text.ts'

export type SummaryAsked = SummaryOf & {
  readonly language: Language
  readonly words: string
  /** What it says, or what is new in it, for the steward log. */
  readonly line: string
  readonly machine?: string | undefined
}

/** Text and process were locked by the caller: no second summary comes between. */
export async function summarise(
  step: Step,
  { process, text }: { readonly process: Process; readonly text: Text },
  asked: SummaryAsked,
): Promise<Result<Summary, SummaryRefusal>> {
  const { tx, clock, by, via, now } = step
  const may = maySummarise(process, by, text)
  if (!may.ok) return may
  const { version: number, language, machine } = asked
  const version = await findVersion(tx, text.id, number)
  const standing = (await summariesOf(tx, text.id)).find(
    (one) => one.version === number && one.language === language,
  )
  const clauses = version && (await versionWords(tx, version))
  const fit = fits(asked, { clauses, standing })
  if (!fit.ok) return fit
  const actor = by.kind === 'person' ? by.actor : undefined
  if (!actor) throw new Error('a rule let nobody summarise')
  const words = written(step, 'summary', asked.words)
  const line = await enterLog(
    tx,
    clock,
    {
      kind: 'plain-words',
      by: actor,
      role: may.value,
      about: `text:${text.id}`,
      place: `/texts/${text.id}/summary`,
      line: written(step, 'line', asked.line),
      via,
      rules: process.pin.hash,
      topics: [`text:${text.id}`, ...topicsOf(process)],
    },
    now,
  )
  const summary: Summary = {
    ...{ text: text.id, version: number, language, words: words.commitment, machine },
    ...{ by: actor.person, role: may.value, at: now, line: line.id },
  }
  const doing = { by, role: may.value, via, process, text }
  await saveSummary(tx, summary, summarising(doing, summary, words))
  return ok(summary)
}
