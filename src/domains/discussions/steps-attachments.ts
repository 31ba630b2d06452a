/**
 * Files on their way into a message: looked into and written before the transaction, so that
 * nobody waits for a disk or a scanner, and named in it, so that none is there without its act.
 */
import { newUlid, type Clock } from '../../platform/clock.ts'
import { typeOf, type Files, type StoredFile } from '../../platform/files/index.ts'
import type { SentFile } from '../../platform/http/index.ts'
import { prose } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import { actOn, attachClear, type Doing } from './acts.ts'
import type { AttachmentId } from './attachment.ts'
import { isClosed, type Message, type Thread } from './message.ts'
import type { DiscussionRefusal } from './rules.ts'
import { takeable } from './rules-attachments.ts'
import type { Setting } from './steps.ts'
import { saveAttachment, saveSealedAttachment } from './store-attachments.ts'

export type Received = StoredFile & {
  readonly name: string
  readonly size: number
  readonly scanned: boolean
}

export async function receive(
  { files, clock }: { readonly files: Files; readonly clock: Clock },
  sent: readonly SentFile[],
): Promise<Result<readonly Received[], DiscussionRefusal>> {
  const taken = takeable(sent)
  if (!taken.ok) return taken
  const scanned: boolean[] = []
  for (const { name, bytes } of taken.value) {
    const found = await files.scan(bytes)
    if (found === 'unclean') return refuse({ kind: 'file-unclean', name })
    if (found === 'failed') return refuse({ kind: 'scan-failed' })
    scanned.push(found === 'clean')
  }
  // Ids of one instant come in any order; these are read in the order in which they were sent.
  const ids = taken.value.map(() => newUlid(clock)).toSorted()
  const received: Received[] = []
  for (const [index, { name, bytes }] of taken.value.entries()) {
    const stored = await files.keep(ids[index] ?? newUlid(clock), bytes)
    received.push({ ...stored, name, size: bytes.length, scanned: scanned[index] === true })
  }
  return ok(received)
}

/** Of a form that was refused: whoever sends it again sends them again. */
export async function discard(files: Files, received: readonly Received[]): Promise<void> {
  for (const one of received) await files.remove(one)
}

type Into = {
  readonly message: Message
  readonly thread: Thread
  readonly doing: Omit<Doing, 'actor'>
}

export async function attach(
  { tx, clock, now }: Setting,
  actor: Actor,
  { message, thread, doing }: Into,
  received: readonly Received[],
): Promise<void> {
  for (const { id, sha256, name: text, size, scanned } of received) {
    const name = prose('name', text, clock, actor.person)
    const kept = {
      id: id as AttachmentId,
      message: message.id,
      type: typeOf(text),
      size,
      sha256,
      scanned,
      author: actor.person,
      at: now,
    }
    if (isClosed(thread)) {
      await saveSealedAttachment(tx, kept, name)
      continue
    }
    const told = { act: 'message.attach', clear: attachClear(kept), parts: [name] } as const
    const act = actOn(`message:${message.id}`, { ...doing, actor, thread }, told)
    await saveAttachment(tx, kept, name, act)
  }
}
