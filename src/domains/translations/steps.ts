/** Writing and checking translations: decided by the rules and saved, all clauses or none. */
import type { Language } from '../../platform/languages/index.ts'
import { prose, wordsOf } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import type { Process, Step } from '../processes/index.ts'
import { findVersion, type ClauseLine, type Text } from '../texts/index.ts'
import { checking, writing } from './acts.ts'
import { check, mayTranslate, mayWrite, type Seen, type TranslationRefusal } from './rules.ts'
import { saveTranslation, translationsOf } from './store.ts'
import type { Translation } from './translation.ts'

/** What came for one clause: words, or a check of those that stand there, or both. */
export type Sent = Seen & {
  readonly clause: string
  /** Trimmed, in NFC; empty where nothing was said of this clause. */
  readonly words: string
  readonly isChecked: boolean
}

export type Asked = {
  readonly language: Language
  /** The machine that wrote the words, where one did. */
  readonly machine: string | undefined
  readonly clauses: readonly Sent[]
}

type Before = {
  readonly process: Process
  readonly line: ClauseLine
  readonly standing: Translation | undefined
  /** What stands there now; absent where nothing does, or where it was removed. */
  readonly said: string | undefined
}

/** The text was locked by the caller: no version and no second translator comes between. */
export async function translate(
  step: Step,
  { process, text }: { readonly process: Process; readonly text: Text },
  asked: Asked,
): Promise<Result<readonly Translation[], TranslationRefusal>> {
  const { tx, by } = step
  const may = mayTranslate(process, text, asked.language, by)
  if (!may.ok) return may
  const version = await findVersion(tx, text.id)
  const lines = new Map<string, ClauseLine>(version?.clauses.map((line) => [line.id, line]))
  const there = await translationsOf(tx, text.id, asked.language)
  const standings = new Map<string, Translation>(there.map((one) => [one.clause, one]))
  const wordings = await wordsOf(
    tx,
    there.map(({ words }) => words),
  )
  const made: Translation[] = []
  for (const sent of asked.clauses) {
    const standing = standings.get(sent.clause)
    const wording = standing && wordings.get(standing.words)
    const said = wording?.kind === 'text' ? wording.text : undefined
    if (saysNothing(sent, said)) continue
    const line = lines.get(sent.clause)
    if (!line) return refuse({ kind: 'no-such-clause', clause: sent.clause })
    const done = await settle(
      step,
      may.value,
      { process, line, standing, said },
      { text, asked, sent },
    )
    if (!done.ok) return done
    made.push(done.value)
  }
  return made.length === 0 ? refuse({ kind: 'nothing-changed' }) : ok(made)
}

const saysNothing = ({ words, isChecked }: Sent, said: string | undefined): boolean =>
  !isChecked && (words === '' || words === said)

/** New words are written; a tick beside words that stand there checks them. */
async function settle(
  { tx, via, now, clock }: Step,
  actor: Actor,
  { process, line, standing, said }: Before,
  { text, asked, sent }: { readonly text: Text; readonly asked: Asked; readonly sent: Sent },
): Promise<Result<Translation, TranslationRefusal>> {
  const held = { process, line, standing, actor, now }
  const doing = { process, actor, via }
  // Words that still fit after the clause changed are said anew, of what it says now.
  const isCurrent = standing?.source === line.words
  if (sent.words === '' || (sent.words === said && isCurrent)) {
    const checked = check(held, sent)
    if (checked.ok) await saveTranslation(tx, checked.value, checking(checked.value, doing))
    return checked
  }
  const writes = mayWrite(held, sent)
  if (!writes.ok) return writes
  const { language, machine } = asked
  const words = prose('words', sent.words, clock, actor.person)
  const one: Translation = {
    text: text.id,
    clause: line.id,
    language,
    source: line.words,
    words: words.commitment,
    made: machine === undefined ? { kind: 'human' } : { kind: 'machine', machine },
    writtenBy: actor.person,
    writtenAt: now,
  }
  await saveTranslation(tx, one, writing(one, doing, words))
  return ok(one)
}
