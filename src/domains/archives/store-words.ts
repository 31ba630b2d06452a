/**
 * SQL for what messages are found by: a word, a block of messages, and their numbers. A question
 * reads a row for each block that has the word, and no message.
 */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { ArchivedMessage, ArchiveId } from './archive.ts'
import { inRows, messageFrom, own } from './tables.ts'
import type { AskedWord } from './tokens.ts'

/** Rows of one word that are read: at 512 messages a block, of a million messages. */
const ROWS_OF_WORD_MAX = 2_000

/** @param words of each message by its number */
export async function saveWords(
  tx: Tx,
  archive: ArchiveId,
  block: number,
  words: ReadonlyMap<number, readonly string[]>,
): Promise<void> {
  const numbers = new Map<string, number[]>()
  for (const [number, own] of words) {
    for (const word of own) {
      const list = numbers.get(word)
      if (list) list.push(number)
      else numbers.set(word, [number])
    }
  }
  const rows = [...numbers].map(([word, of]) => ({
    archive_id: archive,
    word,
    block,
    numbers: of.join(','),
  }))
  for (const some of inRows(rows)) await own(tx).insertInto('archive_words').values(some).execute()
}

/** What one removed message said leads to it no more. */
export async function dropWords(
  tx: Tx,
  archive: ArchiveId,
  { number, block }: { readonly number: number; readonly block: number },
  words: readonly string[],
): Promise<void> {
  const here = () => own(tx).selectFrom('archive_words').where('archive_id', '=', archive)
  for (const some of inRows(words)) {
    const rows = await here()
      .select(['word', 'numbers'])
      .where('block', '=', block)
      .where('word', 'in', some)
      .execute()
    for (const { word, numbers } of rows) {
      const left = numbers.split(',').filter((one) => one !== String(number))
      if (left.length > 0) await setNumbers(tx, { archive, word, block }, left)
      else await dropRow(tx, { archive, word, block })
    }
  }
}

type Key = { readonly archive: ArchiveId; readonly word: string; readonly block: number }

async function setNumbers(tx: Tx, { archive, word, block }: Key, left: readonly string[]) {
  await own(tx)
    .updateTable('archive_words')
    .set({ numbers: left.join(',') })
    .where('archive_id', '=', archive)
    .where('word', '=', word)
    .where('block', '=', block)
    .execute()
}

async function dropRow(tx: Tx, { archive, word, block }: Key) {
  await own(tx)
    .deleteFrom('archive_words')
    .where('archive_id', '=', archive)
    .where('word', '=', word)
    .where('block', '=', block)
    .execute()
}

/** The numbers of all messages that have every word, the highest first. */
export async function numbersWith(
  db: Read,
  archive: ArchiveId,
  words: readonly AskedWord[],
): Promise<readonly number[]> {
  let left: ReadonlySet<number> | undefined
  for (const word of words) {
    const found = await numbersOf(db, archive, word)
    left = left === undefined ? found : left.intersection(found)
    if (left.size === 0) return []
  }
  return [...(left ?? [])].toSorted((one, other) => other - one)
}

async function numbersOf(
  db: Read,
  archive: ArchiveId,
  { word, begins }: AskedWord,
): Promise<ReadonlySet<number>> {
  const query = own(db)
    .selectFrom('archive_words')
    .select('numbers')
    .where('archive_id', '=', archive)
  // Words are letters and digits alone, so that none of them means something to `like`.
  const asked = begins
    ? query.where('word', '>=', word).where('word', 'like', `${word}%`)
    : query.where('word', '=', word)
  const rows = await asked.orderBy('block', 'desc').limit(ROWS_OF_WORD_MAX).execute()
  return new Set(rows.flatMap(({ numbers }) => numbers.split(',').map(Number)))
}

export type Within = {
  readonly since: Instant | undefined
  readonly until: Instant | undefined
}

/** Those of the numbers that were sent in that time. */
export async function messagesNumbered(
  db: Read,
  archive: ArchiveId,
  numbers: readonly number[],
  { since, until }: Within,
): Promise<readonly ArchivedMessage[]> {
  if (numbers.length === 0) return []
  let query = own(db)
    .selectFrom('archive_messages')
    .selectAll()
    .where('archive_id', '=', archive)
    .where('number', 'in', numbers)
  if (since !== undefined) query = query.where('at', '>=', since)
  if (until !== undefined) query = query.where('at', '<', until)
  return (await query.orderBy('number', 'desc').execute()).map(messageFrom)
}
