/** Texts as later domains ask for them: a version beside the one before. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Commitment } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import { compareVersions } from './compared.ts'
import { placeOf } from './rules/redline.ts'
import type { Change } from './rules/redline-words.ts'
import { findText, findVersion, latestVersions, textsOf, versionWords } from './store.ts'
import { textId, type Text, type TextVersion, type VersionHash } from './text.ts'

export type LatestText = {
  readonly text: string
  readonly process: ProcessId
  readonly title: string
  readonly version: number
  readonly hash: VersionHash
  readonly languages: readonly Language[]
}

export type ShownVersion = {
  readonly title: string
  readonly language: Language
  /** Rules of a process, as they are written and not as prose. */
  readonly isTyped: boolean
  /** The version that it is compared with. */
  readonly against: number | undefined
  readonly clauses: readonly {
    readonly id: string
    readonly number: string
    readonly changes: readonly Change[]
  }[]
  readonly brackets: number
}

/** What `decisions` asks of texts. */
export const textSource = {
  async version(db: Read | Tx, raw: string, number: number): Promise<ShownVersion | undefined> {
    const id = textId(raw)
    const text = id && (await findText(db, id))
    const version = text && (await findVersion(db, text.id, number))
    if (!text || !version) return undefined
    const before = number > 1 ? await findVersion(db, text.id, number - 1) : undefined
    const { brackets } = version
    const { language } = text
    const isTyped = text.matter === 'rules'
    const words = await versionWords(db, version)
    const title = await titleOf(db, text)
    if (!before) {
      const clauses = words.map(({ id: clause, words: said }, index) => ({
        id: clause,
        number: String(index + 1),
        changes: [{ change: 'kept' as const, text: said }],
      }))
      return { title, language, isTyped, against: undefined, clauses, brackets }
    }
    const redline = await compareVersions(db, { text, before, after: version, words })
    // What was merged into another clause is shown there.
    const shown = redline.filter(({ kind }) => kind !== 'absorbed')
    const clauses = shown.map((one) => ({
      id: one.id,
      number: placeOf(one),
      changes: one.changes,
    }))
    return { title, language, isTyped, against: before.number, clauses, brackets }
  },

  async latest(db: Read | Tx, raw: string): Promise<LatestText | undefined> {
    const id = textId(raw)
    const text = id && (await findText(db, id))
    // Nobody is asked about a draft, nor about what another text took the place of.
    return text?.stage.kind === 'on-table' ? latestOf(db, text) : undefined
  },

  async textsOf(db: Read | Tx, process: ProcessId): Promise<readonly LatestText[]> {
    const lines = await linesOf(db, process)
    return lines
      .filter(({ text }) => text.stage.kind === 'on-table')
      .map(({ text, title, version }) => latestFrom(text, title, version))
  },
}

/** Those that say how the rules themselves would change: no step towards anything else. */
export async function rulesTextsOf(
  db: Read | Tx,
  process: ProcessId,
): Promise<ReadonlySet<string>> {
  const texts = await textsOf(db, process)
  return new Set(texts.flatMap(({ id, matter }) => (matter === 'rules' ? [id] : [])))
}

async function latestOf(db: Read | Tx, text: Text): Promise<LatestText | undefined> {
  const version = await findVersion(db, text.id)
  return version && latestFrom(text, await titleOf(db, text), version)
}

const latestFrom = (text: Text, title: string, { number, hash }: TextVersion): LatestText => ({
  text: text.id,
  process: text.process,
  title,
  version: number,
  hash,
  languages: [text.language],
})

export type TextLine = {
  readonly text: Text
  readonly title: string
  readonly version: TextVersion
}

/** The texts of a process with their latest versions, the oldest text first. */
export async function linesOf(db: Read | Tx, process: ProcessId): Promise<readonly TextLine[]> {
  const texts = await textsOf(db, process)
  const versions = await latestVersions(db, process)
  const words = await wordsOf(
    db,
    texts.map(({ title }) => title),
  )
  return texts.flatMap((text) => {
    const version = versions.get(text.id)
    const wording = words.get(text.title)
    const title = wording.kind === 'text' ? wording.text : text.id
    return version ? [{ text, title, version }] : []
  })
}

/** The short form of an id stands for a title that was removed. */
export async function titleOf(
  db: Read | Tx,
  { id, title }: { readonly id: string; readonly title: Commitment },
): Promise<string> {
  const wording = (await wordsOf(db, [title])).get(title)
  return wording.kind === 'text' ? wording.text : id
}
