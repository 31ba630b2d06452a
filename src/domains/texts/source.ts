/** Texts as later domains ask for them: a version beside the one before. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Piece } from '../../platform/html/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Commitment } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import { piecesOf, plainPieces } from './views/pieces.ts'
import { placeOf, redlineOf } from './rules/redline.ts'
import { findText, findVersion, textsOf, versionWords } from './store.ts'
import { textId, type Text, type VersionHash } from './text.ts'

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
  /** The version that the pieces compare with. */
  readonly against: number | undefined
  readonly clauses: readonly {
    readonly id: string
    readonly number: string
    readonly text: readonly Piece[]
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
    const words = await versionWords(db, version)
    const title = await titleOf(db, text)
    if (!before) {
      const clauses = words.map(({ id: clause, words: said }, index) => ({
        id: clause,
        number: String(index + 1),
        text: plainPieces(said),
      }))
      return { title, against: undefined, clauses, brackets }
    }
    const redline = redlineOf(await versionWords(db, before), words, text.language)
    const clauses = redline.map((one) => ({
      id: one.id,
      number: placeOf(one),
      text: piecesOf(one.changes),
    }))
    return { title, against: before.number, clauses, brackets }
  },

  async latest(db: Read | Tx, raw: string): Promise<LatestText | undefined> {
    const id = textId(raw)
    const text = id && (await findText(db, id))
    return text && latestOf(db, text)
  },

  async textsOf(db: Read | Tx, process: ProcessId): Promise<readonly LatestText[]> {
    const texts = await textsOf(db, process)
    const latest = await Promise.all(texts.map((text) => latestOf(db, text)))
    return latest.flatMap((one) => one ?? [])
  },
}

async function latestOf(db: Read | Tx, text: Text): Promise<LatestText | undefined> {
  const version = await findVersion(db, text.id)
  if (!version) return undefined
  return {
    text: text.id,
    process: text.process,
    title: await titleOf(db, text),
    version: version.number,
    hash: version.hash,
    languages: [text.language],
  }
}

/** The short form of an id stands for a title that was removed. */
export async function titleOf(
  db: Read | Tx,
  { id, title }: { readonly id: string; readonly title: Commitment },
): Promise<string> {
  const wording = (await wordsOf(db, [title])).get(title)
  return wording.kind === 'text' ? wording.text : id
}
