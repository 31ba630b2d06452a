/** Removes an archived message on grounds: all it said, its files, and what it was found by. */
import { historyOf, prose, redact, wordsOf, type Basis } from '../../platform/record/index.ts'
import type { Tx } from '../../platform/db/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { placeAt, type DiscussionRefusal, type DiscussionSetting } from '../discussions/index.ts'
import { gone, type Actor, type Gone, type Tools } from '../people/index.ts'
import { enterLog } from '../stewards/index.ts'
import { topicsOf } from './acts.ts'
import type { ArchivedFile, ArchivedMessage, ArchiveId } from './archive.ts'
import { headFrom } from './head.ts'
import { mayRemoveArchived } from './rules.ts'
import { filesAmong, filesOf, findArchive, findMessage, forgetMessage } from './store-archives.ts'
import { lockArchive, rowOf } from './store-archives.ts'
import { dropWords } from './store-words.ts'
import { tokensOf } from './tokens.ts'

export type Removing = {
  readonly archive: ArchiveId
  readonly number: number
  readonly basis: Basis
  readonly reason: string
}

type Setting = Pick<DiscussionSetting, 'tx' | 'clock' | 'now' | 'via'>

export async function removeArchived(
  { tx, clock, now, via }: Setting,
  actor: Actor,
  { archive: id, number, basis, reason }: Removing,
): Promise<Result<ArchivedMessage, DiscussionRefusal | Gone>> {
  await lockArchive(tx, id)
  const archive = await findArchive(tx, id)
  const message = archive && (await findMessage(tx, id, number))
  const place = archive && (await placeAt(tx, archive.about))
  if (!archive || !message || !place) return refuse(gone)
  const allowed = mayRemoveArchived(place, actor)
  if (!allowed.ok) return allowed
  const role = allowed.value
  const rules = place.process ? { rules: place.process.pin.hash } : {}
  const topics = topicsOf(archive)
  const said = (name: string) => prose(name, reason, clock, actor.person)
  if (!(await forgetWords(tx, message))) return refuse({ kind: 'removed-already' })
  await forgetMessage(tx, id, number)
  const [line] = await historyOf(tx, { subject: `archive-batch:${message.batch}`, limit: 1 })
  if (!line) throw new Error(`message ${number} of archive ${id} is on no record`)
  for (const part of [`head-${number}`, `words-${number}`]) {
    const removal = { basis, by: `role:${role}`, via, topics, ...rules } as const
    const done = await redact(tx, { ...removal, index: line.index, part, reason: said('reason') })
    if (!done.ok) throw new Error(done.refusal.kind)
  }
  const entered = {
    kind: 'redaction',
    by: actor,
    role,
    about: `archive:${id}`,
    place: `/archives/${id}/${number}`,
    line: said('line'),
    via,
    topics,
    ...rules,
  } as const
  await enterLog(tx, clock, entered, now)
  return ok(message)
}

/** @returns whether there were any */
async function forgetWords(tx: Tx, { archive, number, head, words }: ArchivedMessage) {
  const wordings = await wordsOf(tx, [head, words])
  const [headed, worded] = [wordings.get(head), wordings.get(words)]
  if (headed.kind !== 'text' || worded.kind !== 'text') return false
  const row = await rowOf(tx, archive, number)
  const tokens = tokensOf({ ...headFrom(headed.text), words: worded.text })
  await dropWords(tx, archive, { number, block: row?.block ?? 0 }, tokens)
  return true
}

/** Asked before: which files a message has, so that their bytes can go once it is certain. */
export const filesBefore = (
  { database }: Pick<Tools, 'database'>,
  archive: ArchiveId,
  number: number,
): Promise<readonly ArchivedFile[]> => filesOf(database.read, archive, [number])

export async function dropFiles(
  { database, files }: Pick<Tools, 'database' | 'files'>,
  before: readonly ArchivedFile[],
): Promise<void> {
  const ids = before.map(({ id }) => id)
  const standing = new Set(await filesAmong(database.read, ids))
  for (const file of before) if (!standing.has(file.id)) await files.remove(file)
}
