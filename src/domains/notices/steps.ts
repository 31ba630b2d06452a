/** Checking a notice in a language, and sending it: decided and saved, with its act. */
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import { prose, type Via } from '../../platform/record/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { gone, type Actor, type Gone } from '../people/index.ts'
import { aboutOf } from './about.ts'
import { sending } from './acts.ts'
import { idOf, type Draft, type Notice, type NoticeName } from './notice.ts'
import { peopleOf } from './people.ts'
import { mayCheck, maySend, type NoticeRefusal } from './rules.ts'
import { findNotice, lockDrafts, saveDraft, saveNotice } from './store.ts'

export type Step = {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Instant
  readonly via: Via
  readonly actor: Actor
}

type Refused = NoticeRefusal | Gone

export async function checkDraft(
  { tx, now, actor }: Step,
  name: NoticeName,
  typed: Pick<Draft, 'language' | 'subject' | 'words'>,
): Promise<Result<true, Refused>> {
  const about = await aboutOf(tx, name)
  if (!about) return refuse(gone)
  const sent = await findNotice(tx, about.id)
  const allowed = mayCheck(actor, { standing: about, sent, now })
  if (!allowed.ok) return allowed
  await saveDraft(tx, about.id, { ...typed, by: actor.person, at: now })
  return ok(true)
}

export async function sendNotice(
  { tx, clock, now, via, actor }: Step,
  name: NoticeName,
): Promise<Result<Notice, Refused>> {
  // Held first: who waited here finds the notice that the other one sent.
  const drafts = await lockDrafts(tx, idOf(name))
  const about = await aboutOf(tx, name)
  if (!about) return refuse(gone)
  const sent = await findNotice(tx, about.id)
  const people = await peopleOf(tx, about.hosting, now)
  const asked = { drafts, people: people.length }
  const allowed = maySend(actor, { standing: about, sent, now }, asked)
  if (!allowed.ok) return allowed
  const { person } = allowed.value
  const said = drafts.map(({ language, subject, words }) => ({
    language,
    subject: prose(`subject-${language}`, subject, clock, person),
    words: prose(`words-${language}`, words, clock, person),
  }))
  const notice: Notice = {
    id: about.id,
    host: about.host,
    wordings: said.map(({ language, subject, words }) => ({
      language,
      subject: subject.commitment,
      words: words.commitment,
    })),
    people: people.length,
    by: person,
    at: now,
  }
  const { hosting } = about
  const act = sending(notice, {
    via,
    parts: said.flatMap(({ subject, words }) => [subject, words]),
    topics: [...about.topics, 'notices'],
    rules: hosting.kind === 'process' ? hosting.process.pin.hash : undefined,
  })
  await saveNotice(tx, notice, act)
  return ok(notice)
}
