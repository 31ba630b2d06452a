/** Removes a message's words, and all it said before, with a line in the steward log. */
import { historyOf, prose, redact, type Basis } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { gone, type Actor, type Gone, type Tools } from '../people/index.ts'
import { enterLog } from '../stewards/index.ts'
import { topicsAround } from './acts.ts'
import { EDITS_MAX, type Message, type MessageId } from './message.ts'
import type { DiscussionRefusal } from './rules.ts'
import { mayRemove } from './rules-removing.ts'
import { heldMessage, type Setting } from './steps.ts'
import { attachmentsOf, standingAmong } from './store-attachments.ts'

/** Its posting, its edits, and what was asked of it or made from it. */
const ENTRIES_MAX = 100 + EDITS_MAX

export type Removing = {
  readonly id: MessageId
  readonly basis: Basis
  readonly reason: string
}

/** What is left is the tombstone: that something was said, by whom, and why it is gone. */
export async function removeMessage(
  setting: Setting,
  actor: Actor,
  { id, basis, reason }: Removing,
): Promise<Result<Message, DiscussionRefusal | Gone>> {
  const { tx, clock, now, via } = setting
  const found = await heldMessage(tx, id, actor.person)
  if (!found) return refuse(gone)
  const { message, thread, place } = found
  const allowed = mayRemove(place, actor, thread)
  if (!allowed.ok) return allowed
  const role = allowed.value
  const rules = place.process ? { rules: place.process.pin.hash } : {}
  const topics = [`thread:${thread.id}`, ...topicsAround(thread.about, place.process)]
  const said = (name: string) => prose(name, reason, clock, actor.person)
  let removed = 0
  const files = await attachmentsOf(tx, [id], undefined)
  const subjects = [`message:${id}`, ...files.map((file) => `attachment:${file.id}`)]
  for (const { index, part } of await partsOf(setting, subjects)) {
    const removal = { basis, by: `role:${role}`, via, topics, ...rules } as const
    const done = await redact(tx, { ...removal, index, part, reason: said('reason') })
    if (done.ok) removed += 1
    else if (done.refusal.kind !== 'already-removed') throw new Error(done.refusal.kind)
  }
  if (removed === 0) return refuse({ kind: 'removed-already' })
  const line = {
    kind: 'redaction',
    by: actor,
    role,
    about: `message:${id}`,
    place: `/messages/${id}`,
    line: said('line'),
    via,
    topics,
    ...rules,
  } as const
  await enterLog(tx, clock, line, now)
  return ok(message)
}

async function partsOf({ tx }: Setting, subjects: readonly string[]) {
  const found = []
  for (const subject of subjects) {
    const lines = await historyOf(tx, { subject, limit: ENTRIES_MAX })
    for (const { index, entry } of lines) {
      found.push(...entry.parts.map(({ n }) => ({ index, part: n })))
    }
  }
  return found
}

/** The bytes go once it is certain that their names are gone. */
export async function dropFiles(
  { database, files }: Pick<Tools, 'database' | 'files'>,
  id: MessageId,
): Promise<void> {
  const kept = await attachmentsOf(database.read, [id], undefined)
  const standing = await standingAmong(
    database.read,
    kept.map((one) => one.id),
  )
  for (const one of kept) if (!standing.includes(one.id)) await files.remove(one)
}
